package io.crossdock.io.format;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossdock.io.settings.JsonSettings;
import io.crossdock.io.settings.Problems;
import io.crossdock.io.xml.Xsd;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/** The file that says how XML is read, and the schema that it may name. */
final class XmlMappingFile {
  private static final String OPTION = "--xmlMapping";

  private XmlMappingFile() {}

  /**
   * Reads a mapping and its schema; all that is wrong with them goes to {@code problems}. Null
   * where no file is named.
   */
  static @Nullable XmlMapping read(@Nullable String file, Problems problems) {
    JsonNode tree =
        file == null || file.isBlank() ? null : JsonSettings.read(OPTION, file, problems);
    if (file == null || tree == null) {
      if (file != null && file.isBlank()) {
        problems.optional(OPTION, file);
      }
      return null;
    }
    XmlMappingFields fields =
        new XmlMappingFields(tree, problem -> problems.add(OPTION, file + ": " + problem));
    String xsd = fields.xsd();
    return fields.mapping(xsd.isEmpty() ? "" : schema(file, xsd, problems));
  }

  /** The text of a schema, whose file is named from where the mapping's is. */
  private static String schema(String mapping, String name, Problems problems) {
    try {
      Path file = Path.of(mapping).resolveSibling(name);
      String text = Files.readString(file, StandardCharsets.UTF_8);
      Xsd.of(text);
      return text;
    } catch (IOException | InvalidPathException e) {
      String why = e.getClass().getSimpleName();
      problems.add(OPTION, mapping + ": /xsd: " + name + " cannot be read (" + why + ")");
    } catch (SAXException e) {
      problems.add(
          OPTION,
          mapping
              + ": /xsd: "
              + name
              + " is no XML schema by itself, in one file: "
              + e.getMessage());
    }
    return "";
  }
}
