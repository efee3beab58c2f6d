package io.crossdock.io.format;

import io.crossdock.schemas.source.SourceMessage;
import java.util.Locale;

/**
 * What a message is written in: what its content type says, else what its beginning looks like.
 * What looks like nothing else is taken for JSON.
 */
enum MessageKind {
  /** Text that begins with a brace. */
  JSON,
  /** Magic byte 0 and a schema's id, four bytes: the frame of Confluent's wire format. */
  REGISTRY_FRAME,
  /** C3 01 and the schema's fingerprint: Avro's single-object encoding. */
  AVRO_SINGLE_OBJECT,
  /** Protobuf without a frame, which only a content type can tell. */
  PROTOBUF,
  /** Text that begins with an angle bracket. */
  XML;

  private static final int FRAME = 5;

  /** The kind of a message. */
  static MessageKind of(SourceMessage message) {
    String type = message.contentType().toLowerCase(Locale.ROOT);
    if (type.contains("json")) {
      return JSON;
    }
    if (type.contains("xml")) {
      return XML;
    }
    byte[] payload = message.payload();
    // No field of Protobuf has the number 0: a plain message never begins so.
    if (payload.length >= FRAME && payload[0] == 0 && !startsWithWideText(payload)) {
      return REGISTRY_FRAME;
    }
    if (type.contains("protobuf")) {
      return PROTOBUF;
    }
    if (payload.length >= 2 && payload[0] == (byte) 0xC3 && payload[1] == 1) {
      return AVRO_SINGLE_OBJECT;
    }
    return startsAsXml(payload) ? XML : JSON;
  }

  /** UTF-16 without a byte order mark: 00 3C 00 3F, as XML's appendix F has it. */
  private static boolean startsWithWideText(byte[] payload) {
    return payload[1] == '<' && payload[2] == 0 && payload[3] == '?';
  }

  private static boolean startsAsXml(byte[] payload) {
    for (byte one : payload) {
      switch (one) {
        // White space, byte order marks of UTF-8 and UTF-16, and the other half of UTF-16.
        case ' ', '\t', '\r', '\n', 0, (byte) 0xEF, (byte) 0xBB, (byte) 0xBF, (byte) 0xFE -> {}
        case (byte) 0xFF -> {}
        default -> {
          return one == '<';
        }
      }
    }
    return false;
  }
}
