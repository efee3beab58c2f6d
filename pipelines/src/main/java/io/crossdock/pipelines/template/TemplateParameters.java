package io.crossdock.pipelines.template;

import io.crossdock.io.settings.Durations;
import io.crossdock.io.settings.Problems;
import io.crossdock.pipelines.launch.Launchable;
import io.crossdock.pipelines.launch.OwnOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The parameters of a pipeline's template: all of its own options. */
final class TemplateParameters {
  private static final String DURATION = "^([0-9]{1,9}(ms|s|m|h|d))+$";
  private static final String WHOLE_NUMBER = "^-?[0-9]{1,19}$";
  private static final String NUMBER = "^-?[0-9]+([.][0-9]+)?([eE]-?[0-9]+)?$";
  private static final String BOOLEAN = "^(true|false)$";
  private static final List<String> REFERENCES = List.of("env", "file");

  /** Groups whose product spells its name otherwise than Java does. */
  private static final Map<String, String> SPELLINGS = Map.of("Postgres", "PostgreSQL");

  private final Demands demands;
  private final List<Parameter> all;

  private TemplateParameters(Demands demands, List<Parameter> all) {
    this.demands = demands;
    this.all = all;
  }

  /** Walks the pipeline's option interfaces and asks its settings. */
  static TemplateParameters of(Launchable<?> pipeline) {
    Map<String, OwnOptions.Own> options = OwnOptions.of(pipeline);
    Demands demands = Demands.of(pipeline, options);
    Set<String> always = demands.always();
    List<Parameter> all = new ArrayList<>();
    options.forEach((name, own) -> all.add(parameter(name, own, demands, !always.contains(name))));
    return new TemplateParameters(demands, all);
  }

  private static Parameter parameter(
      String name, OwnOptions.Own own, Demands demands, boolean optional) {
    List<String> choices = demands.choices().getOrDefault(name, List.of());
    Class<?> type = own.type();
    boolean truth = type == boolean.class || type == Boolean.class;
    boolean number = type.isPrimitive() ? !truth : Number.class.isAssignableFrom(type);
    return new Parameter(
        name,
        SPELLINGS.getOrDefault(own.group(), own.group()),
        label(name),
        own.description() + needed(demands.when(name)),
        truth
            ? Parameter.Type.BOOLEAN
            : number
                ? Parameter.Type.NUMBER
                : choices.isEmpty() ? Parameter.Type.TEXT : Parameter.Type.ENUM,
        optional,
        own.defaultValue(),
        truth ? List.of() : choices,
        truth
            ? List.of(BOOLEAN)
            : number
                ? List.of(type == double.class || type == Double.class ? NUMBER : WHOLE_NUMBER)
                : choices.isEmpty() ? textRegexes(name, own, demands) : List.of());
  }

  private static List<String> textRegexes(String name, OwnOptions.Own own, Demands demands) {
    String value = own.defaultValue();
    if (value != null && isDuration(value)) {
      return List.of(DURATION);
    }
    if (!demands.refusesAnything(name)) {
      return List.of();
    }
    // Where only a reference to a secret is right, Dataflow is not even to be sent the secret.
    List<String> prefixes =
        REFERENCES.stream()
            .filter(prefix -> !demands.refuses(name, prefix + ":" + Demands.NO_VALUE))
            .toList();
    return prefixes.isEmpty() ? List.of() : List.of("^(" + String.join("|", prefixes) + "):.+$");
  }

  private static boolean isDuration(String value) {
    try {
      Durations.parse(value);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String label(String name) {
    String words = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private static String needed(Map<String, List<String>> when) {
    return when.isEmpty()
        ? ""
        : when.entrySet().stream()
            .map(one -> "--" + one.getKey() + "=" + String.join(" or ", one.getValue()))
            .collect(Collectors.joining(", ", " Needed with ", "."));
  }

  /** The parameters, in the order of their groups. */
  List<Parameter> all() {
    return all;
  }

  /** Notes what is wrong with the values of a launch, as far as metadata can tell. */
  void check(Map<String, String> values, Problems problems) {
    Map<String, Parameter> byName =
        all.stream().collect(Collectors.toMap(Parameter::name, parameter -> parameter));
    values.forEach(
        (name, value) -> {
          Parameter parameter = byName.get(name);
          String refusal =
              parameter == null ? "is no parameter of this pipeline" : parameter.refusal(value);
          if (refusal != null) {
            problems.add("--param=" + name, refusal);
          }
        });
    for (String name : demands.with(values)) {
      if (!values.containsKey(name)) {
        problems.add("--param=" + name, "is needed");
      }
    }
  }
}
