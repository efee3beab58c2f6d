package io.crossdock.sandbox.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import io.crossdock.sandbox.servers.FreePort;
import io.crossdock.sandbox.servers.ProgramProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Debian's Alertmanager with the configuration for operators, which tells at once, and a receiver
 * of its web hooks.
 */
final class Alertmanager implements AutoCloseable {
  private final ProgramProcess process;
  private final int port;
  private final HttpServer receiver;
  private final List<String> told;

  private Alertmanager(ProgramProcess process, int port, HttpServer receiver, List<String> told) {
    this.process = process;
    this.port = port;
    this.receiver = receiver;
    this.told = told;
  }

  /** Starts both. */
  static Alertmanager start(Path directory) throws IOException, InterruptedException {
    List<String> told = new CopyOnWriteArrayList<>();
    HttpServer receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    JsonMapper json = new JsonMapper();
    receiver.createContext(
        "/",
        request -> {
          JsonNode news = json.readTree(request.getRequestBody());
          for (JsonNode alert : news.path("alerts")) {
            told.add(
                request.getRequestURI().getPath()
                    + " "
                    + alert.path("labels").path("alertname").asText()
                    + " "
                    + alert.path("status").asText()
                    + ": "
                    + alert.path("annotations").path("summary").asText());
          }
          request.sendResponseHeaders(200, -1);
          request.close();
        });
    receiver.start();
    Path configuration =
        OperatorFiles.copy(
            "alertmanager.yml",
            directory,
            "127.0.0.1:9099",
            "127.0.0.1:" + receiver.getAddress().getPort(),
            "group_wait: 30s",
            "group_wait: 0s",
            "group_interval: 5m",
            "group_interval: 1s");
    int port = FreePort.find();
    return new Alertmanager(
        ProgramProcess.start(
            List.of(
                "prometheus-alertmanager",
                "--config.file=" + configuration,
                "--storage.path=" + directory.resolve("alertmanager"),
                "--web.listen-address=127.0.0.1:" + port,
                "--cluster.listen-address=",
                "--log.level=warn"),
            port,
            directory.resolve("alertmanager.log")),
        port,
        receiver,
        told);
  }

  /** Host and port. */
  String address() {
    return "127.0.0.1:" + port;
  }

  /** What was told so far: the path of the receiver, the alert, its state and summary. */
  List<String> told() {
    return List.copyOf(told);
  }

  @Override
  public void close() {
    process.close();
    receiver.stop(0);
  }
}
