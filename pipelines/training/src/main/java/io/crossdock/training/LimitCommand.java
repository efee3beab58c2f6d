package io.crossdock.training;

import io.crossdock.transforms.maintenance.score.ModelMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes a model of one limit as ONNX. */
@Command(
    name = "limit",
    sortOptions = false,
    description = {
      "Writes a model of one limit as ONNX: nothing is trained.",
      "Where the feature's magnitude is r times the limit it says r / (1 + r): 0.5 at the limit,"
          + " which is its threshold.",
      "With --feature=NAME_deviation it is a detector of rolling statistics: how far the last"
          + " window is from those before it, in standard deviations.",
      "Exit codes: 0 written; 2 an option is wrong, said in one line."
    })
final class LimitCommand implements Callable<Integer> {
  @Option(
      names = "--feature",
      required = true,
      paramLabel = "NAME",
      description = "What to watch, also with _trend or _deviation.")
  private String feature = "";

  @Option(
      names = "--limit",
      required = true,
      description = "Magnitude at and above which it is a failure, in the feature's unit.")
  private float limit;

  @Option(
      names = "--typical",
      description = "What it is on a good day, in its unit. Default: ${DEFAULT-VALUE}.")
  private float typical;

  @Option(names = "--name", description = "Default: ${DEFAULT-VALUE}.")
  private String name = "limit";

  @Option(names = "--failure-mode", description = "What it warns of. Default: ${DEFAULT-VALUE}.")
  private String failureMode = "limit";

  @Option(
      names = "--machine-types",
      split = ",",
      description = "What it is for. Default: what no other model is for.")
  private List<String> machineTypes = List.of();

  @Option(
      names = "--model-version",
      description = "Default: 12 digits of a hash over feature, limit and failure mode.")
  private String version = "";

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Where to write it: FILE.onnx.")
  private @Nullable Path out;

  @Option(names = "--help", usageHelp = true, description = "Shows this.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  @Override
  public Integer call() {
    try {
      write();
      return 0;
    } catch (TrainingException | IOException e) {
      System.err.println(e.getMessage());
      return TrainCommand.WRONG;
    }
  }

  private void write() throws IOException {
    if (out == null) {
      throw new TrainingException("--out is needed");
    }
    LimitModel model = new LimitModel(feature, limit, typical);
    ModelMetadata metadata = model.metadata(name, version, failureMode, machineTypes);
    Path parent = out.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.write(out, model.toOnnx(metadata));
    System.out.printf(
        Locale.ROOT,
        "model %s %s for %s: a failure at and over %s of %s%nwrote %s%n",
        metadata.name(),
        metadata.version(),
        metadata.failureMode(),
        limit,
        feature,
        out);
  }
}
