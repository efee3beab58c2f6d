package io.crossdock.io.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the standard says of one field of an event (R10).
 *
 * @param name the field
 * @param shape what holds it in JSON
 * @param form what a text in it must be
 * @param words the list of words that it is taken from, where its form is WORD
 * @param item the element that holds each item of a list in XML; empty where the field itself is
 *     repeated there
 */
record EpcisField(String name, Shape shape, Form form, @Nullable CbvWords words, String item) {
  private static final Map<String, EpcisField> FIELDS = new HashMap<>();
  private static final Map<String, List<String>> REQUIRED = new HashMap<>();

  static {
    for (List<String> row : FactTable.rows("epcis-fields.tsv", 5)) {
      String path = row.get(0);
      int slash = path.lastIndexOf('/');
      String name = path.substring(slash + 1);
      String form = row.get(2);
      boolean word = form.startsWith("word:");
      FIELDS.put(
          path,
          new EpcisField(
              name,
              Shape.valueOf(row.get(1).toUpperCase(Locale.ROOT)),
              word
                  ? Form.WORD
                  : form.equals("-") ? Form.TEXT : Form.valueOf(form.toUpperCase(Locale.ROOT)),
              word ? CbvWords.list(form.substring(5)) : null,
              row.get(4).equals("-") ? "" : row.get(4)));
      if (row.get(3).equals("required")) {
        String owner = slash < 0 ? "" : path.substring(0, slash);
        REQUIRED.computeIfAbsent(owner, key -> new ArrayList<>()).add(name);
      }
    }
  }

  /** What holds a field in JSON. */
  enum Shape {
    /** A text. */
    ONE,
    /** An array of texts. */
    LIST,
    /** An object. */
    OBJECT,
    /** An array of objects. */
    OBJECTS,
    NUMBER,
    BOOLEAN,
    /** A text or an array of texts. */
    ANY
  }

  /** What a text must be. */
  enum Form {
    TEXT,
    URI,
    TIME,
    OFFSET,
    ACTION,
    NUMBER,
    BOOLEAN,
    WORD
  }

  /** Whether it holds more than one. */
  boolean isList() {
    return shape == Shape.LIST || shape == Shape.OBJECTS || shape == Shape.ANY;
  }

  /** Whether what it holds has fields of its own. */
  boolean hasFields() {
    return shape == Shape.OBJECT || shape == Shape.OBJECTS;
  }

  /**
   * The field of this path in an event, such as {@code readPoint/id}; null for an extension, which
   * may be anything.
   */
  static @Nullable EpcisField find(String path) {
    return FIELDS.get(path);
  }

  /** The names of the fields without which what has this path is invalid; the event's is empty. */
  static List<String> required(String path) {
    return REQUIRED.getOrDefault(path, List.of());
  }
}
