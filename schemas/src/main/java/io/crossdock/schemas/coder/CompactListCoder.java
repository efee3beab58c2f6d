package io.crossdock.schemas.coder;

import java.util.List;

/** Coder of many at once, in one record. */
public final class CompactListCoder<T> extends CompactCoder<List<T>> {
  private static final long serialVersionUID = 1;

  private final CompactCoder<T> element;

  private CompactListCoder(CompactCoder<T> element) {
    this.element = element;
  }

  /** Of lists of what {@code element} writes. */
  public static <T> CompactListCoder<T> of(CompactCoder<T> element) {
    return new CompactListCoder<>(element);
  }

  @Override
  public void write(List<T> values, CompactOutput out) {
    out.writeList(values, element);
  }

  @Override
  public List<T> read(CompactInput in) {
    return in.readList(element);
  }

  @Override
  protected List<CompactCoder<?>> parts() {
    return List.of(element);
  }
}
