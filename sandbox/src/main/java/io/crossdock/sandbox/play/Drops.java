package io.crossdock.sandbox.play;

import io.crossdock.sandbox.servers.SandboxException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a pipeline says at its end that it dropped and counted. */
final class Drops {
  private static final Pattern COUNTED = Pattern.compile("counted drops_\\w+ = (\\d+)");

  private Drops() {}

  /** All drops together, from the pipeline's log. */
  static long in(Path log) {
    long dropped = 0;
    try {
      Matcher drops = COUNTED.matcher(Files.readString(log, StandardCharsets.UTF_8));
      while (drops.find()) {
        dropped += Long.parseLong(drops.group(1));
      }
    } catch (IOException e) {
      throw new SandboxException("The pipeline's log cannot be read: " + e.getMessage());
    }
    return dropped;
  }
}
