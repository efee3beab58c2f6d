package io.crossdock.fuzzing;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks for inputs that break what reads them, for longer than a build may. */
@Command(
    name = "scripts/fuzz",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    usageHelpWidth = 110,
    description = {
      "Has Jazzer look for inputs that break what reads them: an exception that is not declared, a"
          + " hang, memory out of proportion, a connection to elsewhere. What goes new ways is added"
          + " to the inputs that each build tries, src/test/resources/fuzz/TARGET.zip.",
      "Exit codes: 0 nothing was found; 1 something was, said with its input; 2 an option is wrong."
    })
public final class FuzzCommand implements Callable<Integer> {
  /** Exit code for a finding. */
  static final int FOUND = 1;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Parameters(paramLabel = "TARGET", description = "What to try. Default: all, one by one.")
  private List<String> names = List.of();

  @Option(
      names = "--for",
      paramLabel = "TIME",
      description = "For how long in all, such as 90s, 10m, 8h. Default: ${DEFAULT-VALUE}.")
  private String time = "10m";

  @Option(
      names = "--input",
      paramLabel = "BASE64",
      description = "Tries this one input of the target and prints what comes of it.")
  private @Nullable String input;

  @Option(names = "--file", description = "The same with the input in a file.")
  private @Nullable Path file;

  @Option(names = "--list", description = "Prints the targets.")
  private boolean list;

  private FuzzCommand() {}

  /** Runs it. */
  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /** As {@link #main}; gives the exit code. */
  static int run(String... arguments) {
    return new CommandLine(new FuzzCommand())
        .setParameterExceptionHandler(
            (problem, all) -> {
              System.err.println(problem.getMessage());
              return CommandLine.ExitCode.USAGE;
            })
        .setExecutionExceptionHandler(
            (problem, line, parsed) -> {
              if (problem instanceof IOException) {
                System.err.println(problem.getMessage());
                return CommandLine.ExitCode.USAGE;
              }
              throw problem;
            })
        .execute(arguments);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<FuzzTargets.Owned> targets = chosen();
    PrintWriter out = spec.commandLine().getOut();
    if (list) {
      targets.forEach(one -> out.println(one.target().name()));
      return 0;
    }
    if (input != null || file != null) {
      return tryOne(targets, out);
    }
    Duration each = time().dividedBy(targets.size());
    boolean found = false;
    for (FuzzTargets.Owned target : targets) {
      found |= fuzz(target, each, out);
    }
    return found ? FOUND : 0;
  }

  private List<FuzzTargets.Owned> chosen() {
    List<FuzzTargets.Owned> all = FuzzTargets.all();
    List<String> known = all.stream().map(one -> one.target().name()).toList();
    for (String name : names) {
      if (!known.contains(name)) {
        throw wrong("there is no target " + name + ": it is one of " + String.join(", ", known));
      }
    }
    return all.stream()
        .filter(one -> names.isEmpty() || names.contains(one.target().name()))
        .toList();
  }

  private Duration time() {
    try {
      Duration duration = Duration.parse("PT" + time.toUpperCase(Locale.ROOT));
      if (duration.compareTo(Duration.ZERO) > 0) {
        return duration;
      }
    } catch (DateTimeException e) {
      // said below
    }
    throw wrong("--for is " + time + ", not a time such as 90s, 10m, 8h");
  }

  private int tryOne(List<FuzzTargets.Owned> targets, PrintWriter out)
      throws IOException, InterruptedException {
    if (targets.size() != 1) {
      throw wrong("--input and --file are for one target");
    }
    try {
      FuzzCheck.take(targets.get(0).target(), List.of(oneInput()).iterator());
      out.println("the input does no harm");
      return 0;
    } catch (Finding e) {
      e.printStackTrace(out);
      out.flush();
      return FOUND;
    }
  }

  private byte[] oneInput() throws IOException {
    try {
      return file != null
          ? Files.readAllBytes(file)
          : Base64.getDecoder().decode(input == null ? "" : input);
    } catch (IllegalArgumentException e) {
      throw wrong("--input is no Base64: " + e.getMessage());
    }
  }

  private static boolean fuzz(FuzzTargets.Owned owned, Duration time, PrintWriter out)
      throws IOException, InterruptedException {
    FuzzTarget target = owned.target();
    Path module = Path.of(System.getProperty("crossdock.root", "."), owned.module());
    Path folder = module.resolve("target/fuzz").resolve(target.name()).toAbsolutePath();
    delete(folder);
    Files.createDirectories(folder);
    List<byte[]> kept = Corpus.kept(target);
    JazzerRun run = new JazzerRun(target, folder);
    JazzerRun.Outcome outcome = run.fuzz(kept, time);
    out.printf(
        Locale.ROOT,
        "%-20s %,12d inputs, %,8d/s, coverage %,6d (features %,7d)",
        target.name(),
        outcome.runs(),
        outcome.runsASecond(),
        outcome.coverage(),
        outcome.features());
    Optional<String> finding = run.finding();
    if (finding.isPresent()) {
      out.println(", a finding:\n" + finding.get());
      out.flush();
      return true;
    }
    Path merged = run.merged();
    Corpus.pack(merged, module.resolve("src/test/resources/fuzz/" + target.name() + ".zip"));
    try (Stream<Path> files = Files.list(merged)) {
      out.printf(Locale.ROOT, ", %,5d kept, %,5d before%n", files.count(), kept.size());
    }
    out.flush();
    return false;
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path one : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(one);
      }
    }
  }

  private ParameterException wrong(String why) {
    return new ParameterException(spec.commandLine(), why);
  }
}
