package io.crossdock.transforms.fleet.judge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a truck's history is kept. What was put is never changed: a runner may hold on to it while
 * it writes a checkpoint.
 */
public interface TruckMemory {
  /** What is needed for every event; null for a truck of which nothing is known. */
  byte @Nullable [] head();

  /** Keeps the head. */
  void head(byte[] bytes);

  /** The events of a segment, in order. */
  List<TruckInput> events(long segment);

  /** Keeps the events of a segment. */
  void events(long segment, List<TruckInput> events);

  /** What was known before the first event of a segment. */
  byte[] snapshot(long segment);

  /** Keeps what was known before the first event of a segment. */
  void snapshot(long segment, byte[] bytes);

  /** Forgets a segment. */
  void remove(long segment);

  /** Forgets the truck; all segments have been removed. */
  void clear();
}
