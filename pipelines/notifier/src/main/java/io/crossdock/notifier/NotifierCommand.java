package io.crossdock.notifier;

import io.crossdock.io.settings.InvalidSettingsException;
import java.io.IOException;
import java.io.InputStream;
import java.util.logging.LogManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells people of alerts, anomalies and work orders. */
@Command(
    name = "scripts/notify",
    synopsisSubcommandLabel = "(run | check | retry)",
    subcommands = {RunCommand.class, CheckCommand.class, RetryCommand.class},
    description = {
      "Tells people of alerts, anomalies and work orders by Slack, mail and web hooks: each episode"
          + " once by each channel, whatever fails on the way.",
      "Options can be in a file, one a line: @FILE.",
      "Exit codes: 0 stopped or done; 1 it could not go on, start it again; 2 an option is wrong, or"
          + " a server refuses, said in a line."
    })
public final class NotifierCommand {
  private static final int FAILED = 1;
  private static final int WRONG = 2;

  @Option(names = "--help", usageHelp = true, description = "Shows this.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  private NotifierCommand() {}

  /** Runs and ends the process with its exit code. */
  public static void main(String[] args) throws IOException {
    // The clients say again and again what the notifier says once.
    try (InputStream logging =
        NotifierCommand.class.getResourceAsStream("/notifier-logging.properties")) {
      LogManager.getLogManager().readConfiguration(logging);
    }
    System.exit(execute(args));
  }

  /** As {@link #main}; gives the exit code. */
  static int execute(String... args) {
    return new CommandLine(new NotifierCommand())
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

  /** Runs a notifier until it is stopped; its exit code. */
  static int run(NotifierSettings settings)
      throws RefusedException, IOException, InterruptedException {
    Notifier notifier = new Notifier(settings, new Say(System.out));
    Thread stop =
        new Thread(
            () -> {
              notifier.stop();
              Runtime.getRuntime().halt(0); // else the exit code would be that of a signal
            });
    Runtime.getRuntime().addShutdownHook(stop);
    try {
      notifier.run();
      return 0;
    } finally {
      notifier.closed();
      removeHook(stop);
    }
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // It is what stopped the notifier.
    }
  }
}
