package io.crossdock.pipelines.doors;

import static io.crossdock.pipelines.doors.DoorCases.FILES;
import static io.crossdock.pipelines.doors.DoorCases.KAFKA;
import static io.crossdock.pipelines.doors.DoorCases.KINESIS;
import static io.crossdock.pipelines.doors.DoorCases.NONE_IS_WRONG;
import static io.crossdock.pipelines.doors.DoorCases.PUBSUB;
import static io.crossdock.pipelines.doors.DoorCases.REGISTRY;
import static io.crossdock.pipelines.doors.DoorCases.REGISTRY_TOKEN;
import static io.crossdock.pipelines.doors.DoorCases.REPLAY;
import static io.crossdock.pipelines.doors.DoorCases.with;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.Assert.assertThrows;

import io.crossdock.io.settings.InvalidSettingsException;
import io.crossdock.pipelines.doors.DoorCases.Case;
import io.crossdock.pipelines.launch.Console;
import io.crossdock.pipelines.launch.Launch;
import io.crossdock.pipelines.launch.Launchable;
import java.io.Serializable;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.util.SerializableUtils;

/** What holds of every option of a pipeline. */
public final class OptionChecks {
  private final Launchable<?> pipeline;
  private final Function<List<String>, Serializable> parse;
  private final Map<String, Case> cases;
  private final Set<List<String>> doors;

  /** Checks a pipeline by its settings and a case for each of its options. */
  public OptionChecks(
      Launchable<?> pipeline, Function<List<String>, Serializable> parse, Map<String, Case> cases) {
    this(pipeline, parse, cases, Set.of());
  }

  /**
   * Checks a pipeline that has doors of its own.
   *
   * @param more arguments beside which options count that do not count beside those of all
   */
  public OptionChecks(
      Launchable<?> pipeline,
      Function<List<String>, Serializable> parse,
      Map<String, Case> cases,
      Set<List<String>> more) {
    this.pipeline = pipeline;
    this.parse = parse;
    this.cases = cases;
    this.doors =
        new HashSet<>(List.of(KAFKA, PUBSUB, KINESIS, FILES, REPLAY, REGISTRY, REGISTRY_TOKEN));
    doors.addAll(more);
  }

  /** All of it. */
  public void all() throws Exception {
    everyOptionHasACase();
    everyOptionIsDescribed();
    everyOptionIsInTheHelp();
    everyOptionHasAnEffect();
    everyWrongValueIsNamed();
    allWrongValuesOfADoorAreSaidTogether();
  }

  private String problems(List<String> arguments) {
    return String.valueOf(
        assertThrows(
                arguments.toString(), InvalidSettingsException.class, () -> parse.apply(arguments))
            .getMessage());
  }

  /** Getters of our interfaces by the name of their option. */
  private Map<String, Method> options() {
    Map<String, Method> options = new TreeMap<>();
    for (Method method : pipeline.options().getMethods()) {
      String name = method.getName();
      if (method.getDeclaringClass().getName().startsWith("io.crossdock.")
          && method.getParameterCount() == 0
          && name.startsWith("get")) {
        options.put(Character.toLowerCase(name.charAt(3)) + name.substring(4), method);
      }
    }
    return options;
  }

  private void everyOptionHasACase() {
    assertThat(cases.keySet(), equalTo(options().keySet()));
  }

  private void everyOptionIsDescribed() {
    options()
        .forEach(
            (name, getter) -> {
              Description description = getter.getAnnotation(Description.class);
              assertThat(name, description, notNullValue());
              assertThat(name, description.value().length(), greaterThan(15));
              assertThat(name, description.value().strip(), equalTo(description.value()));
            });
  }

  private void everyOptionIsInTheHelp() throws Exception {
    Console console = Console.of(() -> Launch.run(new String[] {"--help"}, pipeline));
    assertThat(console.exitCode(), equalTo(0));
    String help = console.out().replaceAll("\\s+", " ");
    options()
        .forEach(
            (name, getter) -> {
              assertThat(help, containsString("--" + name + "="));
              Description description = getter.getAnnotation(Description.class);
              assertThat(help, containsString(description.value().replaceAll("\\s+", " ")));
            });
  }

  /** Bytes, since the table of places is no value of its own. */
  private List<Byte> bytes(List<String> arguments) {
    List<Byte> bytes = new ArrayList<>();
    for (byte b : SerializableUtils.serializeToByteArray(parse.apply(arguments))) {
      bytes.add(b);
    }
    return bytes;
  }

  private void everyOptionHasAnEffect() {
    for (List<String> arguments : doors) {
      assertThat("the same settings twice", bytes(arguments), equalTo(bytes(arguments)));
    }
    cases.forEach(
        (name, option) -> {
          List<String> changed = with(option.besideChanged(), "--" + name + "=" + option.changed());
          assertThat(name, bytes(changed), not(equalTo(bytes(option.beside()))));
        });
  }

  private void everyWrongValueIsNamed() {
    cases.forEach(
        (name, option) -> {
          if (!option.wrong().equals(NONE_IS_WRONG)) {
            String message = problems(with(option.beside(), "--" + name + "=" + option.wrong()));
            assertThat(message, startsWith("An option is wrong:\n  --" + name + ": "));
          }
        });
  }

  private void allWrongValuesOfADoorAreSaidTogether() {
    Map<List<String>, List<String>> byDoor = new HashMap<>();
    cases.forEach(
        (name, option) -> {
          // A wrong kind of input hides what the right one would have needed.
          if (!option.wrong().equals(NONE_IS_WRONG) && !name.equals("input")) {
            byDoor
                .computeIfAbsent(option.beside(), door -> new ArrayList<>())
                .add("--" + name + "=" + option.wrong());
          }
        });
    assertThat(byDoor.keySet(), equalTo(doors));
    byDoor.forEach(
        (door, wrong) -> {
          // lateAfter is wrong only beside a right allowedLateness.
          List<String> said = new ArrayList<>(wrong);
          said.removeIf(argument -> argument.startsWith("--lateAfter="));
          List<String> lines = problems(with(door, said.toArray(new String[0]))).lines().toList();
          String count =
              said.size() == 1 ? "An option is wrong:" : said.size() + " options are wrong:";
          assertThat(lines.get(0), equalTo(count));
          assertThat(lines.size(), equalTo(said.size() + 1));
          for (String argument : said) {
            String option = argument.substring(0, argument.indexOf('='));
            assertThat(lines, hasItem(startsWith("  " + option + ": ")));
          }
        });
  }
}
