package io.crossdock.io.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/** A stand-in for a registry: the schemas of a list, with ids from 1. */
public final class RegistryStub implements AutoCloseable {
  private static final String NOT_FOUND = "{\"error_code\":40403,\"message\":\"Schema not found\"}";

  private final HttpServer server;
  private final List<SchemaText> schemas;

  private RegistryStub(HttpServer server, List<SchemaText> schemas) {
    this.server = server;
    this.schemas = schemas;
  }

  /** Starts it on a port of the loopback address. */
  public static RegistryStub start(List<SchemaText> schemas) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      RegistryStub stub = new RegistryStub(server, List.copyOf(schemas));
      server.createContext(
          "/schemas/ids/",
          exchange -> {
            String path = exchange.getRequestURI().getPath();
            long id = Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
            boolean known = id >= 1 && id <= stub.schemas.size();
            byte[] answer = (known ? stub.answer((int) id) : NOT_FOUND).getBytes(UTF_8);
            exchange.sendResponseHeaders(known ? 200 : 404, 0);
            try (OutputStream out = exchange.getResponseBody()) {
              out.write(answer);
            }
          });
      server.start();
      return stub;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String answer(int id) {
    SchemaText schema = schemas.get(id - 1);
    return JsonNodeFactory.instance
        .objectNode()
        .put("schemaType", schema.type().name())
        .put("schema", schema.text())
        .toString();
  }

  /** How it is asked. */
  public RegistrySettings settings() {
    return new RegistrySettings(
        "http://127.0.0.1:" + server.getAddress().getPort(),
        null,
        null,
        Duration.ofSeconds(20),
        Duration.ZERO);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
