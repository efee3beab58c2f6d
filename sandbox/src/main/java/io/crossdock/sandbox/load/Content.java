package io.crossdock.sandbox.load;

import io.crossdock.io.contract.ProtobufContract;
import org.apache.avro.generic.GenericRecord;

/** What a message says, apart from any format. */
public interface Content {
  /** Whose it is. */
  String tenant();

  /** The same, but that it happened so many microseconds later. */
  Content later(long micros);

  /** It as JSON. */
  byte[] json();

  /** It as a record of Avro, by the newest contract. */
  GenericRecord avro();

  /**
   * It as a message of Protobuf.
   *
   * @throws IllegalArgumentException where Protobuf cannot say it
   */
  byte[] protobuf();

  /** The contract of {@link #protobuf}. */
  ProtobufContract protobufContract();

  /**
   * It as a log of one record.
   *
   * @throws IllegalArgumentException where XML cannot say it
   */
  byte[] xml();
}
