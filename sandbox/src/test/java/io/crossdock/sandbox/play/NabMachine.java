package io.crossdock.sandbox.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.crossdock.schemas.maintenance.ProcessReading;
import io.crossdock.schemas.source.Source;
import io.crossdock.transforms.time.Micros;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * The temperature of a component of an industrial machine, every five minutes, of the Numenta
 * Anomaly Benchmark, and the windows in which its authors say that something is wrong.
 *
 * @param micros when each was measured, microseconds since the epoch, as if its clock were UTC's
 * @param values the temperatures, in a unit that the file does not tell
 * @param windows where something is wrong
 */
record NabMachine(List<Long> micros, List<Double> values, List<Span> windows) {
  static final String TENANT = "nab";
  static final String MACHINE = "machine-temperature";
  static final String TYPE = "nab";

  private static final String FILE = "machine_temperature_system_failure.csv";

  /** A time, both ends included, microseconds since the epoch. */
  record Span(long fromMicros, long toMicros) {
    boolean overlaps(Span other) {
      return fromMicros <= other.toMicros && other.fromMicros <= toMicros;
    }

    boolean has(long micros) {
      return fromMicros <= micros && micros <= toMicros;
    }
  }

  static NabMachine read() throws IOException {
    List<Long> micros = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    List<String> lines = Files.readAllLines(ReferenceFiles.find("nab/" + FILE));
    for (String line : lines.subList(1, lines.size())) {
      String[] row = line.split(",", -1);
      micros.add(micros(row[0]));
      values.add(Double.parseDouble(row[1]));
    }
    List<Span> windows = new ArrayList<>();
    JsonNode labels =
        JsonMapper.builder()
            .build()
            .readTree(ReferenceFiles.find("nab/combined_windows.json").toFile())
            .path("realKnownCause/" + FILE);
    for (JsonNode window : labels) {
      windows.add(new Span(micros(window.path(0).asText()), micros(window.path(1).asText())));
    }
    return new NabMachine(List.copyOf(micros), List.copyOf(values), List.copyOf(windows));
  }

  private static long micros(String text) {
    return Micros.of(
        Duration.between(
            Instant.EPOCH, LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC)));
  }

  /**
   * Its values as readings, each there at once. They are sent as kelvin, which they are not: a
   * deviation is the same in any unit.
   */
  List<ProcessReading> readings() {
    List<ProcessReading> readings = new ArrayList<>(values.size());
    for (int i = 0; i < values.size(); i++) {
      readings.add(
          ProcessReading.of(
              TENANT,
              MACHINE,
              "",
              Double.NaN,
              values.get(i),
              Double.NaN,
              Double.NaN,
              Double.NaN,
              micros.get(i),
              micros.get(i),
              Source.kafka("", 0, 0)));
    }
    return readings;
  }

  long lastMicros() {
    return micros.get(micros.size() - 1);
  }
}
