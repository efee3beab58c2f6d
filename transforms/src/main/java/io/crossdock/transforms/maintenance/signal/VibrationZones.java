package io.crossdock.transforms.maintenance.signal;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The zones of vibration severity, A (as new) to D (does damage), by groups of machines (R34). The
 * limits are data: they differ by edition, and whoever has bought the standard puts his own in.
 *
 * <p>A table is text of lines {@code edition,group,ab,bc,cd}: the limits between zones are in
 * millimetres per second, root mean square from 10 to 1000 Hz. Empty lines, and such as begin with
 * {@code #}, say nothing; the first other may be the heading.
 */
public final class VibrationZones implements Serializable {
  private static final long serialVersionUID = 1;
  private static final String RESOURCE = "vibration-zones.csv";
  private static final String HEADING = "edition,group,ab,bc,cd";
  private static final int FIELDS = 5;

  private record Row(String edition, double ab, double bc, double cd) implements Serializable {}

  private final Map<String, Row> rows;

  private VibrationZones(Map<String, Row> rows) {
    this.rows = rows;
  }

  /** The table that comes with this software; its file says what it stands on. */
  public static VibrationZones standard() {
    try (InputStream in = VibrationZones.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("resource is missing: " + RESOURCE);
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A table from its text.
   *
   * @throws IllegalArgumentException naming every line that is wrong, and why
   */
  public static VibrationZones parse(String csv) {
    Map<String, Row> rows = new LinkedHashMap<>();
    List<String> faults = new ArrayList<>();
    boolean first = true;
    int number = 0;
    for (String raw : csv.lines().toList()) {
      number++;
      String line = raw.strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      boolean heading = first && line.equals(HEADING);
      first = false;
      if (!heading) {
        String fault = add(line, rows);
        if (!fault.isEmpty()) {
          faults.add("line " + number + ": " + fault);
        }
      }
    }
    if (rows.isEmpty() && faults.isEmpty()) {
      faults.add("there is no group in it");
    }
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(
          "table of vibration zones (" + HEADING + "): " + String.join("; ", faults));
    }
    return new VibrationZones(rows);
  }

  /** Adds a line's row, or says why not; empty when all is well. */
  private static String add(String line, Map<String, Row> rows) {
    String[] fields = line.split(",", -1);
    if (fields.length != FIELDS) {
      return FIELDS + " fields expected, not " + fields.length;
    }
    String group = fields[1].strip();
    if (group.isEmpty()) {
      return "the group has no name";
    }
    Row row;
    try {
      row =
          new Row(
              fields[0].strip(),
              Double.parseDouble(fields[2]),
              Double.parseDouble(fields[3]),
              Double.parseDouble(fields[4]));
    } catch (NumberFormatException e) {
      return "a limit of " + group + " is not a number";
    }
    boolean rising =
        row.ab() > 0
            && row.bc() > row.ab()
            && row.cd() > row.bc()
            && row.cd() < Double.POSITIVE_INFINITY;
    if (!rising) {
      return "the limits of " + group + " must rise from above 0";
    }
    return rows.putIfAbsent(group, row) == null ? "" : "the group " + group + " comes twice";
  }

  /** The groups that the table knows. */
  public Set<String> groups() {
    return Set.copyOf(rows.keySet());
  }

  /** What a group's limits stand on; empty where the group is not known. */
  public String edition(String group) {
    Row row = rows.get(group);
    return row == null ? "" : row.edition();
  }

  /**
   * Zone A to D of a machine of this group; empty where the group is not known or the velocity is
   * no number. On a limit it is the worse zone.
   *
   * @param velocityRms millimetres per second
   */
  public String zone(String group, double velocityRms) {
    Row row = rows.get(group);
    if (row == null || Double.isNaN(velocityRms)) {
      return "";
    }
    if (velocityRms >= row.cd()) {
      return "D";
    }
    if (velocityRms >= row.bc()) {
      return "C";
    }
    return velocityRms >= row.ab() ? "B" : "A";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VibrationZones zones && rows.equals(zones.rows);
  }

  @Override
  public int hashCode() {
    return rows.hashCode();
  }

  @Override
  public String toString() {
    return "VibrationZones" + rows;
  }
}
