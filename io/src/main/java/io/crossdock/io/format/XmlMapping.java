package io.crossdock.io.format;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How records are found in the XML of a sender who knows nothing of us.
 *
 * @param xsd the text of an XML schema that documents must keep; empty for none
 * @param records the kinds of record in a document
 */
public record XmlMapping(String xsd, List<Kind> records) implements Serializable {
  public XmlMapping {
    records = List.copyOf(records);
  }

  /**
   * A kind of record. One element may be records of several kinds.
   *
   * @param element the path of the element that is one record
   * @param condition the field without which the element is no record of this kind; empty where
   *     each is one
   * @param fields what is read of it
   */
  public record Kind(XmlPath element, String condition, List<Field> fields)
      implements Serializable {
    public Kind {
      fields = List.copyOf(fields);
    }
  }

  /**
   * A field of a record, by its name in the messages of JSON.
   *
   * @param name the field's
   * @param path where it stands; null where it is the same in each record
   * @param constant what it then is; empty where there is a path
   * @param notation how it is written
   */
  public record Field(String name, @Nullable XmlPath path, String constant, Notation notation)
      implements Serializable {}

  /**
   * How a sender writes a value.
   *
   * @param pattern of a moment, as {@link java.time.format.DateTimeFormatter} has it; empty for ISO
   *     8601
   * @param zone the time zone of moments that name none; empty for none
   * @param decimal what stands before the decimals of a number
   * @param offset what is added to a number, before it is multiplied
   * @param factor what a number is multiplied with
   * @param words the sender's words and ours for them
   */
  public record Notation(
      String pattern,
      String zone,
      char decimal,
      double offset,
      double factor,
      Map<String, String> words)
      implements Serializable {
    /** That of XML Schema's own types. */
    static final Notation PLAIN = new Notation("", "", '.', 0, 1, Map.of());

    public Notation {
      words = Map.copyOf(words);
    }
  }
}
