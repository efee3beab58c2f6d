package io.crossdock.sandbox.flink;

import io.crossdock.sandbox.servers.Commands;
import io.crossdock.sandbox.servers.PushGateway;
import io.crossdock.sandbox.servers.WrongOptionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts a standalone Flink cluster and keeps it up until Enter or Ctrl-C. */
@Command(
    name = "scripts/flink-cluster",
    sortOptions = false,
    description = {
      "Starts a standalone Flink cluster on the loopback address, from Maven artifacts alone, and"
          + " keeps it up until Enter or Ctrl-C.",
      "Exit codes: 0 ended as asked, 1 it did not start, 2 an option is wrong or a port is taken."
    })
public final class ClusterMain implements Callable<Integer> {
  @Option(names = "--port", description = "Port of the web page and REST. Default: 8081.")
  private int port = 8_081;

  @Option(names = "--task-managers", description = "How many task managers. Default: 2.")
  private int taskManagers = 2;

  @Option(names = "--slots", description = "Slots of each task manager. Default: 2.")
  private int slots = 2;

  @Option(
      names = "--directory",
      description =
          "Where to keep configuration, logs, checkpoints and savepoints. Default:"
              + " target/flink-cluster.")
  private Path directory = Path.of("target", "flink-cluster");

  @Option(
      names = "--metrics-port",
      description =
          "Tells metrics to Prometheus: starts Debian's prometheus-pushgateway on this port, to be"
              + " scraped. Default: none.")
  private int metricsPort = -1;

  @Option(names = "--help", usageHelp = true, description = "Shows this.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  /** Runs and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(Commands.run(new ClusterMain(), args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (taskManagers < 1 || taskManagers > 16 || slots < 1 || slots > 64) {
      throw new WrongOptionException("--task-managers is from 1 to 16, --slots from 1 to 64.");
    }
    Files.createDirectories(directory);
    System.out.println("Starting a job manager and " + taskManagers + " task managers ...");
    try (PushGateway gateway =
            metricsPort < 0
                ? null
                : PushGateway.start(metricsPort, directory.resolve("pushgateway.log"));
        FlinkCluster cluster = FlinkCluster.start(directory, port, taskManagers, slots, gateway)) {
      if (gateway != null) {
        System.out.printf("Its metrics: http://%s/metrics%n", gateway.address());
      }
      System.out.printf(
          "Flink is up: http://%s%n  checkpoints %s%n  savepoints  %s%n  logs        %s%n"
              + "Press Enter or Ctrl-C to end.%n",
          cluster.master(),
          cluster.checkpoints(),
          cluster.savepoints(),
          directory.toAbsolutePath());
      if (System.in.read() < 0) {
        Thread.currentThread().join();
      }
    }
    return 0;
  }
}
