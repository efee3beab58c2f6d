package io.crossdock.sandbox.monitoring;

import static org.junit.Assume.assumeTrue;

import io.crossdock.sandbox.servers.ProgramProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files in {@code runners-config/prometheus}, and Debian's programs that read them. */
final class OperatorFiles {
  /** Where they are. */
  static final Path FOLDER = Path.of("..", "runners-config", "prometheus");

  private OperatorFiles() {}

  /** Skips a test where programs are not installed. */
  static void assumeInstalled(String... programs) {
    for (String program : programs) {
      assumeTrue(
          "needs " + program + ", see scripts/install-test-servers",
          ProgramProcess.isInstalled(program));
    }
  }

  /**
   * A copy of a file with something else in places of it, which must be there.
   *
   * @param changes what is there and what is to be, by turns
   */
  static Path copy(String name, Path into, String... changes) throws IOException {
    String text = Files.readString(FOLDER.resolve(name));
    for (int i = 0; i < changes.length; i += 2) {
      if (!text.contains(changes[i])) {
        throw new IllegalStateException(name + " has no " + changes[i]);
      }
      text = text.replace(changes[i], changes[i + 1]);
    }
    Path copy = into.resolve(name);
    Files.createDirectories(copy.getParent());
    return Files.writeString(copy, text);
  }

  /** Runs a program to its end; what it said, with its exit code in a last line. */
  static String run(List<String> command, String input) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var to = process.getOutputStream()) {
      to.write(input.getBytes(StandardCharsets.UTF_8));
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return said + "exit code " + process.waitFor();
  }
}
