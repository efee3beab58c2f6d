package io.crossdock.io.format;

import io.crossdock.io.settings.Problems;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How messages are read.
 *
 * @param defaultTenant tenant of messages that name none
 * @param maxBytes a larger message is a failure of kind TOO_LARGE
 * @param epcisXsd whether EPCIS in XML must keep GS1's XML schemas
 * @param xmlMapping how other XML is read; null where it is not
 */
public record FormatSettings(
    String defaultTenant, int maxBytes, boolean epcisXsd, @Nullable XmlMapping xmlMapping)
    implements Serializable {
  private static final int MOST_BYTES = 64 * 1024 * 1024;

  /** Settings for formats that need no more. */
  public FormatSettings(String defaultTenant, int maxBytes) {
    this(defaultTenant, maxBytes, false, null);
  }

  /** Reads the options; what is wrong goes to {@code problems}. */
  public static FormatSettings parse(FormatOptions options, Problems problems) {
    return new FormatSettings(
        problems.required("--defaultTenant", options.getDefaultTenant()),
        problems.between("--maxMessageBytes", options.getMaxMessageBytes(), 1, MOST_BYTES),
        options.getEpcisXsd(),
        XmlMappingFile.read(options.getXmlMapping(), problems));
  }

  /** The formats, each asked in turn whether a message is its own. */
  List<MessageFormat> formats() {
    return List.of(new XmlFormat(xmlMapping), new JsonFormat());
  }
}
