package io.crossdock.io.influx;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.crossdock.io.postgres.Backoff;
import io.crossdock.io.postgres.Refusal;
import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.source.Source;
import io.crossdock.schemas.source.SourceMessage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A real QuestDB, which speaks both versions of the interface and is brought by Maven. */
public class QuestDbTest {
  private static final long NINE = 1_767_603_600_123_456L;
  private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(60);

  @ClassRule public static final TemporaryFolder FOLDER = new TemporaryFolder();
  private static @Nullable StoreProcess server;

  @Rule public final TestPipeline pipeline = TestPipeline.create();

  @BeforeClass
  public static void startServer() throws Exception {
    int port = StoreProcess.freePort();
    // Found as a resource: loading its class here would start its native code.
    String jar =
        Path.of(
                new URI(
                    String.valueOf(QuestDbTest.class.getResource("/io/questdb/ServerMain.class"))
                        .replaceFirst("^jar:", "")
                        .replaceFirst("!.*", "")))
            .toString();
    server =
        new StoreProcess(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                jar,
                "io.questdb.ServerMain",
                "-n",
                "-d",
                FOLDER.getRoot().getPath()),
            Map.of(
                "QDB_HTTP_BIND_TO", "127.0.0.1:" + port,
                "QDB_HTTP_MIN_ENABLED", "false",
                "QDB_PG_ENABLED", "false",
                "QDB_LINE_TCP_ENABLED", "false",
                "QDB_TELEMETRY_ENABLED", "false",
                "QDB_SHARED_WORKER_COUNT", "1"),
            "enjoy",
            port);
  }

  @AfterClass
  public static void stopServer() {
    if (server != null) {
      server.close();
    }
  }

  private static StoreProcess server() {
    StoreProcess running = server;
    if (running == null) {
      throw new IllegalStateException("no server");
    }
    return running;
  }

  private static String query(String sql) throws Exception {
    return server().get("/exec", "query", sql, "");
  }

  private static InfluxSettings settings(InfluxSettings.Target target) {
    return new InfluxSettings(
        server().url(), target, null, null, 10, Duration.ofSeconds(30), Duration.ofSeconds(30));
  }

  private static void table(String name) throws Exception {
    assertThat(
        query(
            "create table "
                + name
                + " (machine symbol, x double, text varchar, timestamp timestamp)"
                + " timestamp(timestamp) partition by day wal"
                + " dedup upsert keys(timestamp, machine)"),
        containsString("OK"));
  }

  /** What was written is applied a little later: waits until a query gives this. */
  private static void assertBecomes(String sql, String expected) throws Exception {
    long deadline = System.nanoTime() + DEADLINE_NANOS;
    String found = query(sql);
    while (!found.contains(expected) && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(50);
      found = query(sql);
    }
    assertThat(found, containsString(expected));
  }

  private static Point point(String table, String text) {
    int number = Integer.parseInt(text.replaceAll("\\D", ""));
    return new Point(table, NINE + number)
        .tag("machine", "m " + number % 3)
        .field("x", number / 3.0)
        .field("text", text);
  }

  private static SourceMessage origin(String text) {
    return new SourceMessage(
        text.getBytes(StandardCharsets.UTF_8),
        "text/plain",
        new byte[0],
        "acme",
        NINE,
        1,
        Source.kafka("predictions", 0, 7));
  }

  private PCollection<Failure> write(
      String name, List<String> texts, String table, InfluxSettings.Target target) {
    return pipeline
        .apply(name + " values", Create.of(texts).withCoder(StringUtf8Coder.of()))
        .apply(
            name,
            InfluxOutput.of(
                text -> point(text.startsWith("\n") ? "a\nb" : table, text),
                settings(target),
                Refusal.of("maintenance", "WritePoints", QuestDbTest::origin)));
  }

  @Test
  public void bothVersionsWriteEachPointOnceHoweverOften() throws Exception {
    table("twice");
    List<String> texts = IntStream.range(0, 95).mapToObj(i -> "n" + i).toList();
    List<InfluxSettings.Target> targets =
        List.of(new InfluxSettings.Database("any"), new InfluxSettings.Bucket("any", "any"));
    for (InfluxSettings.Target target : targets) {
      PAssert.that(write(target.toString(), texts, "twice", target)).empty();
    }
    pipeline.run().waitUntilFinish();
    assertBecomes("select count(), sum(x) from twice", "[[95,1488.333");
    assertThat(
        query("select machine, x, text, timestamp from twice where text = 'n7'"),
        containsString("[[\"m 1\",2.3333333333333335,\"n7\",\"2026-01-05T09:00:00.123463Z\"]]"));
  }

  @Test
  public void whatIsRefusedIsAFailureAndTheRestIsThere() throws Exception {
    table("whole");
    List<String> texts = new ArrayList<>(IntStream.range(0, 40).mapToObj(i -> "n" + i).toList());
    texts.add("\n7");
    PAssert.that(write("refused", texts, "whole", new InfluxSettings.Database("any")))
        .satisfies(
            failures -> {
              List<Failure> all = new ArrayList<>();
              failures.forEach(all::add);
              assertThat(all, hasSize(1));
              assertThat(all.get(0).kind(), equalTo(FailureKind.SINK_REJECTED));
              assertThat(all.get(0).message(), containsString("control character"));
              return null;
            });
    pipeline.run().waitUntilFinish();
    assertBecomes("select count() from whole", "[[40]]");
    LineWriter writer =
        new LineWriter(settings(new InfluxSettings.Bucket("o", "b")), Backoff.DEFAULT, () -> {});
    List<LineWriter.Refused> refused =
        writer.write(
            List.of(
                "whole,machine=n x=1 " + (NINE + 1_000),
                "whole,machine=n x=\"text\" " + (NINE + 2_000),
                "whole,machine=n x=3 " + (NINE + 3_000)));
    assertThat(refused.stream().map(LineWriter.Refused::at).toList(), contains(1));
    assertThat(refused.get(0).reason(), containsString("cast error"));
    assertBecomes("select count() from whole", "[[42]]");
    assertThat(writer.write(List.of()), empty());
  }
}
