package io.crossdock.io.influx;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A time-series store as a process of its own, on loopback: it can be killed. */
public final class StoreProcess implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Process process;
  private final int port;

  /** Starts a command and waits until a line of its output has {@code ready}. */
  public StoreProcess(List<String> command, Map<String, String> environment, String ready, int port)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    this.process = builder.start();
    this.port = port;
    BufferedReader output = process.inputReader(UTF_8);
    StringBuilder said = new StringBuilder();
    for (String line = output.readLine(); ; line = output.readLine()) {
      if (line == null) {
        throw new IOException(command + " ended: " + said);
      }
      said.append(line).append('\n');
      if (line.contains(ready)) {
        break;
      }
    }
    // A full pipe would stop the process.
    Thread drain = new Thread(() -> output.lines().forEach(line -> {}), "store output");
    drain.setDaemon(true);
    drain.start();
  }

  public static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /** The body of the answer to a request, whatever its status. */
  public String get(String path, String parameter, String value, String authorization)
      throws IOException, InterruptedException {
    return send("GET", path, parameter, value, authorization);
  }

  public String post(String path, String parameter, String value, String authorization)
      throws IOException, InterruptedException {
    return send("POST", path, parameter, value, authorization);
  }

  private String send(
      String method, String path, String parameter, String value, String authorization)
      throws IOException, InterruptedException {
    String query = parameter + "=" + URLEncoder.encode(value, UTF_8);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url() + path + (path.contains("?") ? "&" : "?") + query))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
  }

  /** Ends it as a power failure would, and waits until it is gone. */
  @Override
  public void close() {
    process.destroyForcibly();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("process " + process.pid() + " does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
