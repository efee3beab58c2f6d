package io.crossdock.benchmarks.race;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Counts what a consumer read of the input, whoever owns the consumer. */
public final class ReadCounter implements ConsumerInterceptor<Object, Object> {
  @Override
  public ConsumerRecords<Object, Object> onConsume(ConsumerRecords<Object, Object> records) {
    int read = 0;
    for (TopicPartition partition : records.partitions()) {
      if (partition.topic().equals(RaceTopic.NAME)) {
        read += records.records(partition).size();
      }
    }
    Stopwatch.read(read);
    return records;
  }

  @Override
  public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

  @Override
  public void close() {}

  @Override
  public void configure(Map<String, ?> configuration) {}
}
