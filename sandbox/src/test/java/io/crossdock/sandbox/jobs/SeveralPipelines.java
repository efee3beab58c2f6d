package io.crossdock.sandbox.jobs;

import io.crossdock.pipelines.Pipelines;
import io.crossdock.pipelines.launch.Launch;
import io.crossdock.pipelines.launch.Launchable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Several pipelines in one JVM, since a JVM costs more than what tests have pipelines do.
 * Arguments: those of each pipeline, its name first, with {@value #AND} between them. Ends when all
 * have ended, or with the exit code of the first that fails.
 */
final class SeveralPipelines {
  static final String AND = "--and";

  private SeveralPipelines() {}

  /** Runs them. */
  public static void main(String[] args) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    List<String> left = Arrays.asList(args);
    while (!left.isEmpty()) {
      int end = left.indexOf(AND) < 0 ? left.size() : left.indexOf(AND);
      List<String> one = left.subList(0, end);
      left = left.subList(Math.min(left.size(), end + 1), left.size());
      Thread thread = new Thread(() -> run(one), one.get(0));
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    System.exit(0);
  }

  private static void run(List<String> arguments) {
    Launchable<?> pipeline =
        Pipelines.all().stream()
            .filter(one -> one.name().equals(arguments.get(0)))
            .findFirst()
            .orElseThrow();
    int code = Launch.FAILED;
    try {
      code = Launch.run(arguments.subList(1, arguments.size()).toArray(new String[0]), pipeline);
    } finally {
      if (code != 0) {
        Runtime.getRuntime().halt(code);
      }
    }
  }
}
