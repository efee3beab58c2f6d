package io.crossdock.sandbox.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A server that is no Java and is installed on this machine, such as Debian's, in a process of its
 * own. It listens on the loopback address and ends with this JVM.
 */
public final class ProgramProcess implements AutoCloseable {
  private static final long START_SECONDS = 60;
  private static final long END_SECONDS = 20;

  private final Process process;
  private final Thread hook;

  private ProgramProcess(Process process) {
    this.process = process;
    this.hook = new Thread(process::destroy);
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Whether a program of this name can be run. */
  public static boolean isInstalled(String program) {
    return List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /**
   * Starts it and waits until it takes connections.
   *
   * @param command the program and its arguments
   * @param port where it has been told to listen
   * @param log what it says is appended to it
   * @throws SandboxException with its last words if it does not start
   */
  public static ProgramProcess start(List<String> command, int port, Path log)
      throws InterruptedException {
    ProgramProcess started;
    try {
      started =
          new ProgramProcess(
              new ProcessBuilder(command)
                  .redirectErrorStream(true)
                  .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                  .start());
    } catch (IOException e) {
      throw new SandboxException(command.get(0) + " could not be started: " + e.getMessage());
    }
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!listens(port)) {
      if (!started.process.isAlive() || System.nanoTime() > deadline) {
        started.close();
        throw new SandboxException(command.get(0) + " did not start:\n" + lastWords(log));
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return started;
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 2_000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static String lastWords(Path log) {
    try {
      List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
    } catch (IOException e) {
      return "(" + log + " cannot be read)";
    }
  }

  /** Asks it to end, and ends it if it does not. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    JavaProcess.forget(hook);
  }
}
