package io.crossdock.pipelines.launch;

import io.crossdock.io.settings.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Arguments from files: {@code --config=FILE} stands for the file's lines. A line is an argument,
 * {@code --name=value}; an empty one and one that begins with {@code #} say nothing. An argument on
 * the command line wins over a file's, a later file over an earlier one.
 */
final class ConfigFiles {
  private static final String CONFIG = "--config=";

  private ConfigFiles() {}

  /**
   * The arguments with those of the files.
   *
   * @throws io.crossdock.io.settings.InvalidSettingsException when a file cannot be read or a line
   *     is no argument
   */
  static String[] expand(String[] args) {
    Map<String, String> fromFiles = new LinkedHashMap<>();
    List<String> own = new ArrayList<>();
    Problems problems = new Problems();
    for (String arg : args) {
      if (arg.startsWith(CONFIG)) {
        read(arg.substring(CONFIG.length()), fromFiles, problems);
      } else {
        own.add(arg);
      }
    }
    problems.throwIfAny();
    own.forEach(arg -> fromFiles.remove(name(arg)));
    List<String> all = new ArrayList<>(fromFiles.values());
    all.addAll(own);
    return all.toArray(new String[0]);
  }

  private static void read(String file, Map<String, String> arguments, Problems problems) {
    List<String> lines;
    try {
      lines = Files.readAllLines(Path.of(file), StandardCharsets.UTF_8);
    } catch (IOException | InvalidPathException e) {
      problems.add("--config", file + " cannot be read (" + e.getClass().getSimpleName() + ")");
      return;
    }
    for (int number = 1; number <= lines.size(); number++) {
      String line = lines.get(number - 1).trim();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (!line.startsWith("--") || line.startsWith(CONFIG)) {
        problems.add("--config", file + ", line " + number + ": is no argument --name=value");
        continue;
      }
      arguments.put(name(line), line);
    }
  }

  private static String name(String argument) {
    return argument.split("=", 2)[0];
  }
}
