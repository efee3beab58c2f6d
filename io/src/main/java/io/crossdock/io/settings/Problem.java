package io.crossdock.io.settings;

import java.io.Serializable;
import java.util.List;

/**
 * One thing that is wrong with an option.
 *
 * @param option as on the command line, such as {@code --topic}
 * @param text what is wrong, for people
 * @param choices what would be right, where that is one word of few; else empty
 */
public record Problem(String option, String text, List<String> choices) implements Serializable {

  @Override
  public String toString() {
    return option + ": " + text;
  }
}
