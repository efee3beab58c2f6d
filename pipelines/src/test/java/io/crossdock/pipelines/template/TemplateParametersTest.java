package io.crossdock.pipelines.template;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.crossdock.io.settings.Problem;
import io.crossdock.io.settings.Problems;
import io.crossdock.pipelines.Pipelines;
import io.crossdock.pipelines.launch.Launchable;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.jspecify.annotations.Nullable;
import org.junit.Test;

public class TemplateParametersTest {
  private static Map<String, Parameter> parameters(Launchable<?> pipeline) {
    return TemplateParameters.of(pipeline).all().stream()
        .collect(Collectors.toMap(Parameter::name, Function.identity()));
  }

  private static Parameter of(Map<String, Parameter> parameters, String name) {
    return Objects.requireNonNull(parameters.get(name), name);
  }

  private static List<String> named(List<Problem> problems) {
    return problems.stream().map(Problem::option).toList();
  }

  /** Our getters by option, found in another way than by what is tested. */
  private static Map<String, Method> getters(Launchable<?> pipeline) {
    Map<String, Method> getters = new LinkedHashMap<>();
    for (Method method : pipeline.options().getMethods()) {
      if (method.getDeclaringClass().getName().startsWith("io.crossdock.")
          && method.getName().startsWith("get")) {
        String name = method.getName().substring(3);
        getters.put(Character.toLowerCase(name.charAt(0)) + name.substring(1), method);
      }
    }
    return getters;
  }

  private static @Nullable Object value(Launchable<?> pipeline, Method getter, String... args)
      throws Exception {
    PipelineOptions options = PipelineOptionsFactory.fromArgs(args).as(pipeline.options());
    return getter.invoke(options);
  }

  @Test
  public void everyOwnOptionIsAParameterAndNoOther() {
    assertThat(Pipelines.all(), not(empty()));
    for (Launchable<?> pipeline : Pipelines.all()) {
      Map<String, Parameter> parameters = parameters(pipeline);
      assertThat(
          new TreeSet<>(parameters.keySet()), equalTo(new TreeSet<>(getters(pipeline).keySet())));
      assertThat(parameters.size(), greaterThan(5));
      for (String runners : List.of("runner", "streaming", "project", "tempLocation")) {
        assertThat(parameters.keySet(), not(hasItem(runners)));
      }
      parameters
          .values()
          .forEach(
              parameter -> {
                assertThat(parameter.name(), parameter.help().length(), greaterThan(15));
                assertThat(parameter.name(), parameter.group().isEmpty(), equalTo(false));
              });
    }
  }

  @Test
  public void theDefaultIsTheTrueOne() throws Exception {
    for (Launchable<?> pipeline : Pipelines.all()) {
      Map<String, Parameter> parameters = parameters(pipeline);
      for (Map.Entry<String, Method> option : getters(pipeline).entrySet()) {
        String name = option.getKey();
        String said = of(parameters, name).defaultValue();
        Object unset = value(pipeline, option.getValue());
        if (said == null) {
          assertThat(name, unset, nullValue());
        } else {
          assertThat(name, unset, notNullValue());
          String argument = "--" + name + "=" + said;
          assertThat(name, value(pipeline, option.getValue(), argument), equalTo(unset));
        }
      }
    }
  }

  @Test
  public void theDefaultIsAValueThatMayBeGiven() {
    for (Launchable<?> pipeline : Pipelines.all()) {
      for (Parameter parameter : parameters(pipeline).values()) {
        if (parameter.defaultValue() != null) {
          assertThat(parameter.name(), parameter.refusal(parameter.defaultValue()), nullValue());
        }
      }
    }
  }

  /** For every choice of doors: what is said to be needed is enough, and none of it too much. */
  @Test
  public void whatIsDemandedIsWhatTheSettingsDemand() {
    int tried = 0;
    for (Launchable<?> pipeline : Pipelines.all()) {
      Demands demands = Arguments.demands(pipeline);
      for (Map<String, String> chosen : Arguments.choices(pipeline)) {
        Set<String> demanded = demands.with(chosen);
        Map<String, String> enough = new LinkedHashMap<>();
        if (!chosen.isEmpty()) {
          // Where the database is not among the doors, failures have to go elsewhere: an option
          // with a default, and so never demanded, can still be in the way.
          enough.putAll(Map.of("failureTable", "false", "failureFile", "failures"));
        }
        demanded.forEach(option -> enough.put(option, Arguments.sample(option)));
        enough.putAll(chosen);
        assertThat(enough.toString(), Trial.problems(pipeline, enough), empty());
        for (String option : demanded) {
          Map<String, String> without = new LinkedHashMap<>(enough);
          without.remove(option);
          assertThat(
              without.toString(), named(Trial.problems(pipeline, without)), hasItem("--" + option));
          tried++;
        }
      }
    }
    assertThat(tried, greaterThan(5));
  }

  @Test
  public void requiredIsWhatEveryChoiceDemands() {
    for (Launchable<?> pipeline : Pipelines.all()) {
      Demands demands = Arguments.demands(pipeline);
      for (Parameter parameter : parameters(pipeline).values()) {
        boolean always = demands.with(Map.of()).contains(parameter.name());
        for (Map.Entry<String, List<String>> choice : demands.choices().entrySet()) {
          for (String value : choice.getValue()) {
            always &= demands.with(Map.of(choice.getKey(), value)).contains(parameter.name());
          }
        }
        assertThat(parameter.name(), parameter.optional(), equalTo(!always));
      }
    }
  }

  @Test
  public void aValueThatMetadataRefusesIsOneThatSettingsRefuse() {
    int refused = 0;
    for (Launchable<?> pipeline : Pipelines.all()) {
      Demands demands = Arguments.demands(pipeline);
      for (Parameter parameter : parameters(pipeline).values()) {
        if (parameter.type() == Parameter.Type.TEXT || parameter.type() == Parameter.Type.ENUM) {
          for (String odd : List.of("30", "hunter2", "NO SUCH WORD", "5 m", "-1s")) {
            if (parameter.refusal(odd) != null) {
              assertThat(parameter.name() + odd, demands.refuses(parameter.name(), odd));
              refused++;
            }
          }
        }
      }
    }
    assertThat(refused, greaterThan(20));
  }

  /** What would be a password in Dataflow's list of parameters, for all to see. */
  @Test
  public void aSecretInTheClearIsRefusedAndNotRepeated() {
    int secrets = 0;
    for (Launchable<?> pipeline : Pipelines.all()) {
      Parameter password = parameters(pipeline).get("postgresPassword");
      if (password == null) {
        continue;
      }
      assertThat(password.refusal("env:PASSWORD"), nullValue());
      assertThat(password.refusal("file:/run/password"), nullValue());
      assertThat(password.refusal("hunter2"), equalTo("does not match ^(env|file):.+$"));
      secrets++;
    }
    assertThat(secrets, greaterThan(0));
  }

  @Test
  public void typesFollowFromTheOptions() {
    Map<String, Parameter> choosy = parameters(new ChoosyPipeline());
    assertThat(
        choosy.keySet(), equalTo(Set.of("always", "colour", "shade", "forGreen", "count", "loud")));
    assertThat(of(choosy, "always").type(), equalTo(Parameter.Type.TEXT));
    assertThat(of(choosy, "colour").type(), equalTo(Parameter.Type.ENUM));
    assertThat(of(choosy, "colour").choices(), equalTo(List.of("red", "green")));
    assertThat(of(choosy, "shade").choices(), equalTo(List.of("light", "dark")));
    assertThat(of(choosy, "count").type(), equalTo(Parameter.Type.NUMBER));
    assertThat(of(choosy, "count").defaultValue(), nullValue());
    assertThat(of(choosy, "loud").type(), equalTo(Parameter.Type.BOOLEAN));
    assertThat(of(choosy, "loud").refusal("yes"), notNullValue());
    assertThat(of(choosy, "loud").refusal("true"), nullValue());
    assertThat(of(choosy, "count").refusal("1.5"), notNullValue());
    assertThat(of(choosy, "forGreen").label(), equalTo("For green"));
    assertThat(of(choosy, "forGreen").group(), equalTo("Choosy"));
  }

  @Test
  public void neededAlwaysAndNeededWithAChoice() {
    Map<String, Parameter> choosy = parameters(new ChoosyPipeline());
    List<String> required = new ArrayList<>();
    choosy.values().stream()
        .filter(one -> !one.optional())
        .forEach(one -> required.add(one.name()));
    assertThat(required, equalTo(List.of("always")));
    assertThat(of(choosy, "always").help(), equalTo("Always needed."));
    assertThat(
        of(choosy, "forGreen").help(), equalTo("For green alone. Needed with --colour=green."));
  }

  @Test
  public void aLaunchIsCheckedAgainstChoicesToo() {
    TemplateParameters parameters = TemplateParameters.of(new ChoosyPipeline());
    Problems none = new Problems();
    parameters.check(Map.of("always", "x"), none);
    assertThat(none.all(), empty());
    Problems all = new Problems();
    parameters.check(Map.of("colour", "green", "count", "many", "color", "red"), all);
    assertThat(
        new TreeSet<>(all.all()),
        equalTo(
            new TreeSet<>(
                Set.of(
                    "--param=always: is needed",
                    "--param=forGreen: is needed",
                    "--param=count: does not match ^-?[0-9]{1,19}$",
                    "--param=color: is no parameter of this pipeline"))));
    Problems word = new Problems();
    parameters.check(Map.of("always", "x", "colour", "blue"), word);
    assertThat(word.all(), equalTo(List.of("--param=colour: \"blue\" is none of [red, green]")));
  }
}
