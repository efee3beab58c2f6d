package io.crossdock.dashboard.live;

import io.crossdock.dashboard.data.DashboardDatabase;
import io.crossdock.dashboard.data.Tenants;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps browsers up to date. Each view of a tenant is asked for once, however many look at it, and
 * not at all when nobody does. A part that takes long is asked for less often.
 *
 * <p>The database is polled. {@code NOTIFY} would tell sooner by half the interval, but takes a
 * lock that all writers of the database share when they commit, and would make each writer pay for
 * viewers who may not be there.
 */
public final class Live implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Live.class.getName());
  private static final int POLLERS = 3;

  /** No part may keep the database busy for more than a share of one in so many. */
  private static final int REST = 9;

  private static final Duration BEAT = Duration.ofSeconds(2);
  private static final Duration STUCK = Duration.ofSeconds(15);

  private final DashboardDatabase database;
  private final Tenants tenants;
  private final Duration every;
  private final int mostViewers;
  private final Map<String, Topic> topics = new ConcurrentHashMap<>();
  private final AtomicInteger viewers = new AtomicInteger();
  private final ScheduledExecutorService pollers =
      Executors.newScheduledThreadPool(POLLERS, threads("poller"));
  private final ExecutorService senders = Executors.newCachedThreadPool(threads("sender"));
  private final Map<String, String> troubles = new ConcurrentHashMap<>();
  private volatile Instant answered = Instant.now();

  /**
   * Nobody looks yet.
   *
   * @param every how often the database is asked at most
   * @param mostViewers how many may look at once
   */
  public Live(DashboardDatabase database, Tenants tenants, Duration every, int mostViewers) {
    this.database = database;
    this.tenants = tenants;
    this.every = every;
    this.mostViewers = mostViewers;
    later(this::beat, BEAT.toNanos());
  }

  /**
   * Lets one more look.
   *
   * @return what to call when it has gone; null when too many look already
   */
  public @Nullable Runnable join(View view, String tenant, Channel channel) {
    if (viewers.incrementAndGet() > mostViewers) {
      viewers.decrementAndGet();
      return null;
    }
    Viewer viewer = new Viewer(channel, senders);
    viewer.offer("status", status());
    String key = view.name() + " " + tenant;
    Topic topic =
        topics.compute(
            key,
            (name, there) -> {
              Topic now = there == null ? new Topic(tenant) : there;
              now.add(viewer);
              return now;
            });
    if (topic.begin()) {
      for (Part part : view.parts()) {
        later(() -> poll(key, topic, part), 0);
      }
    }
    AtomicBoolean gone = new AtomicBoolean();
    return () -> {
      if (!gone.compareAndSet(false, true)) {
        return; // a stream that is closed may say so twice
      }
      topic.remove(viewer);
      viewer.close();
      viewers.decrementAndGet();
    };
  }

  private void poll(String key, Topic topic, Part part) {
    String name = key + " " + part.query();
    if (topics.get(key) != topic) {
      note(name, ""); // nobody looks any more
      return;
    }
    long start = System.nanoTime();
    try {
      topic.refresh(part, database, tenants);
      answered = Instant.now();
      note(name, "");
    } catch (SQLException e) {
      if (note(name, reason(e))) {
        LOG.warning(part.query() + ": " + e); // once, until it changes
      }
    } catch (RuntimeException e) {
      LOG.warning(part.query() + ": " + e);
    }
    long took = System.nanoTime() - start;
    long least = Math.max(every.toNanos(), part.every().toNanos());
    long rest = Math.min(REST * took, part.longest().toNanos());
    later(() -> poll(key, topic, part), Math.max(least, rest));
  }

  private void later(Runnable work, long nanos) {
    try {
      var unused = pollers.schedule(work, nanos, TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      // It is being closed.
    }
  }

  /** What can be said to anybody: nothing of the statement and nothing of the address. */
  private static String reason(SQLException problem) {
    String state = String.valueOf(problem.getSQLState());
    if (state.equals("57014")) {
      return "slow";
    }
    if (state.equals("42501") || state.startsWith("28")) {
      return "refused";
    }
    // Another schema than ours, most likely: nothing that waiting mends.
    return state.startsWith("42") ? "failing" : "away";
  }

  /** Notes how a part is; whether that is news. */
  private boolean note(String name, String trouble) {
    String before = trouble.isEmpty() ? troubles.remove(name) : troubles.put(name, trouble);
    boolean changed = !trouble.equals(before == null ? "" : before);
    if (changed) {
      tellStatus();
    }
    return changed;
  }

  private void beat() {
    for (Map.Entry<String, Topic> entry : topics.entrySet()) {
      entry.getValue().viewers().stream()
          .filter(viewer -> viewer.isStuck(STUCK.toNanos()))
          .forEach(Viewer::close);
      // With the lock that whoever joins takes.
      topics.computeIfPresent(entry.getKey(), (key, topic) -> topic.isIdle() ? null : topic);
    }
    tellStatus();
    later(this::beat, BEAT.toNanos());
  }

  private void tellStatus() {
    String status = status();
    topics.values().forEach(topic -> topic.tell("status", status));
  }

  private String status() {
    return String.format(
        "{\"database\":\"%s\",\"answered\":\"%s\",\"now\":\"%s\"}",
        worst(), answered, Instant.now());
  }

  private String worst() {
    return Stream.of("away", "refused", "failing", "slow")
        .filter(troubles::containsValue)
        .findFirst()
        .orElse("up");
  }

  private static ThreadFactory threads(String name) {
    AtomicInteger number = new AtomicInteger();
    return work -> {
      Thread thread = new Thread(work, name + "-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  @Override
  public void close() {
    pollers.shutdownNow();
    topics.values().forEach(topic -> topic.viewers().forEach(Viewer::close));
    senders.shutdown();
  }
}
