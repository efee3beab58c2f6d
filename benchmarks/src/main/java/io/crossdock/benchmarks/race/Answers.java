package io.crossdock.benchmarks.race;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What an engine said in the end, row by row, in a file: where checksums differ, how many do. */
final class Answers {
  private Answers() {}

  /** Writes each row's id and content. */
  static void write(Path file, Map<Long, Long> rows) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      out.writeInt(rows.size());
      for (Map.Entry<Long, Long> row : rows.entrySet()) {
        out.writeLong(row.getKey());
        out.writeLong(row.getValue());
      }
    }
  }

  private static Map<Long, Long> read(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      int size = in.readInt();
      Map<Long, Long> rows = new HashMap<>(size * 2);
      for (int i = 0; i < size; i++) {
        rows.put(in.readLong(), in.readLong());
      }
      return rows;
    }
  }

  /** How many rows are in one alone, or are another in each. */
  static int differing(Path one, Path other) throws IOException {
    Map<Long, Long> rows = read(one);
    int differing = 0;
    for (Map.Entry<Long, Long> row : read(other).entrySet()) {
      Long known = rows.remove(row.getKey());
      if (!row.getValue().equals(known)) {
        differing++;
      }
    }
    return differing + rows.size();
  }
}
