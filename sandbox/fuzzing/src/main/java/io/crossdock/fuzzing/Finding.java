package io.crossdock.fuzzing;

import java.util.Base64;
import java.util.HexFormat;

/** An input that does what none may do, and how to see it again. */
public final class Finding extends AssertionError {
  private static final long serialVersionUID = 1;
  private static final int LONGEST = 4_096;

  /**
   * A finding.
   *
   * @param what what the input does
   */
  Finding(FuzzTarget target, byte[] input, String what, Throwable cause) {
    super(message(target.name(), input, what), cause);
  }

  /** The finding in words, with the input where it is short enough to be read. */
  static String message(String target, byte[] input, String what) {
    String text = target + ": " + what + "\ninput of " + input.length + " bytes";
    if (input.length > LONGEST) {
      return text;
    }
    return text
        + ", in hexadecimal: "
        + HexFormat.of().formatHex(input)
        + "\nagain: scripts/fuzz "
        + target
        + " --input="
        + Base64.getEncoder().encodeToString(input);
  }
}
