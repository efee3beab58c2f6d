package io.crossdock.pipelines.template;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An option of a pipeline as a template's metadata describes it.
 *
 * @param name as on the command line, without dashes
 * @param group the technology or matter that it belongs to
 * @param label the name for people
 * @param help the option's description, and with which choices it is needed
 * @param type what a value is
 * @param optional false where a launch without it is refused whatever else is chosen
 * @param defaultValue what holds without it; absent where nothing does
 * @param choices the values there are, where they are few; else empty
 * @param regexes each of which a value matches
 */
record Parameter(
    String name,
    String group,
    String label,
    String help,
    Type type,
    boolean optional,
    @Nullable String defaultValue,
    List<String> choices,
    List<String> regexes) {

  /** Of the kinds of value that Dataflow knows, those that options have. */
  enum Type {
    /** Anything. */
    TEXT,
    /** A number. */
    NUMBER,
    /** {@code true} or {@code false}. */
    BOOLEAN,
    /** A word of few. */
    ENUM
  }

  /** Why {@code value} is none for this parameter; absent when nothing is known against it. */
  @Nullable String refusal(String value) {
    if (!choices.isEmpty() && !choices.contains(value)) {
      return "\"" + value + "\" is none of " + choices;
    }
    for (String regex : regexes) {
      if (!Pattern.matches(regex, value)) {
        // The value is not repeated: where a reference is asked for it may be the secret itself.
        return "does not match " + regex;
      }
    }
    return null;
  }
}
