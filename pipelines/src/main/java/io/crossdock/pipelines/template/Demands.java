package io.crossdock.pipelines.template;

import io.crossdock.io.settings.Problem;
import io.crossdock.pipelines.launch.Launchable;
import io.crossdock.pipelines.launch.OwnOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which options a pipeline's settings demand. That depends on what is chosen by other options, such
 * as by {@code --input}: each choice is tried with every value it has.
 */
final class Demands {
  /**
   * No option has this value, no choice this word. It names no file, and no directory that files
   * would be sought in.
   */
  static final String NO_VALUE = "~/~";

  private final Launchable<?> pipeline;
  private final Map<String, OwnOptions.Own> options;
  private final Map<String, List<String>> choices = new LinkedHashMap<>();

  /** What the settings said to options: asked for each option, it is often the same again. */
  private final Map<Map<String, String>, List<Problem>> said = new HashMap<>();

  private Demands(Launchable<?> pipeline, Map<String, OwnOptions.Own> options) {
    this.pipeline = pipeline;
    this.options = options;
  }

  /** Finds the choices and their values. */
  static Demands of(Launchable<?> pipeline, Map<String, OwnOptions.Own> options) {
    Demands demands = new Demands(pipeline, options);
    options.forEach(
        (name, own) -> {
          if (own.type() == boolean.class || own.type() == Boolean.class) {
            demands.choices.put(name, List.of("true", "false"));
          }
        });
    int known;
    do {
      // A choice may be asked for only where another one has a certain value.
      known = demands.choices.size();
      demands.findWords();
    } while (demands.choices.size() > known);
    return demands;
  }

  private void findWords() {
    options.forEach(
        (name, own) -> {
          if (own.type() == String.class && !choices.containsKey(name)) {
            refusals(name, all(NO_VALUE)).stream()
                .filter(problem -> !problem.choices().isEmpty())
                .findFirst()
                .ifPresent(problem -> choices.put(name, problem.choices()));
          }
        });
  }

  /** The options that choose, with the values there are for them. */
  Map<String, List<String>> choices() {
    return choices;
  }

  /** What is said against the value of an option, with others beside it and in each situation. */
  private List<Problem> refusals(String name, Map<String, String> tried) {
    List<Problem> refusals = new ArrayList<>();
    for (Map<String, String> chosen : situations()) {
      Map<String, String> both = new LinkedHashMap<>(tried);
      both.putAll(chosen);
      problems(both).stream()
          .filter(problem -> problem.option().equals("--" + name))
          .forEach(refusals::add);
    }
    return refusals;
  }

  /**
   * The value for every option of text that does not choose: settings say all that is wrong at
   * once, and to try one option after the other takes minutes.
   */
  private Map<String, String> all(String value) {
    Map<String, String> all = new HashMap<>();
    options.forEach(
        (name, own) -> {
          if (own.type() == String.class && !choices.containsKey(name)) {
            all.put(name, value);
          }
        });
    return all;
  }

  private List<Problem> problems(Map<String, String> options) {
    return said.computeIfAbsent(Map.copyOf(options), tried -> Trial.problems(pipeline, tried));
  }

  /**
   * Whether the settings of some choice read this option and refuse the value, both with the same
   * for all others and without: what is refused in one way alone is refused for its company.
   */
  boolean refuses(String name, String value) {
    boolean inCompany = choices.containsKey(name) || !refusals(name, all(value)).isEmpty();
    return inCompany && !refusals(name, Map.of(name, value)).isEmpty();
  }

  /** Whether they refuse a value that is nothing in particular. */
  boolean refusesAnything(String name) {
    return refuses(name, NO_VALUE);
  }

  /** All defaults, and then each choice by itself with each of its values. */
  private List<Map<String, String>> situations() {
    List<Map<String, String>> situations = new ArrayList<>();
    situations.add(Map.of());
    choices.forEach((name, values) -> values.forEach(value -> situations.add(Map.of(name, value))));
    return situations;
  }

  /** The options that must be given where these choices are made, and others left at default. */
  Set<String> with(Map<String, String> chosen) {
    Map<String, String> made = new LinkedHashMap<>(chosen);
    // What is no choice, or none of its values, is not for the settings to see here.
    made.entrySet()
        .removeIf(one -> !choices.getOrDefault(one.getKey(), List.of()).contains(one.getValue()));
    Set<String> demanded = new TreeSet<>();
    for (Problem problem : problems(made)) {
      String name = problem.option().replaceFirst("^--", "");
      OwnOptions.Own own = options.get(name);
      if (own != null && own.defaultValue() == null && !made.containsKey(name)) {
        demanded.add(name);
      }
    }
    return demanded;
  }

  /** The options that must be given whatever is chosen. */
  Set<String> always() {
    Set<String> always = with(Map.of());
    situations().forEach(chosen -> always.retainAll(with(chosen)));
    return always;
  }

  /** The choices with which an option must be given, where that depends on choices. */
  Map<String, List<String>> when(String name) {
    Map<String, List<String>> when = new LinkedHashMap<>();
    choices.forEach(
        (choice, values) -> {
          List<String> demanding =
              values.stream().filter(value -> with(Map.of(choice, value)).contains(name)).toList();
          if (!demanding.isEmpty() && demanding.size() < values.size()) {
            when.put(choice, demanding);
          }
        });
    return when;
  }
}
