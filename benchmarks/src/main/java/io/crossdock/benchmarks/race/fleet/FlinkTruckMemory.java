package io.crossdock.benchmarks.race.fleet;

import static java.util.Objects.requireNonNull;

import io.crossdock.benchmarks.race.CompactType;
import io.crossdock.benchmarks.race.Unchecked;
import io.crossdock.transforms.fleet.judge.TruckInput;
import io.crossdock.transforms.fleet.judge.TruckInputCoder;
import io.crossdock.transforms.fleet.judge.TruckMemory;
import java.util.List;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.jspecify.annotations.Nullable;

/** A truck's history in state of Flink's. */
final class FlinkTruckMemory implements TruckMemory {
  private final ValueState<byte[]> head;
  private final MapState<Long, List<TruckInput>> events;
  private final MapState<Long, byte[]> snapshots;

  FlinkTruckMemory(RuntimeContext context) {
    // Bytes are never changed once they are put: Flink's own serializer would copy them.
    head =
        context.getState(
            new ValueStateDescriptor<>("head", new CompactType<>(ByteArrayCoder.of())));
    events =
        context.getMapState(
            new MapStateDescriptor<>(
                "events",
                LongSerializer.INSTANCE,
                new CompactType<>(ListCoder.of(TruckInputCoder.of()))));
    snapshots =
        context.getMapState(
            new MapStateDescriptor<>(
                "snapshots", LongSerializer.INSTANCE, new CompactType<>(ByteArrayCoder.of())));
  }

  @Override
  public byte @Nullable [] head() {
    return Unchecked.get(head::value);
  }

  @Override
  public void head(byte[] bytes) {
    Unchecked.run(() -> head.update(bytes));
  }

  @Override
  public List<TruckInput> events(long segment) {
    return requireNonNull(Unchecked.get(() -> events.get(segment)));
  }

  @Override
  public void events(long segment, List<TruckInput> list) {
    Unchecked.run(() -> events.put(segment, list));
  }

  @Override
  public byte[] snapshot(long segment) {
    return requireNonNull(Unchecked.get(() -> snapshots.get(segment)));
  }

  @Override
  public void snapshot(long segment, byte[] bytes) {
    Unchecked.run(() -> snapshots.put(segment, bytes));
  }

  @Override
  public void remove(long segment) {
    Unchecked.run(() -> events.remove(segment));
    Unchecked.run(() -> snapshots.remove(segment));
  }

  @Override
  public void clear() {
    Unchecked.run(head::clear);
  }
}
