package io.crossdock.transforms.maintenance.score;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;

/**
 * What a pipeline of this JVM gave, to be looked at in any order after it ran: an assertion within
 * it would see the values in no order.
 */
final class Collected {
  private static final Map<String, List<Object>> ALL = new ConcurrentHashMap<>();

  private Collected() {}

  /** Gathers the values of a collection into a list, which is whole when the pipeline has run. */
  static <T> List<T> of(PCollection<T> values) {
    String id = UUID.randomUUID().toString();
    List<Object> list = Collections.synchronizedList(new ArrayList<>());
    ALL.put(id, list);
    values.apply("Collect " + values.getName().replace('/', ' '), ParDo.of(new CollectFn<>(id)));
    @SuppressWarnings("unchecked") // only what is in the collection is put in
    List<T> typed = (List<T>) list;
    return typed;
  }

  private static final class CollectFn<T> extends DoFn<T, Void> {
    private static final long serialVersionUID = 1;
    private final String id;

    CollectFn(String id) {
      this.id = id;
    }

    @ProcessElement
    public void process(@Element @Nullable T value) {
      Objects.requireNonNull(ALL.get(id)).add(Objects.requireNonNull(value));
    }
  }
}
