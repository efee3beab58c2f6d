package io.crossdock.benchmarks.race;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** One engine's run in this JVM; prints a line of numbers. */
public final class RaceRun {
  static final Map<String, Supplier<Engine>> ENGINES =
      Map.of(
          "loop",
          PlainLoop::new,
          "tuned",
          TunedFlink::new,
          "windows",
          SessionWindowsFlink::new,
          "crossdock",
          Crossdock::new,
          "naive",
          NaiveBeam::new);

  private RaceRun() {}

  /**
   * Runs: pipeline and engine with a slash between, messages, slots, session length, parallelism,
   * checkpoint interval in ms (0 for none), {@code heap} or {@code rocksdb}, a directory.
   */
  public static void main(String[] args) throws Exception {
    int slash = args[0].indexOf('/');
    RacedPipeline pipeline =
        Objects.requireNonNull(RacedPipeline.of(args[0].substring(0, slash)), "no such pipeline");
    Engine engine = pipeline.engine(args[0].substring(slash + 1));
    RaceInput input =
        pipeline.input(
            Integer.parseInt(args[1]), Integer.parseInt(args[2]), Integer.parseInt(args[3]));
    Stopwatch.expect(input.size());
    engine.run(
        input,
        new Engine.Settings(
            Integer.parseInt(args[4]),
            Long.parseLong(args[5]),
            args[6].equals("rocksdb"),
            args[7]));
    double[] nanos = Stopwatch.stop();
    Tally.Result result = Tally.result();
    System.out.printf(
        Locale.ROOT,
        "RESULT %s %.3f %.3f %d %d %x%n",
        args[0],
        nanos[0] / 1_000,
        nanos[1] / 1_000,
        result.rows(),
        result.said(),
        result.checksum());
    System.exit(0);
  }
}
