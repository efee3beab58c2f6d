package io.crossdock.benchmarks.race;

import java.util.concurrent.Callable;

/** Calls state of Flink's, which declares any exception, from where none may be thrown. */
public final class Unchecked {
  private Unchecked() {}

  /** A call without a result. */
  public interface Action {
    /** Does it. */
    void run() throws Exception;
  }

  /** What a call gives. */
  public static <T> T get(Callable<T> call) {
    try {
      return call.call();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Makes a call. */
  public static void run(Action action) {
    try {
      action.run();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
