package io.crossdock.sandbox.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Collects what goes out in requests of many, by topic.
 *
 * @param <T> what is sent
 */
final class Batches<T> {
  private final int mostRecords;
  private final int mostBytes;
  private final BiConsumer<String, List<T>> put;
  private final Map<String, List<T>> waiting = new LinkedHashMap<>();
  private int records;
  private int bytes;

  /**
   * None yet.
   *
   * @param mostRecords in a request
   * @param mostBytes in a request
   * @param put sends one request to a topic
   */
  Batches(int mostRecords, int mostBytes, BiConsumer<String, List<T>> put) {
    this.mostRecords = mostRecords;
    this.mostBytes = mostBytes;
    this.put = put;
  }

  /** Adds one; where it fits no more, what waits is sent before. */
  void add(String topic, T one, int size) {
    if (records == mostRecords || (records > 0 && bytes + size > mostBytes)) {
      push();
    }
    waiting.computeIfAbsent(topic, name -> new ArrayList<>()).add(one);
    records++;
    bytes += size;
  }

  /** Sends what waits. */
  void push() {
    waiting.forEach(put);
    waiting.clear();
    records = 0;
    bytes = 0;
  }
}
