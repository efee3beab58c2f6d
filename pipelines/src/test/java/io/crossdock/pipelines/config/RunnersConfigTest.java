package io.crossdock.pipelines.config;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.crossdock.pipelines.Pipelines;
import io.crossdock.pipelines.launch.Arguments;
import io.crossdock.pipelines.launch.Console;
import io.crossdock.pipelines.launch.Launchable;
import io.crossdock.pipelines.launch.OwnOptions;
import io.crossdock.pipelines.launch.RunnerDefaults;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.Test;

/** The files of arguments, for every runner and every pipeline. */
public class RunnersConfigTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("crossdock.root", ".."), "runners-config");
  private static final Map<String, String> OPTIONS =
      Map.of(
          "direct", "org.apache.beam.runners.direct.DirectOptions",
          "flink", "org.apache.beam.runners.flink.FlinkPipelineOptions",
          "dataflow", "org.apache.beam.runners.dataflow.options.DataflowPipelineOptions");

  private interface Case {
    void check(String runner, Launchable<?> pipeline, List<String> minimal) throws Exception;
  }

  private static void each(Case one) throws Exception {
    int cases = 0;
    for (String runner : ReferenceArguments.RUNNERS) {
      for (Launchable<?> pipeline : Pipelines.all()) {
        Path minimal = FOLDER.resolve(runner).resolve(pipeline.name() + ".minimal.args");
        one.check(runner, pipeline, Arguments.of("--config=" + minimal));
        cases++;
      }
    }
    assertThat(cases, greaterThan(2));
  }

  private static Path reference(String runner, Launchable<?> pipeline) {
    return FOLDER.resolve(runner).resolve(pipeline.name() + ".reference.args");
  }

  @Test
  public void theReferenceIsUpToDate() throws Exception {
    each(
        (runner, pipeline, minimal) ->
            assertThat(
                "run scripts/java-main " + ReferenceArguments.class.getName(),
                Files.readString(reference(runner, pipeline)),
                equalTo(ReferenceArguments.text(runner, pipeline))));
  }

  @Test
  public void theReferenceIsMadeByACommandWithHelp() throws Exception {
    Console help = Console.of(() -> ReferenceArguments.run("--help"));
    assertThat(help.exitCode(), equalTo(0));
    assertThat(help.out(), containsString("--directory"));
    Console wrong = Console.of(() -> ReferenceArguments.run("--directory=/nowhere"));
    assertThat(wrong.exitCode(), equalTo(1));
    assertThat(wrong.err(), startsWith("A file cannot be written: "));
  }

  @Test
  public void theMinimumIsEnough() throws Exception {
    each(
        (runner, pipeline, minimal) ->
            assertThat(runner, Arguments.refusal(minimal, pipeline), equalTo("")));
  }

  @Test
  public void nothingOfTheMinimumIsTooMuch() throws Exception {
    each(
        (runner, pipeline, minimal) -> {
          for (String line : minimal) {
            // The runner's own are asked for by the runner, where it runs.
            if (!line.startsWith("--runner=") && !isDataflows(line)) {
              List<String> less = new ArrayList<>(minimal);
              less.remove(line);
              assertThat(
                  runner + " without " + line, Arguments.refusal(less, pipeline), not(equalTo("")));
            }
          }
        });
  }

  private static boolean isDataflows(String line) {
    return RunnerOption.of("dataflow").stream()
        .anyMatch(option -> line.startsWith("--" + option.name() + "="));
  }

  @Test
  public void theReferenceBesideTheMinimumChangesNothing() throws Exception {
    each(
        (runner, pipeline, minimal) -> {
          List<String> both = Arguments.of("--config=" + reference(runner, pipeline));
          both.removeIf(old -> minimal.stream().anyMatch(own -> name(own).equals(name(old))));
          both.addAll(minimal);
          assertThat(Arguments.refusal(both, pipeline), equalTo(""));
          assertThat(values(both, pipeline), equalTo(values(minimal, pipeline)));
        });
  }

  private static String name(String argument) {
    return argument.split("=", 2)[0];
  }

  private static Map<String, Object> values(List<String> args, Launchable<?> pipeline)
      throws ReflectiveOperationException {
    List<String> own = new ArrayList<>(args);
    own.removeIf(arg -> !OwnOptions.of(pipeline).containsKey(name(arg).substring(2)));
    PipelineOptions options =
        PipelineOptionsFactory.fromArgs(own.toArray(new String[0])).as(pipeline.options());
    Map<String, Object> values = new LinkedHashMap<>();
    for (String name : OwnOptions.of(pipeline).keySet()) {
      values.put(name, String.valueOf(get(options, pipeline.options(), name)));
    }
    return values;
  }

  @Test
  public void theRunnersOptionsAreTheirsAndSoAreTheDefaults() throws Exception {
    for (Map.Entry<String, String> runner : OPTIONS.entrySet()) {
      Class<? extends PipelineOptions> options =
          Class.forName(runner.getValue()).asSubclass(PipelineOptions.class);
      PipelineOptions unset = PipelineOptionsFactory.as(options);
      int checked = 0;
      for (RunnerOption option : RunnerOption.of(runner.getKey())) {
        // Defaults that the machine or the account decides are left out of the file.
        if (!option.defaultValue().isEmpty() && !option.name().equals("runner")) {
          assertThat(
              option.name(),
              runner.getKey().equals("flink") && RunnerDefaults.ofFlink().containsKey(option.name())
                  ? RunnerDefaults.ofFlink().get(option.name())
                  : String.valueOf(get(unset, options, option.name())),
              equalTo(option.defaultValue()));
        } else {
          get(unset, options, option.name());
        }
        checked++;
      }
      assertThat(checked > 4, is(true));
    }
  }

  private static Object get(PipelineOptions options, Class<?> of, String name)
      throws ReflectiveOperationException {
    String upper = Character.toUpperCase(name.charAt(0)) + name.substring(1);
    for (String prefix : List.of("get", "is")) {
      for (var method : of.getMethods()) {
        if (method.getName().equals(prefix + upper)) {
          try {
            return String.valueOf(method.invoke(options));
          } catch (ReflectiveOperationException e) {
            return "cannot be had without a cloud"; // a default that is looked up there
          }
        }
      }
    }
    throw new NoSuchMethodException(of.getSimpleName() + " has no " + name);
  }
}
