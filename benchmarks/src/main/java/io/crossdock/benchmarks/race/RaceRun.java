package io.crossdock.benchmarks.race;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
          NaiveBeam::new,
          "consumer",
          RawConsumer::new,
          "streams",
          () -> new StreamsApplication(StreamsApplication.Kept.ON_DISK),
          "streams-heap",
          () -> new StreamsApplication(StreamsApplication.Kept.ON_HEAP),
          "streams-unlogged",
          () -> new StreamsApplication(StreamsApplication.Kept.ON_HEAP_ALONE));

  /** The file in the run's directory that has all that was said. */
  static final String ANSWERS = "answers";

  /** Without a watermark an answer depends on what came first; the race tells how many do. */
  static final Set<String> UNSURE = Set.of("streams", "streams-heap", "streams-unlogged");

  static final Set<String> KAFKA_ONLY =
      Set.of("consumer", "streams", "streams-heap", "streams-unlogged");

  private RaceRun() {}

  /**
   * Runs: pipeline and engine with a slash between, a {@link RaceSize}, parallelism, checkpoint
   * interval in ms (0 for none), {@code heap} or {@code rocksdb}, a directory; and a broker's
   * address, where the input is not in memory.
   */
  public static void main(String[] args) throws Exception {
    int slash = args[0].indexOf('/');
    RacedPipeline pipeline =
        Objects.requireNonNull(RacedPipeline.of(args[0].substring(0, slash)), "no such pipeline");
    Engine engine = pipeline.engine(args[0].substring(slash + 1));
    RaceSize size = RaceSize.of(args, 1);
    int at = 1 + RaceSize.ARGUMENTS;
    String directory = args[at + 3];
    RaceTopic topic = args.length > at + 4 ? new RaceTopic(args[at + 4]) : null;
    RaceInput input = pipeline.input(topic == null ? size : size.withMessages(0));
    Stopwatch.expect(topic == null ? input.size() : size.messages());
    HeldHeap.begin();
    engine.run(
        input,
        new Engine.Settings(
            Integer.parseInt(args[at]),
            Long.parseLong(args[at + 1]),
            args[at + 2].equals("rocksdb"),
            directory,
            topic));
    double[] nanos = Stopwatch.stop();
    Tally.Result result = Tally.result(Path.of(directory, ANSWERS));
    System.out.printf(
        Locale.ROOT,
        "RESULT %s %.3f %.3f %.3f %d %d %s %d%n",
        args[0],
        nanos[0] / 1_000,
        nanos[1] / 1_000,
        nanos[2] / 1_000,
        result.rows(),
        result.said(),
        engine.judges() ? Long.toHexString(result.checksum()) : RaceFigures.NO_ANSWER,
        HeldHeap.bytes());
    System.exit(0);
  }
}
