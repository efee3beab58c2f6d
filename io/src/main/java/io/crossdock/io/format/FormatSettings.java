package io.crossdock.io.format;

import io.crossdock.io.settings.Problems;
import java.io.Serializable;
import java.util.List;

/**
 * How messages are read.
 *
 * @param defaultTenant tenant of messages that name none
 * @param maxBytes a larger message is a failure of kind TOO_LARGE
 */
public record FormatSettings(String defaultTenant, int maxBytes) implements Serializable {
  private static final int MOST_BYTES = 64 * 1024 * 1024;

  /** Reads the options; what is wrong goes to {@code problems}. */
  public static FormatSettings parse(FormatOptions options, Problems problems) {
    return new FormatSettings(
        problems.required("--defaultTenant", options.getDefaultTenant()),
        problems.between("--maxMessageBytes", options.getMaxMessageBytes(), 1, MOST_BYTES));
  }

  /** The formats, each asked in turn whether a message is its own. */
  List<MessageFormat> formats() {
    return List.of(new JsonFormat());
  }
}
