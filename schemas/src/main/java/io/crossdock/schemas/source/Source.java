package io.crossdock.schemas.source;

/**
 * Where a message was read, the coordinates that a dead letter needs to be found again.
 *
 * @param name topic, subscription or file
 * @param partition partition of the topic; 0 where there are none
 * @param offset offset in the partition, or line of the file from 1; -1 where there is none
 * @param messageId the broker's id of the message; empty where it has none
 */
public record Source(String name, int partition, long offset, String messageId)
    implements Comparable<Source> {

  /** Coordinates in a Kafka partition. */
  public static Source kafka(String topic, int partition, long offset) {
    return new Source(topic, partition, offset, "");
  }

  /** A line of a file, counted from 1. */
  public static Source file(String path, long line) {
    return new Source(path, 0, line, "");
  }

  /** Any fixed order; within a partition it is the order of the offsets. */
  @Override
  public int compareTo(Source other) {
    int order = name.compareTo(other.name);
    order = order != 0 ? order : Integer.compare(partition, other.partition);
    order = order != 0 ? order : Long.compare(offset, other.offset);
    return order != 0 ? order : messageId.compareTo(other.messageId);
  }

  @Override
  public String toString() {
    return name + "/" + partition + "/" + (messageId.isEmpty() ? offset : messageId);
  }
}
