package io.crossdock.sandbox.play;

import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** How far a long piece of work is: a bar on a terminal, a line now and then elsewhere. */
final class Progress implements AutoCloseable {
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

  private final String what;
  private final long total;
  private final long started = System.nanoTime();
  private final @Nullable ProgressBar bar;
  private long lastLine = started;
  private long done;

  Progress(String what, long total) {
    this.what = what;
    this.total = total;
    this.bar =
        !CommandLine.Help.Ansi.AUTO.enabled() // not on a terminal
            ? null
            : new ProgressBarBuilder()
                .setTaskName(what)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .showSpeed()
                .build();
  }

  void to(long now) {
    done = now;
    if (bar != null) {
      bar.stepTo(now);
    } else if (System.nanoTime() - lastLine > BETWEEN_LINES.toNanos()) {
      lastLine = System.nanoTime();
      print();
    }
  }

  private void print() {
    System.out.printf(
        Locale.ROOT,
        "  %s: %,d of %,d after %d s%n",
        what,
        done,
        total,
        (System.nanoTime() - started) / 1_000_000_000);
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    } else {
      print();
    }
  }
}
