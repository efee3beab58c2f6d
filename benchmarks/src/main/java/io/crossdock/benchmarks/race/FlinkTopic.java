package io.crossdock.benchmarks.race;

import io.crossdock.schemas.source.SourceMessage;
import java.io.IOException;
import java.io.Serializable;
import java.util.Properties;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The input from Kafka by Flink's own connector, with its defaults. */
final class FlinkTopic<T> implements KafkaRecordDeserializationSchema<T> {
  private static final long serialVersionUID = 1;

  private final Parsing<T> parsing;
  private final TypeInformation<T> type;

  private FlinkTopic(Parsing<T> parsing, TypeInformation<T> type) {
    this.parsing = parsing;
    this.type = type;
  }

  /** What is made of a message. */
  interface Parsing<T> extends Serializable {
    T parse(SourceMessage message) throws IOException;
  }

  static <T> KafkaSource<T> of(RaceTopic topic, Parsing<T> parsing, TypeInformation<T> type) {
    Properties properties = new Properties();
    properties.putAll(RaceTopic.counted());
    return KafkaSource.<T>builder()
        .setBootstrapServers(topic.bootstrapServers())
        .setTopics(RaceTopic.NAME)
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setBounded(OffsetsInitializer.timestamp(RaceTopic.UNTIL.toEpochMilli()))
        .setDeserializer(new FlinkTopic<>(parsing, type))
        .setProperties(properties)
        .build();
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<T> out)
      throws IOException {
    out.collect(parsing.parse(RaceTopic.message(record)));
  }

  @Override
  public TypeInformation<T> getProducedType() {
    return type;
  }
}
