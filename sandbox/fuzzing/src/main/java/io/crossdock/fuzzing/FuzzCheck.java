package io.crossdock.fuzzing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/** What each build tries of a target, in its own JVM. It fails with a {@link Finding}. */
public final class FuzzCheck {
  /** Whoever changes it tries other inputs: {@code -Dcrossdock.fuzz.seed=2}. */
  private static final long SEED = Long.getLong("crossdock.fuzz.seed", 1);

  /** An input that takes longer hangs, on whatever machine. */
  private static final long MOST_SECONDS = 60;

  private FuzzCheck() {}

  /**
   * Has the target take its seeds and each input that is kept of it.
   *
   * @return how many were kept
   */
  public static int kept(FuzzTarget target) throws IOException, InterruptedException {
    List<byte[]> kept = Corpus.kept(target);
    take(target, target.parts().seeds().iterator());
    take(target, kept.iterator());
    return kept.size();
  }

  /**
   * Has the target take changed inputs, the same at each build.
   *
   * @param more inputs to change beside those that are kept
   */
  public static void changed(FuzzTarget target, List<byte[]> more, int runs)
      throws IOException, InterruptedException {
    List<byte[]> inputs = new ArrayList<>(target.parts().seeds());
    inputs.addAll(Corpus.kept(target));
    inputs.addAll(more);
    Mutations mutations = new Mutations(inputs, target.parts().words(), SEED);
    take(target, IntStream.range(0, runs).mapToObj(i -> mutations.next()).iterator());
  }

  /** Has the target take these inputs, one after the other. */
  static void take(FuzzTarget target, Iterator<byte[]> inputs) throws InterruptedException {
    Progress progress = new Progress();
    FutureTask<Void> taking =
        new FutureTask<>(
            () -> {
              while (inputs.hasNext()) {
                byte[] input = inputs.next();
                progress.began(input);
                try {
                  Bounds.take(target, input);
                } catch (Exception | Error e) {
                  throw new Finding(target, input, e.toString(), e);
                }
              }
              return null;
            });
    Thread thread = new Thread(taking, "fuzz " + target.name());
    thread.setDaemon(true); // one that hangs cannot be ended
    thread.start();
    while (true) {
      try {
        taking.get(1, TimeUnit.SECONDS);
        return;
      } catch (TimeoutException e) {
        progress.check(target, thread);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof Finding finding) {
          throw finding;
        }
        throw new IllegalStateException(e.getCause());
      }
    }
  }

  /** Which input is being taken, and since when. */
  private static final class Progress {
    private byte[] input = {};
    private long since = System.nanoTime();

    synchronized void began(byte[] next) {
      input = next;
      since = System.nanoTime();
    }

    synchronized void check(FuzzTarget target, Thread thread) {
      if (System.nanoTime() - since > TimeUnit.SECONDS.toNanos(MOST_SECONDS)) {
        Exception where = new Exception("where it hangs");
        where.setStackTrace(thread.getStackTrace());
        throw new Finding(target, input, "hangs for " + MOST_SECONDS + " s", where);
      }
    }
  }
}
