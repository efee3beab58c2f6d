package io.crossdock.io.settings;

import io.crossdock.io.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is wrong with the options while they are turned into settings, so that all of it is
 * said together. A method that finds a problem returns a stand-in; nothing may use it before {@link
 * #throwIfAny}.
 */
public final class Problems {
  private final List<Problem> found = new ArrayList<>();

  /** Notes a problem of an option, named as on the command line, such as {@code --topic}. */
  public void add(String option, String problem) {
    found.add(new Problem(option, problem, List.of()));
  }

  /** All problems, in the order of finding. */
  public List<String> all() {
    return found.stream().map(Problem::toString).toList();
  }

  /**
   * Ends the collection.
   *
   * @throws InvalidSettingsException with all problems, when there are any
   */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new InvalidSettingsException(found);
    }
  }

  /** The text of an option that must be given. */
  public String required(String option, @Nullable String value) {
    if (value == null || value.isBlank()) {
      add(option, "is needed");
      return "";
    }
    return value.trim();
  }

  /** The text of an option that may be absent, but not empty. */
  public @Nullable String optional(String option, @Nullable String value) {
    if (value != null && value.isBlank()) {
      add(option, "is empty; leave it out instead");
    }
    return value == null ? null : value.trim();
  }

  /** The secret that an option refers to; null where it is absent or no reference. */
  public @Nullable Secret secret(String option, @Nullable String reference) {
    if (reference == null) {
      return null;
    }
    try {
      return Secret.reference(reference);
    } catch (IllegalArgumentException e) {
      add(option, String.valueOf(e.getMessage()));
      return null;
    }
  }

  /** The duration that an option's text says, at least {@code least}. */
  public Duration duration(String option, String value, Duration least) {
    try {
      Duration duration = Durations.parse(value);
      if (duration.compareTo(least) < 0) {
        add(option, "\"" + value + "\" is shorter than the least, " + least.toMillis() + "ms");
      }
      return duration;
    } catch (IllegalArgumentException e) {
      add(option, String.valueOf(e.getMessage()));
      return least;
    }
  }

  /** The number of an option, from {@code least} to {@code most}. */
  public int between(String option, int value, int least, int most) {
    if (value < least || value > most) {
      add(option, value + " is not from " + least + " to " + most);
      return least;
    }
    return value;
  }

  /** The moment that an option's text says in ISO 8601, such as {@code 2026-03-01T12:00:00Z}. */
  public Instant instant(String option, String value) {
    try {
      return Instant.parse(value.trim());
    } catch (DateTimeParseException e) {
      add(option, "\"" + value + "\" is no moment such as 2026-03-01T12:00:00Z");
      return Instant.EPOCH;
    }
  }

  /** The constant that an option's text names, in lower case on the command line. */
  public <E extends Enum<E>> E choice(String option, String value, Class<E> choices) {
    E[] constants = choices.getEnumConstants();
    for (E constant : constants) {
      if (nameOf(constant).equals(value.trim())) {
        return constant;
      }
    }
    List<String> names = Arrays.stream(constants).map(Problems::nameOf).toList();
    found.add(new Problem(option, "\"" + value + "\" is none of " + names, names));
    return constants[0];
  }

  /** The names in a list with commas; at least one. */
  public List<String> names(String option, @Nullable String value) {
    List<String> names =
        Arrays.stream((value == null ? "" : value).split(",", -1))
            .map(String::trim)
            .filter(name -> !name.isEmpty())
            .toList();
    if (names.isEmpty()) {
      add(option, "is needed");
    }
    return names;
  }

  private static String nameOf(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
