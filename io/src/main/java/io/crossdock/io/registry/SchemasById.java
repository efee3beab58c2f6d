package io.crossdock.io.registry;

import io.crossdock.io.postgres.Backoff;
import io.crossdock.io.registry.RegistryException.Reason;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Schemas by their registry's ids, kept for good: an id never means another schema. For any thread.
 *
 * <p>A registry that is away is asked again for as long as the patience lasts, once for all threads
 * that need an id that is not known yet. After that whoever needs one is refused at once, and the
 * registry is tried with one request now and then. Known ids go on meanwhile.
 */
public final class SchemasById {
  private static final Logger LOG = LoggerFactory.getLogger(SchemasById.class);
  private static final ConcurrentMap<RegistrySettings, SchemasById> ALL = new ConcurrentHashMap<>();

  /** An id may be registered a moment after its first message is read. */
  private static final Duration REFUSED_FOR = Duration.ofSeconds(5);

  /** Whoever makes ids up keeps the registry busy, and all that need it. */
  private static final int MOST_REFUSED = 1_000;

  private static final Backoff BETWEEN_TRIES = Backoff.DEFAULT;
  private static final Backoff BETWEEN_PROBES =
      new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(30), BETWEEN_TRIES.random());

  private final Source source;
  private final Duration patience;
  private final Clock clock;
  private final Counter requests = Metrics.counter("registry", "requests");
  private final Counter retries = Metrics.counter("registry", "retries");
  private final ConcurrentMap<Integer, RegisteredSchema> known = new ConcurrentHashMap<>();

  /** Held while the registry is asked: the others would ask the same, or wait as long. */
  private final ReentrantLock asking = new ReentrantLock();

  /** Ids that were asked for in vain, oldest first. */
  private final Map<Integer, Refused> refused = new LinkedHashMap<>();

  private int failedProbes;
  private long nextProbeNanos;
  private String away = "";

  private record Refused(long nanos, RegistryException why) {}

  /** Where schemas come from. */
  @FunctionalInterface
  interface Source {
    RegisteredSchema schema(int id) throws RegistryException, InterruptedException;
  }

  /** Time, and waiting. */
  interface Clock {
    /** As {@link System#nanoTime}. */
    long nanos();

    /** As {@link Thread#sleep(long)}. */
    void sleep(Duration duration) throws InterruptedException;
  }

  private static final class SystemClock implements Clock {
    @Override
    public long nanos() {
      return System.nanoTime();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
      Thread.sleep(duration.toMillis());
    }
  }

  SchemasById(Source source, Duration patience, Clock clock) {
    this.source = source;
    this.patience = patience;
    this.clock = clock;
  }

  /** Those of a registry: the same for all of this JVM. */
  public static SchemasById of(RegistrySettings settings) {
    return ALL.computeIfAbsent(
        settings,
        one -> new SchemasById(new RegistryClient(one)::schema, one.patience(), new SystemClock()));
  }

  /**
   * The schema of an id.
   *
   * @throws RegistryException when the registry does not know the id, or cannot be asked for it
   */
  public RegisteredSchema get(int id) throws RegistryException, InterruptedException {
    RegisteredSchema schema = known.get(id);
    if (schema != null) {
      return schema;
    }
    asking.lockInterruptibly();
    try {
      schema = known.get(id); // another thread may have asked for it
      if (schema == null) {
        refuseAgain(id);
        schema = ask(id);
        known.put(id, schema);
      }
      return schema;
    } finally {
      asking.unlock();
    }
  }

  private void refuseAgain(int id) throws RegistryException {
    long oldest = clock.nanos() - REFUSED_FOR.toNanos();
    for (Iterator<Refused> each = refused.values().iterator(); each.hasNext(); ) {
      if (each.next().nanos - oldest > 0) {
        break;
      }
      each.remove();
    }
    Refused before = refused.get(id);
    if (before != null) {
      throw before.why;
    }
    if (refused.size() >= MOST_REFUSED) {
      throw new RegistryException(
          Reason.AWAY,
          "the schema registry is not asked: it did not know "
              + MOST_REFUSED
              + " ids in the last "
              + REFUSED_FOR.toSeconds()
              + " s");
    }
  }

  private RegisteredSchema ask(int id) throws RegistryException, InterruptedException {
    if (failedProbes > 0 && clock.nanos() - nextProbeNanos < 0) {
      throw new RegistryException(Reason.AWAY, away);
    }
    long start = clock.nanos();
    for (int failures = 1; ; failures++) {
      requests.inc();
      try {
        RegisteredSchema schema = source.schema(id);
        failedProbes = 0;
        return schema;
      } catch (RegistryException e) {
        if (e.reason() == Reason.UNKNOWN || e.reason() == Reason.REFUSED) {
          failedProbes = 0;
          refused.put(id, new Refused(clock.nanos(), e));
          throw e;
        }
        Duration pause = BETWEEN_TRIES.after(failures);
        Duration waited = Duration.ofNanos(clock.nanos() - start);
        if (e.reason() == Reason.DENIED
            || failedProbes > 0
            || waited.plus(pause).compareTo(patience) > 0) {
          throw giveUp(e);
        }
        LOG.warn("{}; next try in {} ms", e.getMessage(), pause.toMillis());
        retries.inc();
        clock.sleep(pause);
      }
    }
  }

  private RegistryException giveUp(RegistryException e) {
    failedProbes++;
    Duration pause = BETWEEN_PROBES.after(failedProbes);
    nextProbeNanos = clock.nanos() + pause.toNanos();
    away = String.valueOf(e.getMessage());
    LOG.warn("{}; the next schema is asked for in {} ms", away, pause.toMillis());
    return e;
  }
}
