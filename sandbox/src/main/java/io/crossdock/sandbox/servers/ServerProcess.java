package io.crossdock.sandbox.servers;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A server in a JVM of its own that says on its output when it is ready. */
final class ServerProcess implements AutoCloseable {
  private static final long DEADLINE_SECONDS = 90;

  private final String name;
  private final JavaProcess java;
  private final BufferedReader output;

  private ServerProcess(String name, JavaProcess java) {
    this.name = name;
    this.java = java;
    this.output =
        new BufferedReader(
            new InputStreamReader(java.process().getInputStream(), StandardCharsets.UTF_8));
  }

  static ServerProcess start(
      String name, String mainClass, int heapMb, int port, Path data, List<String> more, Path log) {
    return start(Module.SERVERS, name, mainClass, heapMb, port, data, more, log);
  }

  static ServerProcess start(
      Module module, String name, String mainClass, int heapMb, int port, Path data, Path log) {
    return start(module, name, mainClass, heapMb, port, data, List.of(), log);
  }

  private static ServerProcess start(
      Module module,
      String name,
      String mainClass,
      int heapMb,
      int port,
      Path data,
      List<String> more,
      Path log) {
    List<String> arguments = new ArrayList<>(List.of(port(port, name), data.toString()));
    arguments.addAll(more);
    return start(module, name, mainClass, heapMb, log, arguments);
  }

  static ServerProcess start(
      Module module, String name, String mainClass, int heapMb, Path log, List<String> arguments) {
    return new ServerProcess(
        name,
        JavaProcess.start(
            module.classPath(),
            module.home + "." + mainClass,
            List.of(
                "-Xmx" + heapMb + "m",
                "-XX:TieredStopAtLevel=1",
                "-Djava.util.logging.config.file="
                    + module.target().resolve("classes/servers-logging.properties")),
            arguments,
            Map.of(),
            log,
            true));
  }

  private static String port(int port, String name) {
    if (port < 0 || port > 65_535) {
      throw new WrongOptionException(
          "There is no port " + port + " for the " + name + ": 1 to 65535, or 0 for a free one.");
    }
    return Integer.toString(port);
  }

  /** A module with the class path of servers. */
  enum Module {
    /** Kafka and PostgreSQL. */
    SERVERS("crossdock.servers", "sandbox/servers/target", "io.crossdock.sandbox.servers.process"),
    /** MQTT and AMQP. */
    BROKERS("crossdock.brokers", "sandbox/brokers/target", "io.crossdock.sandbox.brokers"),
    /** The dashboard. */
    DASHBOARD("crossdock.dashboard", "sandbox/dashboard/target", "io.crossdock.dashboard"),
    /** The schema registry, as it is unpacked, and what starts it. */
    REGISTRY(
        "crossdock.servers", "sandbox/servers/target", "io.crossdock.sandbox.servers.process") {
      @Override
      String classPath() {
        Path unpacked = target().resolve("registry");
        if (!Files.isDirectory(unpacked)) {
          throw new SandboxException(
              "The schema registry is not at " + unpacked + ": run mvn test-compile first.");
        }
        // Its one jar names the others, which lie in a folder.
        return target().resolve("classes") + File.pathSeparator + unpacked.resolve("*");
      }
    };

    private final String property;
    private final String otherwise;
    private final String home;

    Module(String property, String otherwise, String home) {
      this.property = property;
      this.otherwise = otherwise;
      this.home = home;
    }

    Path target() {
      return Path.of(System.getProperty(property, otherwise));
    }

    String classPath() {
      Path file = target().resolve("servers.classpath");
      try {
        return target().resolve("classes") + File.pathSeparator + Files.readString(file).trim();
      } catch (IOException e) {
        throw new SandboxException(
            "The servers' class path " + file + " is not there: run mvn compile first.");
      }
    }
  }

  long pid() {
    return java.pid();
  }

  /** Waits until it is ready; its port. */
  int awaitReady() {
    return awaitPorts().get(0);
  }

  /** Waits until it is ready; its ports, where it has several. */
  List<Integer> awaitPorts() {
    String line = next();
    if (line == null) {
      throw new SandboxException("The " + name + " did not start:\n" + java.lastWords());
    }
    if (line.startsWith("TAKEN ")) {
      throw new WrongOptionException(
          "Port "
              + line.substring(6)
              + " for the "
              + name
              + " is taken or not allowed: choose another, or 0 for a free one.");
    }
    return Stream.of(line.split(" ")).skip(1).map(Integer::valueOf).toList();
  }

  /** Sends a command and waits for the answer. */
  void command(String command, String answer) {
    try {
      java.process().getOutputStream().write((command + "\n").getBytes(StandardCharsets.UTF_8));
      java.process().getOutputStream().flush();
    } catch (IOException e) {
      throw new SandboxException("The " + name + " has ended:\n" + java.lastWords());
    }
    String line = next();
    if (line == null || !line.startsWith(answer)) {
      throw new SandboxException("The " + name + " answered " + line + " to " + command + ".");
    }
  }

  /** Its next line, or null when it has ended. */
  private @Nullable String next() {
    CompletableFuture<@Nullable String> line = CompletableFuture.supplyAsync(this::readLine);
    try {
      return line.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new SandboxException(
          "The " + name + " said nothing for " + DEADLINE_SECONDS + " s:\n" + java.lastWords());
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxException("Interrupted while waiting for the " + name + ".");
    }
  }

  private @Nullable String readLine() {
    try {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        if (line.startsWith("READY ") || line.startsWith("TAKEN ") || line.equals("STOPPED")) {
          return line;
        }
      }
    } catch (IOException e) {
      return null; // it ended
    }
    return null;
  }

  @Override
  public void close() {
    java.close();
  }
}
