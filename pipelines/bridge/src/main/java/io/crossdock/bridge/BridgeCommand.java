package io.crossdock.bridge;

import io.crossdock.io.settings.InvalidSettingsException;
import java.io.IOException;
import java.io.InputStream;
import java.util.logging.LogManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Moves messages of other brokers to Kafka. */
@Command(
    name = "scripts/bridge",
    synopsisSubcommandLabel = "(mqtt | amqp | pulsar)",
    subcommands = {MqttCommand.class, AmqpCommand.class, PulsarCommand.class},
    description = {
      "Moves messages of other brokers to Kafka, from where the pipelines read them. A message is"
          + " acknowledged to its broker when Kafka has it: none is lost, and one that comes twice"
          + " has the same coordinates, by which the pipelines make one row of it.",
      "Runs until SIGTERM or Ctrl-C. Options can be in a file, one a line: @FILE.",
      "Exit codes: 0 stopped; 1 it could not go on, start it again; 2 an option is wrong, or a broker"
          + " refuses, said in a line."
    })
public final class BridgeCommand {
  private static final int FAILED = 1;
  private static final int WRONG = 2;

  @Option(names = "--help", usageHelp = true, description = "Shows this.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  private BridgeCommand() {}

  /** Runs and ends the process with its exit code. */
  public static void main(String[] args) throws IOException {
    // The clients say again and again what the bridge says once.
    try (InputStream logging =
        BridgeCommand.class.getResourceAsStream("/bridge-logging.properties")) {
      LogManager.getLogManager().readConfiguration(logging);
    }
    System.exit(execute(args));
  }

  /** As {@link #main}; gives the exit code. */
  static int execute(String... args) {
    return new CommandLine(new BridgeCommand())
        .setUseSimplifiedAtFiles(true)
        .setParameterExceptionHandler(
            (problem, arguments) -> {
              System.err.println(problem.getMessage());
              return WRONG;
            })
        .setExecutionExceptionHandler(
            (problem, line, parsed) -> {
              if (problem instanceof InvalidSettingsException
                  || problem instanceof RefusedException) {
                System.err.println(problem.getMessage());
                return WRONG;
              }
              if (problem instanceof IOException) {
                System.err.println(problem.getMessage());
                return FAILED;
              }
              throw problem;
            })
        .execute(args);
  }

  /** Runs a bridge until it is stopped; its exit code. */
  static int run(Input input, BridgeSettings settings)
      throws RefusedException, IOException, InterruptedException {
    Bridge bridge = new Bridge(input, settings, new Say(System.out));
    Thread stop =
        new Thread(
            () -> {
              bridge.stop();
              Runtime.getRuntime().halt(0); // else the exit code would be that of a signal
            });
    Runtime.getRuntime().addShutdownHook(stop);
    try {
      bridge.run();
      return 0;
    } finally {
      bridge.closed();
      removeHook(stop);
    }
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // It is what stopped the bridge.
    }
  }
}
