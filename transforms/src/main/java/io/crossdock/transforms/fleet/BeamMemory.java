package io.crossdock.transforms.fleet;

import io.crossdock.transforms.fleet.judge.TruckInput;
import io.crossdock.transforms.fleet.judge.TruckMemory;
import java.util.List;
import org.apache.beam.sdk.state.MapState;
import org.apache.beam.sdk.state.ValueState;
import org.jspecify.annotations.Nullable;

/** A truck's history in the state of its key. */
final class BeamMemory implements TruckMemory {
  private final ValueState<byte[]> head;
  private final MapState<Long, List<TruckInput>> events;
  private final MapState<Long, byte[]> snapshots;

  BeamMemory(
      ValueState<byte[]> head,
      MapState<Long, List<TruckInput>> events,
      MapState<Long, byte[]> snapshots) {
    this.head = head;
    this.events = events;
    this.snapshots = snapshots;
  }

  @Override
  public byte @Nullable [] head() {
    return head.read();
  }

  @Override
  public void head(byte[] bytes) {
    head.write(bytes);
  }

  @Override
  public List<TruckInput> events(long segment) {
    return there(events.get(segment).read());
  }

  @Override
  public void events(long segment, List<TruckInput> list) {
    events.put(segment, list);
  }

  @Override
  public byte[] snapshot(long segment) {
    return there(snapshots.get(segment).read());
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
    head.clear();
  }

  private static <T> T there(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("a segment of a truck's history is gone");
    }
    return value;
  }
}
