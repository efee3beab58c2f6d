package io.crossdock.benchmarks.race;

import java.util.concurrent.Callable;

/** Calls state of Flink's, which declares any exception, from where none may be thrown. */
final class Unchecked {
  private Unchecked() {}

  interface Action {
    void run() throws Exception;
  }

  static <T> T get(Callable<T> call) {
    try {
      return call.call();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static void run(Action action) {
    try {
      action.run();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
