package io.crossdock.sandbox.bridge;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.crossdock.bridge.BridgeCommand;
import io.crossdock.sandbox.jobs.Await;
import io.crossdock.sandbox.servers.JavaProcess;
import io.crossdock.sandbox.servers.TestBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A bridge in a process of its own, as {@code scripts/bridge} starts it. */
public final class BridgeProcess implements AutoCloseable {
  private static final long MILLIS_TO_END = 60_000;

  private final JavaProcess java;
  private final Path log;

  private BridgeProcess(JavaProcess java, Path log) {
    this.java = java;
    this.log = log;
  }

  /** Starts one that logs to a file of its own. */
  public static BridgeProcess start(Path log, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--rejected=" + rejected(log));
    return new BridgeProcess(
        JavaProcess.java(
            BridgeCommand.class.getName(),
            List.of("-Xmx256m"),
            all,
            Map.of("BRIDGE_PASSWORD", TestBroker.PASSWORD),
            log),
        log);
  }

  /** Where a bridge that logs there puts what cannot go to Kafka. */
  public static Path rejected(Path log) {
    return log.resolveSibling(log.getFileName() + ".rejected");
  }

  /** Waits until it says something. */
  public BridgeProcess awaitLine(String text) throws Exception {
    Await.that("\"" + text + "\" is said", () -> said().contains(text), this::said);
    return this;
  }

  /** What it has said so far. */
  public String said() throws IOException {
    return Files.exists(log) ? Files.readString(log) : "";
  }

  /** Ends it as a power cut would. */
  public void kill() throws InterruptedException {
    java.kill();
    assertThat(java.await(MILLIS_TO_END), is(true));
  }

  /** Stops it; it must have moved what it had taken, and ended well. */
  public void stop() throws InterruptedException {
    java.terminate();
    assertThat(exitCode(), is(0));
  }

  /** Waits until it ends; its exit code. */
  public int exitCode() throws InterruptedException {
    assertThat(java.lastWords(), java.await(MILLIS_TO_END), is(true));
    return java.exitCode();
  }

  @Override
  public void close() {
    java.kill();
    java.close();
  }
}
