package io.crossdock.benchmarks.race;

import io.crossdock.schemas.coder.CompactCoder;
import java.io.IOException;
import java.util.Objects;
import org.apache.beam.sdk.coders.Coder;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.java.typeutils.runtime.DataInputViewStream;
import org.apache.flink.api.java.typeutils.runtime.DataOutputViewStream;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** A serializer of Flink's for immutable values, by one of Crossdock's compact coders. */
public final class CompactType<T> extends TypeSerializer<T> {
  private static final long serialVersionUID = 1;

  private final Coder<T> coder;

  /** By any coder of immutable values. */
  public CompactType(Coder<T> coder) {
    this.coder = coder;
  }

  /** By a compact coder. */
  public static <T> CompactType<T> of(CompactCoder<T> coder) {
    return new CompactType<>(coder);
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public TypeSerializer<T> duplicate() {
    return this;
  }

  @Override
  public T createInstance() {
    throw new UnsupportedOperationException("an immutable value is not made empty");
  }

  @Override
  public T copy(T from) {
    return from;
  }

  @Override
  public T copy(T from, T reuse) {
    return from;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(T value, DataOutputView target) throws IOException {
    coder.encode(value, new DataOutputViewStream(target));
  }

  @Override
  public T deserialize(DataInputView source) throws IOException {
    return coder.decode(new DataInputViewStream(source));
  }

  @Override
  public T deserialize(T reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    serialize(deserialize(source), target);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CompactType<?> type && type.coder.equals(coder);
  }

  @Override
  public int hashCode() {
    return Objects.hash(coder);
  }

  @Override
  public TypeSerializerSnapshot<T> snapshotConfiguration() {
    return new SimpleTypeSerializerSnapshot<>(() -> this) {};
  }
}
