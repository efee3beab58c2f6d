package io.crossdock.sandbox.servers;

import java.nio.file.Path;
import java.util.List;

/**
 * Debian's Prometheus Pushgateway on the loopback address, in memory: what can't be scraped sends
 * its metrics there, and Prometheus scrapes them from it. {@code scripts/install-test-servers}
 * brings it.
 */
public final class PushGateway implements AutoCloseable {
  private static final String PROGRAM = "prometheus-pushgateway";

  private final ProgramProcess process;
  private final int port;

  private PushGateway(ProgramProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Whether it is installed. */
  public static boolean isInstalled() {
    return ProgramProcess.isInstalled(PROGRAM);
  }

  /**
   * Starts it.
   *
   * @param port its port; 0 for a free one
   * @throws SandboxException if it is not installed or does not start
   */
  public static PushGateway start(int port, Path log) throws InterruptedException {
    if (!isInstalled()) {
      throw new SandboxException(
          PROGRAM + " is not there: scripts/install-test-servers installs Debian's.");
    }
    int chosen = LoopbackPort.choose("metrics", port);
    return new PushGateway(
        ProgramProcess.start(
            // Debian's keeps all in a file of the machine's otherwise, and would have it back next
            // time.
            List.of(PROGRAM, "--web.listen-address=127.0.0.1:" + chosen, "--persistence.file="),
            chosen,
            log),
        chosen);
  }

  /** Host and port. */
  public String address() {
    return "127.0.0.1:" + port;
  }

  @Override
  public void close() {
    process.close();
  }
}
