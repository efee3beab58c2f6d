package io.crossdock.sandbox.load;

import io.crossdock.io.format.AvroMessages;
import io.crossdock.io.format.LogXml;
import io.crossdock.io.format.ProtobufMessages;
import io.crossdock.io.format.RegistryFrame;
import io.crossdock.io.format.ScanEpcisXml;
import io.crossdock.io.registry.SchemaText;
import io.crossdock.io.registry.SchemaType;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.avro.generic.GenericRecord;

/** The formats that messages can be sent in: all that the pipelines read. */
public enum Format {
  /** JSON as the pipelines read it. */
  JSON("json", "application/json") {
    @Override
    public Encoder encoder(Supplier<SchemaIds> registry) {
      return of(Content::json);
    }
  },
  /** The same behind the id of a JSON Schema. */
  JSON_FRAMED("json-framed", Format.BINARY) {
    @Override
    public Encoder encoder(Supplier<SchemaIds> registry) {
      SchemaIds ids = registry.get();
      return (topic, content) ->
          Optional.of(RegistryFrame.around(ids.of(topic, ANY_OBJECT), content.json()));
    }
  },
  /** Avro behind the id of its schema. */
  AVRO("avro", Format.BINARY) {
    @Override
    public Encoder encoder(Supplier<SchemaIds> registry) {
      SchemaIds ids = registry.get();
      return (topic, content) -> {
        GenericRecord record = content.avro();
        SchemaText schema = new SchemaText(SchemaType.AVRO, record.getSchema().toString());
        return Optional.of(AvroMessages.framed(ids.of(topic, schema), record.getSchema(), record));
      };
    }
  },
  /** Avro's single-object encoding. */
  AVRO_SINGLE("avro-single", Format.BINARY) {
    @Override
    public Encoder encoder(Supplier<SchemaIds> registry) {
      return of(content -> AvroMessages.singleObject(content.avro()));
    }
  },
  /** Protobuf that only its content type tells. */
  PROTOBUF("protobuf", ProtobufMessages.CONTENT_TYPE) {
    @Override
    public Encoder encoder(Supplier<SchemaIds> registry) {
      return orNothing(Content::protobuf);
    }
  },
  /** Protobuf behind the id of its schema. */
  PROTOBUF_FRAMED("protobuf-framed", Format.BINARY) {
    @Override
    public Encoder encoder(Supplier<SchemaIds> registry) {
      SchemaIds ids = registry.get();
      return (topic, content) -> {
        SchemaText schema = new SchemaText(SchemaType.PROTOBUF, content.protobufContract().text());
        return Optional.of(ProtobufMessages.framed(ids.of(topic, schema), content.protobuf()));
      };
    }
  },
  /** XML that {@code --xmlMapping} of the folder {@code runners-config/xml} reads. */
  XML("xml", LogXml.CONTENT_TYPE) {
    @Override
    public Encoder encoder(Supplier<SchemaIds> registry) {
      return orNothing(Content::xml);
    }
  },
  /** Scans as EPCIS 2.0 events in JSON. */
  EPCIS_JSON("epcis-json", "application/ld+json") {
    @Override
    public Encoder encoder(Supplier<SchemaIds> registry) {
      return epcis(EpcisScan.Notation.LINK, EpcisJsonEncoder::encode);
    }
  },
  /** Scans as EPCIS 1.2 events in XML. */
  EPCIS_XML_1("epcis-xml-1.2", ScanEpcisXml.CONTENT_TYPE) {
    @Override
    public Encoder encoder(Supplier<SchemaIds> registry) {
      return epcis(EpcisScan.Notation.URN, scan -> xml(scan, ScanEpcisXml.Version.V1_2));
    }
  },
  /** Scans as EPCIS 2.0 events in XML. */
  EPCIS_XML_2("epcis-xml-2.0", ScanEpcisXml.CONTENT_TYPE) {
    @Override
    public Encoder encoder(Supplier<SchemaIds> registry) {
      return epcis(EpcisScan.Notation.LINK, scan -> xml(scan, ScanEpcisXml.Version.V2_0));
    }
  };

  private static final String BINARY = "application/octet-stream";

  /** A registry may tell the language by {@code $schema} only. */
  private static final SchemaText ANY_OBJECT =
      new SchemaText(
          SchemaType.JSON,
          "{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"type\":\"object\"}");

  private final String name;
  private final String contentType;

  Format(String name, String contentType) {
    this.name = name;
    this.contentType = contentType;
  }

  /**
   * What writes it.
   *
   * @param registry asked for where schemas are registered
   */
  public abstract Encoder encoder(Supplier<SchemaIds> registry);

  /** Media type of messages in it. */
  public String contentType() {
    return contentType;
  }

  /** Whether it can say scans alone. */
  public boolean isForScans() {
    return name.startsWith("epcis");
  }

  private static Encoder of(Function<Content, byte[]> write) {
    return (topic, content) -> Optional.of(write.apply(content));
  }

  /** An encoder of what may have to say that its format cannot. */
  private static Encoder orNothing(Function<Content, byte[]> write) {
    return (topic, content) -> {
      try {
        return Optional.of(write.apply(content));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    };
  }

  private static Encoder epcis(EpcisScan.Notation notation, Function<EpcisScan, byte[]> write) {
    return (topic, content) ->
        content instanceof ScanContent scan
            ? EpcisScan.of(scan.scan(), notation).map(write)
            : Optional.empty();
  }

  private static byte[] xml(EpcisScan scan, ScanEpcisXml.Version version) {
    return ScanEpcisXml.encode(scan.scan(), version, scan.ofClass());
  }

  @Override
  public String toString() {
    return name;
  }
}
