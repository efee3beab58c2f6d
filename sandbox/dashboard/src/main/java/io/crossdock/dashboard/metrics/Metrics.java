package io.crossdock.dashboard.metrics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossdock.dashboard.data.DashboardDatabase;
import io.crossdock.dashboard.data.Tenants;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The metrics as they are now, or were a while ago: what takes long to read is kept nine times as
 * long as it took, so that no more than a tenth of a connection's time goes into metrics however
 * many ask.
 */
public final class Metrics {
  private static final Logger LOG = Logger.getLogger(Metrics.class.getName());
  private static final Duration SHORTEST_REST = Duration.ofSeconds(5);
  private static final int REST = 9;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final DashboardDatabase database;
  private final Tenants tenants;
  private final Map<MetricsPart, Kept> kept = new EnumMap<>(MetricsPart.class);

  /**
   * What was read.
   *
   * @param samples nothing where the part could not be read
   * @param seconds how long it took
   * @param until when it is read again, by the clock of {@link System#nanoTime}
   */
  private record Kept(@Nullable List<Sample> samples, double seconds, long until) {}

  /** Metrics of a database. */
  public Metrics(DashboardDatabase database, Tenants tenants) {
    this.database = database;
    this.tenants = tenants;
  }

  /** All of them. One asks at a time: the others have what it has read. */
  synchronized List<Sample> read() {
    List<Sample> all = new ArrayList<>();
    boolean up = false;
    boolean away = false;
    for (MetricsPart part : MetricsPart.values()) {
      Kept now = kept.get(part);
      if (now == null || System.nanoTime() - now.until() > 0) {
        // Nobody waits six times for a database that does not answer.
        now = away ? new Kept(null, 0, System.nanoTime()) : ask(part);
        kept.put(part, now);
        away |= now.samples() == null && !up;
      }
      List<Sample> samples = now.samples();
      up |= samples != null;
      all.add(Sample.of(Family.QUERY_UP, samples == null ? 0 : 1, "query", part.title()));
      all.add(Sample.of(Family.QUERY_SECONDS, now.seconds(), "query", part.title()));
      all.addAll(samples == null ? List.of() : samples);
    }
    all.add(Sample.of(Family.DATABASE_UP, up ? 1 : 0));
    return all;
  }

  private Kept ask(MetricsPart part) {
    long began = System.nanoTime();
    List<Sample> samples = null;
    try {
      Map<String, ?> values =
          part.query().parameters().isEmpty() ? Map.of() : Map.of("tenants", tenants.all());
      samples = part.read(JSON.readTree(database.json(part.query(), values)));
    } catch (SQLException e) {
      LOG.log(Level.FINE, "no metrics of " + part, e);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the database made no JSON", e);
    }
    long took = System.nanoTime() - began;
    long rest = Math.max(SHORTEST_REST.toNanos(), REST * took);
    return new Kept(samples, took / 1e9, System.nanoTime() + rest);
  }
}
