package io.crossdock.io.influx;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A point of a series. The measurement, the tags and the time are its key: another point of the
 * same key takes the place of its fields (R48), so a point that is written twice is there once.
 */
public final class Point {
  private final String measurement;
  private final long micros;
  private final SortedMap<String, String> tags = new TreeMap<>();
  private final SortedMap<String, Object> fields = new TreeMap<>();

  /**
   * A point without tags and fields.
   *
   * @param measurement what is measured
   * @param micros when, microseconds since the epoch
   */
  public Point(String measurement, long micros) {
    this.measurement = measurement;
    this.micros = micros;
  }

  /** Adds a tag, a part of the key; an empty one is none. */
  public Point tag(String name, String value) {
    if (!value.isEmpty()) {
      tags.put(name, value);
    }
    return this;
  }

  /** Adds a number; one that is not finite has no words and is left out. */
  public Point field(String name, double value) {
    if (Double.isFinite(value)) {
      fields.put(name, value);
    }
    return this;
  }

  /** Adds a whole number. */
  public Point field(String name, long value) {
    fields.put(name, value);
    return this;
  }

  /** Adds true or false. */
  public Point field(String name, boolean value) {
    fields.put(name, value);
    return this;
  }

  /** Adds a text. */
  public Point field(String name, String value) {
    fields.put(name, value);
    return this;
  }

  String measurement() {
    return measurement;
  }

  long micros() {
    return micros;
  }

  SortedMap<String, String> tags() {
    return tags;
  }

  SortedMap<String, Object> fields() {
    return fields;
  }
}
