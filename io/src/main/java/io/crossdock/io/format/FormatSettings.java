package io.crossdock.io.format;

import io.crossdock.io.contract.ProtobufContract;
import io.crossdock.io.registry.RegistrySettings;
import io.crossdock.io.settings.Problems;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How messages are read.
 *
 * @param defaultTenant tenant of messages that name none
 * @param maxBytes a larger message is a failure of kind TOO_LARGE
 * @param registry where schemas of messages are registered; absent where there is none
 * @param epcisXsd whether EPCIS in XML must keep GS1's XML schemas
 * @param xmlMapping how other XML is read; null where it is not
 */
public record FormatSettings(
    String defaultTenant,
    int maxBytes,
    @Nullable RegistrySettings registry,
    boolean epcisXsd,
    @Nullable XmlMapping xmlMapping)
    implements Serializable {
  private static final int MOST_BYTES = 64 * 1024 * 1024;

  /** Settings for formats that need no more. */
  public FormatSettings(String defaultTenant, int maxBytes) {
    this(defaultTenant, maxBytes, null, false, null);
  }

  /** Reads the options; what is wrong goes to {@code problems}. */
  public static FormatSettings parse(FormatOptions options, Problems problems) {
    return new FormatSettings(
        problems.required("--defaultTenant", options.getDefaultTenant()),
        problems.between("--maxMessageBytes", options.getMaxMessageBytes(), 1, MOST_BYTES),
        RegistrySettings.parse(options, problems),
        options.getEpcisXsd(),
        XmlMappingFile.read(options.getXmlMapping(), problems));
  }

  /**
   * The formats, each asked in turn whether a message is its own.
   *
   * @param protobuf what a message of Protobuf is, which does not say it itself
   */
  List<MessageFormat> formats(ProtobufContract protobuf) {
    return List.of(
        new JsonFormat(),
        new XmlFormat(xmlMapping),
        new RegistryFrame(
            registry, List.of(new FramedAvro(), new FramedProtobuf(protobuf), new FramedJson())),
        new AvroSingleObject(),
        new ProtobufFormat(protobuf));
  }
}
