package io.crossdock.io.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.Assert.assertThrows;

import com.sun.net.httpserver.HttpServer;
import io.crossdock.io.registry.RegistryException.Reason;
import io.crossdock.io.secret.Secret;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Answers that a real registry gives seldom, by a server that stands in for it. */
public class RegistryClientTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final ExecutorService pool = Executors.newCachedThreadPool();
  private final CountDownLatch released = new CountDownLatch(1);
  private final Map<String, Answer> answers = new LinkedHashMap<>();
  private final List<String> signatures = new ArrayList<>();
  private HttpServer server;

  private record Answer(int status, String body) {}

  @Before
  public void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          synchronized (signatures) {
            signatures.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
          }
          Answer answer =
              answers.getOrDefault(exchange.getRequestURI().toString(), new Answer(404, "{}"));
          byte[] body = answer.body.getBytes(UTF_8);
          exchange.sendResponseHeaders(answer.status, 0);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
            if (answer.body.equals("endless")) {
              byte[] more = new byte[1 << 16];
              while (released.getCount() > 0) {
                out.write(more);
              }
            } else if (answer.body.equals("slow")) {
              out.flush();
              released.await();
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    server.setExecutor(pool);
    server.start();
  }

  @After
  public void stop() {
    released.countDown();
    server.stop(0);
    pool.shutdownNow();
  }

  private RegistryClient client(@Nullable String user, @Nullable Secret secret, long timeoutMs) {
    return new RegistryClient(
        new RegistrySettings(
            "http://127.0.0.1:" + server.getAddress().getPort(),
            user,
            secret,
            Duration.ofMillis(timeoutMs),
            Duration.ZERO));
  }

  private RegistryException failure(Answer answer) {
    answers.put("/schemas/ids/1", answer);
    return assertThrows(RegistryException.class, () -> client(null, null, 20_000).schema(1));
  }

  @Test
  public void whatAnAnswerMeans() {
    assertThat(
        failure(new Answer(404, "{\"error_code\":40403}")).reason(), equalTo(Reason.UNKNOWN));
    assertThat(failure(new Answer(404, "<html>")).reason(), equalTo(Reason.DENIED));
    assertThat(failure(new Answer(404, "{\"error_code\":0}")).reason(), equalTo(Reason.DENIED));
    assertThat(failure(new Answer(302, "")).reason(), equalTo(Reason.DENIED));
    assertThat(failure(new Answer(401, "")).reason(), equalTo(Reason.DENIED));
    assertThat(failure(new Answer(429, "")).reason(), equalTo(Reason.AWAY));
    assertThat(failure(new Answer(503, "")).reason(), equalTo(Reason.AWAY));
    assertThat(failure(new Answer(200, "no JSON")).reason(), equalTo(Reason.DENIED));
    assertThat(failure(new Answer(200, "[]")).reason(), equalTo(Reason.DENIED));
    assertThat(
        failure(new Answer(200, "{\"schema\":\"x\",\"schemaType\":\"XSD\"}")).reason(),
        equalTo(Reason.DENIED));
  }

  @Test
  public void anAnswerWithoutEndFillsNoMemory() {
    RegistryException failure = failure(new Answer(200, "endless"));
    assertThat(failure.reason(), equalTo(Reason.AWAY));
    assertThat(failure.getMessage(), containsString("longer than"));
  }

  @Test
  public void anAnswerThatStopsInTheMiddleIsNotWaitedFor() {
    answers.put("/schemas/ids/1", new Answer(200, "slow"));
    RegistryException failure =
        assertThrows(RegistryException.class, () -> client(null, null, 300).schema(1));
    assertThat(failure.reason(), equalTo(Reason.AWAY));
    assertThat(failure.getMessage(), containsString("no answer in 300 ms"));
  }

  @Test
  public void aServerThatIsNotThereIsAway() {
    RegistryClient client = client(null, null, 20_000);
    server.stop(0);
    RegistryException failure = assertThrows(RegistryException.class, () -> client.schema(1));
    assertThat(failure.reason(), equalTo(Reason.AWAY));
  }

  @Test
  public void aPasswordIsSentAndNeverRepeated() throws Exception {
    Path file = folder.newFile().toPath();
    Files.writeString(file, "hush");
    Secret secret = Secret.reference("file:" + file);
    answers.put("/schemas/ids/1", new Answer(403, "no entry with hush"));
    RegistryException failure =
        assertThrows(RegistryException.class, () -> client("anna", secret, 20_000).schema(1));
    assertThat(failure.getMessage(), not(containsString("hush")));
    assertThrows(RegistryException.class, () -> client(null, secret, 20_000).schema(1));
    assertThat(signatures, equalTo(List.of("Basic YW5uYTpodXNo", "Bearer hush")));
  }

  @Test
  public void aSecretThatIsNotThereIsADenial() {
    Secret secret = Secret.reference("file:/nowhere/at/all");
    RegistryException failure =
        assertThrows(RegistryException.class, () -> client("anna", secret, 20_000).schema(1));
    assertThat(failure.reason(), equalTo(Reason.DENIED));
  }

  @Test
  public void partsComeBeforeThoseThatNameThem() throws Exception {
    answers.put("/schemas/ids/-1", new Answer(500, "an id is unsigned"));
    answers.put(
        "/schemas/ids/4294967295",
        new Answer(
            200,
            """
            {"schema":"top","references":[{"name":"b","subject":"s b/v","version":2},
            {"name":"a","subject":"s","version":1}]}"""));
    answers.put(
        "/subjects/s%20b%2Fv/versions/2",
        new Answer(
            200,
            "{\"schema\":\"B\",\"references\":[{\"name\":\"a\",\"subject\":\"s\",\"version\":1}]}"));
    answers.put("/subjects/s/versions/1", new Answer(200, "{\"schema\":\"A\"}"));
    RegisteredSchema schema = client(null, null, 20_000).schema(-1);
    assertThat(
        schema.parts(),
        equalTo(List.of(new RegisteredSchema.Part("a", "A"), new RegisteredSchema.Part("b", "B"))));
  }

  @Test
  public void schemasThatNameEachOtherEnd() {
    for (int i = 0; i < 200; i++) {
      answers.put(
          "/subjects/s/versions/" + i,
          new Answer(
              200,
              "{\"schema\":\"A\",\"references\":[{\"name\":\"a%d\",\"subject\":\"s\",\"version\":%d}]}"
                  .formatted(i + 1, (i + 1) % 200)));
    }
    RegistryException failure =
        failure(
            new Answer(
                200,
                "{\"schema\":\"A\",\"references\":[{\"name\":\"a\",\"subject\":\"s\",\"version\":0}]}"));
    assertThat(failure.reason(), equalTo(Reason.REFUSED));
  }
}
