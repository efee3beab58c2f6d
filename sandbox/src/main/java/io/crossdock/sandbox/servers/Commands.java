package io.crossdock.sandbox.servers;

import io.crossdock.io.settings.InvalidSettingsException;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** Runs a main of the sandbox and says what went wrong around it without a stack trace. */
public final class Commands {
  private static final int FAILED = 1;
  private static final int WRONG_OPTIONS = 2;

  private Commands() {}

  /** The exit code: the command's own, 1 it failed, 2 an option is wrong. */
  public static int run(Callable<Integer> command, String[] args) {
    return new CommandLine(command)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(
            (problem, line, parsed) -> {
              if (problem instanceof SandboxException) {
                System.err.println(problem.getMessage());
                return problem instanceof WrongOptionException ? WRONG_OPTIONS : FAILED;
              }
              if (problem instanceof InvalidSettingsException) {
                System.err.println(problem.getMessage());
                return WRONG_OPTIONS;
              }
              throw problem;
            })
        .execute(args);
  }
}
