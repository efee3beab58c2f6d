package io.crossdock.sandbox.play;

import io.crossdock.schemas.maintenance.ProcessReading;
import io.crossdock.schemas.source.Source;
import io.crossdock.training.CsvData;
import io.crossdock.training.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * AI4I 2020 (S. Matzka, UCI 601): a data set to train with, and each of its rows as a reading of a
 * machine of its own.
 */
final class Ai4iMachines {
  static final String TYPE = "ai4i";

  private static final long MICROS_BETWEEN = 600_000_000;
  private static final int MACHINE = 1;
  private static final int VARIANT = 2;
  private static final int AIR = 3;
  private static final int PROCESS = 4;
  private static final int SPEED = 5;
  private static final int TORQUE = 6;
  private static final int WEAR = 7;

  private final Dataset data;
  private final List<String[]> rows;

  private Ai4iMachines(Dataset data, List<String[]> rows) {
    this.data = data;
    this.rows = rows;
  }

  /** Reads the data as the preset of the training's command does. */
  static Ai4iMachines read() throws IOException {
    Path file = ReferenceFiles.find("ai4i2020/ai4i2020.csv");
    List<String[]> rows =
        Files.readAllLines(file).stream().skip(1).map(line -> line.split(",", -1)).toList();
    return new Ai4iMachines(data(file), rows);
  }

  private static Dataset data(Path file) throws IOException {
    Map<String, String> columns = new LinkedHashMap<>();
    Map<String, String> options = new LinkedHashMap<>();
    for (String line :
        Files.readAllLines(ReferenceFiles.ofProject("pipelines/training/ai4i.args"))) {
      String[] option = line.split("=", 2);
      if (option[0].equals("--columns")) {
        String[] column = option[1].split("=", 2);
        columns.put(column[0], column[1]);
      } else if (option[0].startsWith("--")) {
        options.put(option[0], option[1]);
      }
    }
    return new CsvData(columns, list(options, "--variants"))
        .read(file, options.getOrDefault("--label", ""), list(options, "--features"));
  }

  private static List<String> list(Map<String, String> options, String name) {
    return Arrays.asList(options.getOrDefault(name, "").split(","));
  }

  /** What a model is trained with. */
  Dataset data() {
    return data;
  }

  /** The machines, in the order of the rows. */
  List<String> machines() {
    return rows.stream().map(row -> row[MACHINE]).toList();
  }

  /** The rows as readings ten minutes apart, each there at once. */
  List<ProcessReading> readings(String tenant, long fromMicros) {
    List<ProcessReading> readings = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      String[] row = rows.get(i);
      long micros = fromMicros + i * MICROS_BETWEEN;
      readings.add(
          ProcessReading.of(
              tenant,
              row[MACHINE],
              row[VARIANT],
              Double.parseDouble(row[AIR]),
              Double.parseDouble(row[PROCESS]),
              Double.parseDouble(row[SPEED]),
              Double.parseDouble(row[TORQUE]),
              Double.parseDouble(row[WEAR]),
              micros,
              micros,
              Source.kafka("", 0, 0)));
    }
    return readings;
  }
}
