package io.crossdock.benchmarks.race;

import io.crossdock.schemas.coder.CompactCoder;
import java.util.Objects;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Tells Flink to use {@link CompactType} for a class. */
public final class CompactInfo<T> extends TypeInformation<T> {
  private static final long serialVersionUID = 1;

  private final Class<T> type;
  private final CompactType<T> serializer;

  /** Of a class with its coder. */
  public CompactInfo(Class<T> type, CompactCoder<T> coder) {
    this.type = type;
    this.serializer = CompactType.of(coder);
  }

  @Override
  public boolean isBasicType() {
    return false;
  }

  @Override
  public boolean isTupleType() {
    return false;
  }

  @Override
  public int getArity() {
    return 1;
  }

  @Override
  public int getTotalFields() {
    return 1;
  }

  @Override
  public Class<T> getTypeClass() {
    return type;
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  @SuppressWarnings("deprecation") // Flink 1.19 still asks by it
  public TypeSerializer<T> createSerializer(ExecutionConfig config) {
    return serializer;
  }

  @Override
  public String toString() {
    return type.getSimpleName();
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof CompactInfo;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CompactInfo<?> info && info.type.equals(type);
  }

  @Override
  public int hashCode() {
    return Objects.hash(type);
  }
}
