package io.crossdock.dashboard.web;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.crossdock.dashboard.access.Access;
import io.crossdock.dashboard.access.LoopbackAccess;
import io.crossdock.dashboard.access.ProxyAccess;
import io.crossdock.dashboard.access.TokenAccess;
import io.crossdock.dashboard.data.DashboardDatabase;
import io.crossdock.dashboard.data.Tenants;
import io.crossdock.dashboard.live.Live;
import io.crossdock.dashboard.replay.Replays;
import io.crossdock.io.secret.Secret;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Who is let in, and what is said with every answer. The database is away, which is said too. */
public class DashboardServerTest {
  private static final String NOWHERE = "jdbc:postgresql://127.0.0.1:1/none";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final HttpClient client = HttpClient.newHttpClient();

  /** What a test does with a server. */
  private interface Visit {
    void to(DashboardServer server) throws Exception;
  }

  private static void serve(Access access, Visit visit) throws Exception {
    try (DashboardDatabase database =
            new DashboardDatabase(NOWHERE, "nobody", null, Duration.ofSeconds(1));
        Live live = new Live(database, new Tenants(database), Duration.ofSeconds(1), 5);
        DashboardServer server =
            new DashboardServer(
                "127.0.0.1",
                0,
                access,
                database,
                live,
                new RoutesMap(List.of(), 50),
                new Replays(null))) {
      visit.to(server);
    }
  }

  private static HttpRequest.Builder request(DashboardServer server, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  @Test
  public void everyAnswerTellsBrowsersWhatToKeepTo() throws Exception {
    serve(
        new LoopbackAccess(),
        server -> {
          for (String path : List.of("/warehouse", "/app/main.js", "/api/me", "/none")) {
            var headers = send(request(server, path)).headers();
            assertThat(
                path,
                headers.firstValue("Content-Security-Policy").orElse(""),
                allOf(
                    containsString("default-src 'none'"),
                    containsString("script-src 'self';"),
                    containsString("frame-ancestors 'none'"),
                    not(containsString("unsafe"))));
            assertThat(
                path, headers.firstValue("X-Content-Type-Options").orElse(""), equalTo("nosniff"));
          }
        });
  }

  @Test
  public void theLibrariesOfThePageAreThere() throws Exception {
    serve(
        new LoopbackAccess(),
        server -> {
          for (String path :
              List.of(
                  "/lib/uplot/uPlot.esm.js",
                  "/lib/uplot/uPlot.min.css",
                  "/lib/leaflet/leaflet-src.esm.js",
                  "/lib/leaflet/leaflet.css",
                  "/app/views/fleet.js")) {
            assertThat(path, send(request(server, path)).statusCode(), equalTo(200));
          }
          assertThat(send(request(server, "/lib/leaflet/../../x")).statusCode(), equalTo(404));
        });
  }

  @Test
  public void aPageByAnotherNameIsRefused() throws Exception {
    serve(
        new LoopbackAccess(),
        server -> {
          try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket
                .getOutputStream()
                .write(
                    "GET /api/me HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
            String first =
                new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            assertThat(first, startsWith("HTTP/1.1 403"));
          }
        });
  }

  @Test
  public void onlyTheOwnPageChangesSomething() throws Exception {
    serve(
        new LoopbackAccess(),
        server -> {
          String body = "{\"pipeline\":\"barcode\",\"failures\":[]}";
          assertThat(
              send(request(server, "/api/replay").POST(BodyPublishers.ofString(body))).statusCode(),
              equalTo(403));
          assertThat(
              send(request(server, "/api/replay")
                      .header("X-Crossdock", "1")
                      .header("Origin", "http://evil.example")
                      .POST(BodyPublishers.ofString(body)))
                  .statusCode(),
              equalTo(403));
          assertThat(
              send(request(server, "/api/replay")
                      .header("X-Crossdock", "1")
                      .header("Origin", "http://127.0.0.1:" + server.port())
                      .POST(BodyPublishers.ofString(body)))
                  .statusCode(),
              equalTo(400));
        });
  }

  @Test
  public void aDatabaseThatIsAwayIsSaidWithoutItsAddress() throws Exception {
    serve(
        new LoopbackAccess(),
        server -> {
          HttpResponse<String> answer = send(request(server, "/api/scanners"));
          assertThat(answer.statusCode(), equalTo(503));
          assertThat(answer.body(), equalTo("{\"error\":\"The database does not answer.\"}"));
        });
  }

  @Test
  public void metricsSayThatTheDatabaseIsAway() throws Exception {
    serve(
        new LoopbackAccess(),
        server -> {
          HttpResponse<String> answer = send(request(server, "/metrics"));
          assertThat(answer.statusCode(), equalTo(200));
          assertThat(
              answer.headers().firstValue("Content-Type").orElse(""),
              startsWith("text/plain; version=0.0.4"));
          assertThat(
              answer.body(),
              allOf(
                  containsString("crossdock_database_up 0.0"),
                  containsString("crossdock_query_up{query=\"conservation\"} 0.0"),
                  not(containsString("crossdock_failures{"))));
          assertThat(send(request(server, "/api/metrics_conservation")).statusCode(), equalTo(404));
        });
  }

  @Test
  public void aTokenLetsInByHeaderOrByTheSignInPage() throws Exception {
    Path file = folder.newFile().toPath();
    Files.writeString(file, "let-me-in\n");
    serve(
        new TokenAccess(Secret.reference("file:" + file)),
        server -> {
          assertThat(send(request(server, "/api/me")).statusCode(), equalTo(401));
          assertThat(send(request(server, "/metrics")).statusCode(), equalTo(401));
          assertThat(send(request(server, "/warehouse")).statusCode(), equalTo(302));
          assertThat(send(request(server, "/sign-in")).statusCode(), equalTo(200));
          assertThat(
              send(request(server, "/api/me").header("Authorization", "Bearer wrong")).statusCode(),
              equalTo(401));
          assertThat(
              send(request(server, "/api/me").header("Authorization", "Bearer let-me-in")).body(),
              containsString("\"person\":\"token\""));
          HttpResponse<String> signedIn =
              send(
                  request(server, "/sign-in")
                      .header("X-Crossdock", "1")
                      .POST(BodyPublishers.ofString("{\"token\":\"let-me-in\"}")));
          String cookie = signedIn.headers().firstValue("Set-Cookie").orElse("");
          assertThat(cookie, allOf(containsString("HttpOnly"), containsString("SameSite=Strict")));
          assertThat(
              send(request(server, "/api/me").header("Cookie", cookie.split(";", 2)[0]))
                  .statusCode(),
              equalTo(200));
        });
  }

  @Test
  public void aHeaderIsBelievedOfTheProxyAlone() throws Exception {
    serve(
        new ProxyAccess("X-User", "127.0.0.1"),
        server -> {
          assertThat(
              send(request(server, "/api/me").header("X-User", "ann")).body(),
              containsString("\"person\":\"ann\""));
          assertThat(send(request(server, "/api/me")).statusCode(), equalTo(403));
        });
    serve(
        new ProxyAccess("X-User", "10.0.0.5"),
        server ->
            assertThat(
                send(request(server, "/api/me").header("X-User", "ann")).statusCode(),
                equalTo(403)));
  }

  @Test
  public void whoAsksTooOftenIsToldToWait() throws Exception {
    serve(
        new LoopbackAccess(),
        server -> {
          int last = 0;
          for (int i = 0; i < 70 && last != 429; i++) {
            last = send(request(server, "/api/replay").POST(BodyPublishers.noBody())).statusCode();
          }
          assertThat(last, equalTo(429));
        });
  }
}
