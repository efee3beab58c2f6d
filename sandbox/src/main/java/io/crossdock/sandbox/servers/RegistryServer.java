package io.crossdock.sandbox.servers;

import io.crossdock.io.registry.RegistrySettings;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A real schema registry in a process of its own: Apicurio, brought by Maven, which speaks
 * Confluent's REST interface. Its schemas are in a file and outlast a stop.
 */
public final class RegistryServer implements AutoCloseable {
  private static final int HEAP_MB = 256;

  private final Path directory;
  private final int port;
  private @Nullable ServerProcess process;

  private RegistryServer(Path directory, ServerProcess process) {
    this.directory = directory;
    this.process = process;
    this.port = process.awaitReady();
  }

  /**
   * Starts a registry.
   *
   * @param directory where it keeps schemas and log
   * @param port its port, or 0 for a free one
   */
  public static RegistryServer start(Path directory, int port) {
    return new RegistryServer(directory, launch(directory, port));
  }

  private static ServerProcess launch(Path directory, int port) {
    return ServerProcess.start(
        ServerProcess.Module.REGISTRY,
        "registry",
        "RegistryProcess",
        HEAP_MB,
        port,
        directory.resolve("registry"),
        directory.resolve("registry.log"));
  }

  /** The address of its interface. */
  public String url() {
    return "http://127.0.0.1:" + port + "/apis/ccompat/v7";
  }

  /** How to ask it, without waiting for it when it is away. */
  public RegistrySettings settings() {
    return new RegistrySettings(url(), null, null, Duration.ofMinutes(1), Duration.ZERO);
  }

  /** Stops it; its schemas stay. */
  public void stop() {
    if (process != null) {
      process.close();
      process = null;
    }
  }

  /** Starts it again, on its port and schemas. */
  public void start() {
    if (process == null) {
      process = launch(directory, port);
      process.awaitReady();
    }
  }

  /** Stops it; its files stay in its directory. */
  @Override
  public void close() {
    stop();
  }
}
