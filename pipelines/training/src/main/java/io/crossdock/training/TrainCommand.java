package io.crossdock.training;

import io.crossdock.transforms.maintenance.features.Feature;
import io.crossdock.transforms.maintenance.score.ModelMetadata;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains a model of failures, says what it is worth, and writes it as ONNX. */
@Command(
    name = "scripts/train",
    sortOptions = false,
    subcommands = LimitCommand.class,
    description = {
      "Trains a model of failures, says what it is worth, and writes it as ONNX.",
      "Options can be in a file, one a line: @FILE.",
      "Exit codes: 0 trained; 2 an option or the data is wrong, said in one line."
    })
public final class TrainCommand implements Callable<Integer> {
  /** Exit code for options or data that are wrong. */
  static final int WRONG = 2;

  @Option(names = "--data", paramLabel = "FILE", description = "CSV with a row for each example.")
  private @Nullable Path data;

  @Option(names = "--label", description = "Its column that is 1 for a failure, 0 for none.")
  private @Nullable String label;

  @Option(
      names = "--columns",
      split = ",",
      paramLabel = "FEATURE=COLUMN",
      description = "Columns that have another name than their feature. Repeatable.")
  private Map<String, String> columns = new LinkedHashMap<>();

  @Option(
      names = "--variants",
      split = ",",
      paramLabel = "TEXT",
      description = "What is in the column of the feature variant, in the order of rank: L,M,H.")
  private List<String> variants = List.of();

  @Option(
      names = "--rows",
      paramLabel = "FILE",
      description = "Or recorded features, a JSON object a line, as the pipeline writes them.")
  private @Nullable Path rows;

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description =
          "With --rows: CSV of tenant, machine, failureMode, from, to. A row is a failure if its"
              + " window lies in one of --failure-mode.")
  private @Nullable Path labels;

  @Option(
      names = "--features",
      split = ",",
      description =
          "What to learn from, in the order of the model's inputs. temperature_difference, power"
              + " and wear_torque are made of their parts where these are there.")
  private List<String> features = List.of();

  @Option(names = "--name", description = "Default: ${DEFAULT-VALUE}.")
  private String name = "failure";

  @Option(names = "--failure-mode", description = "What it predicts. Default: ${DEFAULT-VALUE}.")
  private String failureMode = "machine-failure";

  @Option(
      names = "--machine-types",
      split = ",",
      description =
          "What it is for; with --rows also what it learns from. Default: what no other is for.")
  private List<String> machineTypes = List.of();

  @Option(
      names = "--model-version",
      description = "Default: 12 digits of a hash over data and parameters.")
  private String version = "";

  @Option(names = "--trees", description = "Default: ${DEFAULT-VALUE}.")
  private int trees = Parameters.DEFAULT.trees();

  @Option(names = "--depth", description = "Of a tree. Default: ${DEFAULT-VALUE}.")
  private int depth = Parameters.DEFAULT.depth();

  @Option(names = "--rate", description = "Of learning. Default: ${DEFAULT-VALUE}.")
  private double rate = Parameters.DEFAULT.rate();

  @Option(names = "--min-gain", description = "Of a split. Default: ${DEFAULT-VALUE}.")
  private double minGain = Parameters.DEFAULT.minGain();

  @Option(
      names = "--min-weight",
      description = "Sum of p (1 - p) on a side of a split. Default: ${DEFAULT-VALUE}.")
  private double minWeight = Parameters.DEFAULT.minWeight();

  @Option(names = "--shrinkage", description = "L2 penalty. Default: ${DEFAULT-VALUE}.")
  private double shrinkage = Parameters.DEFAULT.shrinkage();

  @Option(
      names = "--folds",
      description =
          "Of cross-validation, stratified; with --rows a machine is in one of them."
              + " Default: ${DEFAULT-VALUE}.")
  private int folds = 5;

  @Option(names = "--seed", description = "Of who is in which fold. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(
      names = "--threshold",
      description =
          "At and above which it is a failure; auto is the best F1 on held-out rows."
              + " Default: ${DEFAULT-VALUE}.")
  private String threshold = "auto";

  @Option(names = "--out", paramLabel = "FILE", description = "Where to write it: FILE.onnx.")
  private @Nullable Path out;

  @Option(names = "--help", usageHelp = true, description = "Shows this.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  /** Runs and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  /** As {@link #main}; gives the exit code. */
  static int run(String... args) {
    return new CommandLine(new TrainCommand())
        .setUseSimplifiedAtFiles(true)
        .setParameterExceptionHandler(
            (problem, arguments) -> {
              System.err.println(problem.getMessage());
              return WRONG;
            })
        .setExecutionExceptionHandler(
            (problem, line, parsed) -> {
              throw problem;
            })
        .execute(args);
  }

  @Override
  public Integer call() {
    try {
      train();
      return 0;
    } catch (TrainingException | IOException e) {
      System.err.println(e.getMessage());
      return WRONG;
    }
  }

  private void train() throws IOException {
    checkFeatures();
    OptionalDouble limit = threshold();
    Parameters parameters = new Parameters(trees, depth, rate, minGain, minWeight, shrinkage);
    Dataset examples = examples();
    CrossValidation judged = CrossValidation.run(examples, parameters, folds, seed, limit);
    System.out.println(TrainingReport.of(examples, judged));
    TrainedModel model = Training.train(examples, parameters);
    ModelMetadata metadata =
        model.metadata(name, version, failureMode, machineTypes, judged.threshold());
    System.out.println(TrainingReport.of(model, metadata));
    if (out != null) {
      model.writeOnnx(out, metadata);
      Sha256 hash = new Sha256();
      hash.add(out);
      System.out.println("wrote " + out + ", sha256 " + hash.hex());
    }
  }

  private Dataset examples() throws IOException {
    if ((data == null) == (rows == null)) {
      throw new TrainingException("--data or --rows is needed, and not both");
    }
    if (data != null) {
      if (label == null) {
        throw new TrainingException("--data needs --label");
      }
      return new CsvData(columns, variants).read(data, label, features);
    }
    if (rows == null || labels == null) {
      throw new TrainingException("--rows needs --labels");
    }
    RecordedRows recorded = RecordedRows.read(rows, labels, failureMode, machineTypes, features);
    System.out.println(
        recorded.leftOut() + " rows left out: they lack a feature or are of other machine types");
    return recorded.data();
  }

  private void checkFeatures() {
    if (features.isEmpty()) {
      throw new TrainingException("--features is needed");
    }
    List<String> unknown = new ArrayList<>(features);
    unknown.addAll(columns.keySet());
    unknown.removeIf(feature -> Feature.of(feature) != null);
    if (!unknown.isEmpty()) {
      throw new TrainingException("--features: " + ModelCard.unknown(unknown));
    }
  }

  private OptionalDouble threshold() {
    if (threshold.equals("auto")) {
      return OptionalDouble.empty();
    }
    try {
      double value = Double.parseDouble(threshold);
      if (value > 0 && value <= 1) {
        return OptionalDouble.of(value);
      }
    } catch (NumberFormatException e) {
      // Said below, as for what is out of bounds.
    }
    throw new TrainingException("--threshold is auto, or above 0 and up to 1; not " + threshold);
  }
}
