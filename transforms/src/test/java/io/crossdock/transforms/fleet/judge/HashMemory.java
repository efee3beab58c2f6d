package io.crossdock.transforms.fleet.judge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A truck's history in maps. */
final class HashMemory implements TruckMemory {
  private byte @Nullable [] head;
  private final Map<Long, List<TruckInput>> events = new HashMap<>();
  private final Map<Long, byte[]> snapshots = new HashMap<>();

  /** Whether nothing at all is kept. */
  boolean isEmpty() {
    return head == null && events.isEmpty() && snapshots.isEmpty();
  }

  /** How many segments are kept. */
  int segments() {
    return events.size();
  }

  @Override
  public byte @Nullable [] head() {
    return head == null ? null : head.clone();
  }

  @Override
  public void head(byte[] bytes) {
    head = bytes.clone();
  }

  @Override
  public List<TruckInput> events(long segment) {
    return there(events.get(segment));
  }

  @Override
  public void events(long segment, List<TruckInput> list) {
    events.put(segment, List.copyOf(list));
  }

  @Override
  public byte[] snapshot(long segment) {
    return there(snapshots.get(segment)).clone();
  }

  @Override
  public void snapshot(long segment, byte[] bytes) {
    snapshots.put(segment, bytes.clone());
  }

  @Override
  public void remove(long segment) {
    there(events.remove(segment));
    there(snapshots.remove(segment));
  }

  @Override
  public void clear() {
    head = null;
  }

  private static <T> T there(@Nullable T value) {
    if (value == null) {
      throw new AssertionError("a segment is gone");
    }
    return value;
  }
}
