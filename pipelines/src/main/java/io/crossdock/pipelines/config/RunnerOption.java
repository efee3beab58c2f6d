package io.crossdock.pipelines.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;

/**
 * An option of a runner that its users here should know.
 *
 * @param runner direct, flink or dataflow
 * @param name of the option
 * @param defaultValue empty for none
 * @param comment what it does, for a person
 */
record RunnerOption(String runner, String name, String defaultValue, String comment) {

  /** All of a runner, in the order in which they are listed to people. */
  static List<RunnerOption> of(String runner) {
    try (InputStream in =
            Objects.requireNonNull(
                RunnerOption.class.getResourceAsStream("runner-options.csv"), "its own resource");
        InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      return CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .get()
          .parse(reader)
          .stream()
          .map(
              line ->
                  new RunnerOption(
                      line.get("runner"),
                      line.get("option"),
                      line.get("default"),
                      line.get("comment")))
          .filter(option -> option.runner().equals(runner))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
