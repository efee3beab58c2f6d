package io.crossdock.transforms.barcode;

import io.crossdock.schemas.barcode.Session;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;

/** What a pipeline in this JVM has said, collected into tables. */
final class Collected extends TableOfVerdicts {
  private static final Map<String, Collected> RUNS = new ConcurrentHashMap<>();

  final List<Session> toldSessions = new ArrayList<>();

  /** Collects all outputs; gives the name under which to take them. */
  static String into(PCollectionTuple out) {
    String run = UUID.randomUUID().toString();
    RUNS.put(run, new Collected());
    collect(run, "Rows", out.get(FlagScans.ROWS), Collected::row);
    collect(run, "Sessions", out.get(FlagScans.SESSIONS), Collected::session);
    collect(run, "Copies", out.get(FlagScans.COPIES), Collected::copy);
    collect(run, "Anomalies", out.get(FlagScans.ANOMALIES), Collected::anomaly);
    return run;
  }

  static Collected take(String run) {
    return Objects.requireNonNull(RUNS.remove(run));
  }

  @Override
  public void session(Session session) {
    toldSessions.add(session);
    super.session(session);
  }

  private static <T> void collect(String run, String name, PCollection<T> values, Put<T> put) {
    values.apply("Collect" + name, ParDo.of(new PutFn<>(run, put)));
  }

  private interface Put<T> extends BiConsumer<Collected, T>, Serializable {}

  private static final class PutFn<T> extends DoFn<T, Void> {
    private static final long serialVersionUID = 1;
    private final String run;
    private final Put<T> put;

    PutFn(String run, Put<T> put) {
      this.run = run;
      this.put = put;
    }

    @ProcessElement
    public void process(@Element T value) {
      Collected table = Objects.requireNonNull(RUNS.get(run));
      synchronized (table) {
        put.accept(table, value);
      }
    }
  }
}
