package io.crossdock.benchmarks;

import io.crossdock.pipelines.maintenance.StoredModelFiles;
import io.crossdock.sandbox.servers.Commands;
import io.crossdock.sandbox.servers.WrongOptionException;
import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.maintenance.FeatureRow;
import io.crossdock.schemas.maintenance.Prediction;
import io.crossdock.schemas.maintenance.Verdict;
import io.crossdock.transforms.maintenance.features.Feature;
import io.crossdock.transforms.maintenance.score.BundleScorer;
import io.crossdock.transforms.maintenance.score.Model;
import io.crossdock.transforms.maintenance.score.ModelBook;
import io.crossdock.transforms.maintenance.score.ModelFormats;
import io.crossdock.transforms.maintenance.score.RowFailures;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures what it costs to score a row one by one and many at once: ONNX Runtime alone, and with
 * all that {@code ScoreWithModel} does with a row between the runner's calls. CPU time of the one
 * thread that does it: other work on the machine changes it little.
 */
@Command(
    name = "scripts/benchmark-scoring",
    sortOptions = false,
    description = {
      "Measures the CPU time of scoring a row one by one and in bundles, with a model of random"
          + " trees, in rounds that take turns.",
      "Exit codes: 0 measured; 2 an option is wrong."
    })
public final class ScoringCost implements Callable<Integer> {
  private static final List<Integer> SIZES = List.of(1, 10, 100, 1_000);
  private static final int WARM_UP = 3;

  @Option(names = "--trees", description = "Trees of the model, 1 to 10000. Default: 100.")
  private int trees = 100;

  @Option(names = "--depth", description = "Depth of the trees, 1 to 12. Default: 6.")
  private int depth = 6;

  @Option(names = "--inputs", description = "Features, 1 to 18. Default: 10.")
  private int inputs = 10;

  @Option(
      names = "--rows",
      description = "Rows in each round, a multiple of 1000 up to 1000000. Default: 20000.")
  private int rows = 20_000;

  @Option(names = "--rounds", description = "Rounds, 3 to 1000. Default: 21.")
  private int rounds = 21;

  @Option(names = "--help", usageHelp = true, description = "Shows this.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

  /** Runs and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(Commands.run(new ScoringCost(), args));
  }

  @Override
  public Integer call() throws IOException {
    checkOptions();
    Path file = Files.createTempDirectory("crossdock-scoring-").resolve("random.onnx");
    Files.write(file, RandomTrees.onnx(1, trees, depth, inputs, metadata()));
    List<FeatureRow> all = rows();
    ModelBook book = ModelBook.read(new StoredModelFiles(), file.toString());
    System.out.printf(
        Locale.ROOT,
        "%,d trees of depth %d, %d features, %,d rows a round, median of %d rounds; CPU us a row.%n",
        trees,
        depth,
        inputs,
        rows,
        rounds);
    Counted counted = new Counted();
    try (Model model = ModelFormats.load(file.toString(), file);
        BundleScorer<Integer> scorer =
            new BundleScorer<>(
                new StoredModelFiles(),
                new RowFailures("benchmark", "Score", row -> new byte[0]),
                counted)) {
      float[][] numbers = all.stream().map(this::numbers).toArray(float[][]::new);
      double[][] alone = new double[SIZES.size()][rounds];
      double[][] bundled = new double[SIZES.size()][rounds];
      for (int round = -WARM_UP; round < rounds; round++) {
        for (int i = 0; i < SIZES.size(); i++) {
          double runtime = runtime(model, numbers, SIZES.get(i));
          double whole = bundles(scorer, all, book, SIZES.get(i));
          if (round >= 0) {
            alone[i][round] = runtime;
            bundled[i][round] = whole;
          }
        }
      }
      long asked = (long) rows * SIZES.size() * (rounds + WARM_UP);
      if (counted.predictions != asked) {
        throw new IllegalStateException(counted.predictions + " predictions of " + asked);
      }
      print(alone, bundled);
    }
    return 0;
  }

  private void checkOptions() {
    if (trees < 1
        || trees > 10_000
        || depth < 1
        || depth > 12
        || inputs < 1
        || inputs > Feature.values().length
        || rows < 1_000
        || rows > 1_000_000
        || rows % 1_000 != 0
        || rounds < 3
        || rounds > 1_000) {
      throw new WrongOptionException("An option is out of its bounds.");
    }
  }

  private double runtime(Model model, float[][] numbers, int size) {
    long start = threads.getCurrentThreadCpuTime();
    for (int from = 0; from < numbers.length; from += size) {
      model.score(Arrays.copyOfRange(numbers, from, from + size));
    }
    return micros(start);
  }

  private double bundles(
      BundleScorer<Integer> scorer, List<FeatureRow> all, ModelBook book, int size)
      throws IOException {
    long start = threads.getCurrentThreadCpuTime();
    for (int from = 0; from < all.size(); from += size) {
      scorer.begin();
      for (int i = from; i < from + size; i++) {
        scorer.add(all.get(i), book, i);
      }
      scorer.score();
      scorer.keepOnly(book);
    }
    return micros(start);
  }

  private double micros(long start) {
    return (threads.getCurrentThreadCpuTime() - start) / 1e3 / rows;
  }

  private static void print(double[][] alone, double[][] bundled) {
    System.out.println(
        "| rows at once | ONNX Runtime alone | saves | as a bundle is scored | saves |");
    System.out.println("|---|---|---|---|---|");
    for (int i = 0; i < SIZES.size(); i++) {
      System.out.printf(
          Locale.ROOT,
          "| %,d | %.2f | %.1f x | %.2f | %.1f x |%n",
          SIZES.get(i),
          Median.of(Arrays.stream(alone[i])),
          Median.of(Arrays.stream(alone[0])) / Median.of(Arrays.stream(alone[i])),
          Median.of(Arrays.stream(bundled[i])),
          Median.of(Arrays.stream(bundled[0])) / Median.of(Arrays.stream(bundled[i])));
    }
  }

  private List<Feature> features() {
    return Arrays.asList(Feature.values()).subList(0, inputs);
  }

  /** Of normal distribution, as the trees ask. */
  private List<FeatureRow> rows() {
    Random random = new Random(2);
    List<FeatureRow> all = new ArrayList<>(rows);
    for (int i = 0; i < rows; i++) {
      SortedMap<String, Double> map = new TreeMap<>();
      features().forEach(feature -> map.put(feature.text(), random.nextGaussian()));
      all.add(
          new FeatureRow(
              "acme",
              "m" + i % 100,
              "pump",
              "hall",
              i * 60_000_000L,
              (i + 1) * 60_000_000L,
              Verdict.VALID,
              Verdict.VALID,
              Collections.unmodifiableSortedMap(map),
              true,
              1));
    }
    return all;
  }

  private float[] numbers(FeatureRow row) {
    float[] numbers = new float[inputs];
    for (int i = 0; i < inputs; i++) {
      numbers[i] = row.features().getOrDefault(features().get(i).text(), 0.0).floatValue();
    }
    return numbers;
  }

  /** Calls no row a failure, so that no reasons are asked for: they cost as much as more rows. */
  private String metadata() {
    return """
    {"name":"random","version":"1","failureMode":"none","machineTypes":["pump"],
     "inputs":[%s],"threshold":1,"trainingDataSha256":"%s"}
    """
        .formatted(
            features().stream()
                .map(
                    feature ->
                        "{\"name\":\"%s\",\"unit\":\"%s\",\"typical\":0}"
                            .formatted(feature.text(), feature.unit()))
                .collect(Collectors.joining(",")),
            "0".repeat(64));
  }

  private static final class Counted implements BundleScorer.Output<Integer> {
    private long predictions;

    @Override
    public void prediction(Integer place, Prediction prediction) {
      predictions++;
    }

    @Override
    public void failure(Integer place, Failure failure) {
      throw new IllegalStateException(failure.toString());
    }

    @Override
    public void asked(int rows) {}

    @Override
    public void loaded() {}
  }
}
