package io.crossdock.sandbox.simulator.fleet;

import static java.util.Objects.requireNonNull;

import io.crossdock.transforms.fleet.judge.TruckInput;
import io.crossdock.transforms.fleet.judge.TruckMemory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A truck's history on the heap. */
final class HeapMemory implements TruckMemory {
  private byte @Nullable [] head;
  private final Map<Long, List<TruckInput>> events = new HashMap<>();
  private final Map<Long, byte[]> snapshots = new HashMap<>();

  @Override
  public byte @Nullable [] head() {
    return head;
  }

  @Override
  public void head(byte[] bytes) {
    head = bytes;
  }

  @Override
  public List<TruckInput> events(long segment) {
    return requireNonNull(events.get(segment));
  }

  @Override
  public void events(long segment, List<TruckInput> list) {
    events.put(segment, List.copyOf(list));
  }

  @Override
  public byte[] snapshot(long segment) {
    return requireNonNull(snapshots.get(segment));
  }

  @Override
  public void snapshot(long segment, byte[] bytes) {
    snapshots.put(segment, bytes);
  }

  @Override
  public void remove(long segment) {
    events.remove(segment);
    snapshots.remove(segment);
  }

  @Override
  public void clear() {
    head = null;
  }

  /** Whether nothing is kept. */
  boolean isEmpty() {
    return head == null && events.isEmpty() && snapshots.isEmpty();
  }
}
