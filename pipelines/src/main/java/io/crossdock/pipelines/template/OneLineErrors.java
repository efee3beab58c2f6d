package io.crossdock.pipelines.template;

import io.crossdock.pipelines.launch.Launch;
import picocli.CommandLine;

/** A command that says a user's mistake in a line and not by printing its manual. */
final class OneLineErrors {
  private OneLineErrors() {}

  static CommandLine of(Object command) {
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
