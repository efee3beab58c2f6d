package io.crossdock.pipelines.launch;

import picocli.CommandLine;

/** A command that says a user's mistake in a line and not by printing its manual. */
public final class OneLineErrors {
  private OneLineErrors() {}

  /** The command, with such errors. */
  public static CommandLine of(Object command) {
    return new CommandLine(command)
        .setExpandAtFiles(false)
        .setParameterExceptionHandler(
            (problem, arguments) -> {
              System.err.println(problem.getMessage());
              return Launch.WRONG_OPTIONS;
            })
        .setExecutionExceptionHandler(
            (problem, line, parsed) -> {
              throw problem;
            });
  }
}
