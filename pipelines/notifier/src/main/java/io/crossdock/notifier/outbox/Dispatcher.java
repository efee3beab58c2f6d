package io.crossdock.notifier.outbox;

import io.crossdock.io.postgres.PostgresSettings;
import io.crossdock.notifier.channel.Channel;
import io.crossdock.notifier.channel.Outcome;
import io.crossdock.notifier.channel.Outcome.Kind;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Delivers what is due for one channel, several messages at a time: a slow channel holds up no
 * other. One that fails again and again is left alone for a while, then tried with one message.
 */
public final class Dispatcher implements Runnable {
  private static final int FAILURES_IN_A_ROW = 5;

  private final String name;
  private final Channel channel;
  private final RetryPolicy policy;
  private final DispatchSettings settings;
  private final DeliveryListener listener;
  private final Session session;
  private final ExecutorService workers;
  private final CircuitBreaker breaker;

  /** What has ended, and by null outcomes that something new may be due. */
  private final LinkedBlockingQueue<Ended> ended = new LinkedBlockingQueue<>();

  private final List<Ended> unsettled = new ArrayList<>();
  private final String process = UUID.randomUUID().toString();
  private int inFlight;
  private long quietUntil = System.nanoTime();
  private volatile boolean stopping;

  private record Ended(@Nullable Attempt attempt, Outcome outcome) {}

  /** Delivers by {@code channel}; nothing is done before {@link #run}. */
  public Dispatcher(
      String name,
      Channel channel,
      PostgresSettings database,
      RetryPolicy policy,
      DispatchSettings settings,
      DeliveryListener listener) {
    this.name = name;
    this.channel = channel;
    this.policy = policy;
    this.settings = settings;
    this.listener = listener;
    this.session = new Session(database);
    this.workers =
        Executors.newFixedThreadPool(
            settings.parallel(), work -> new Thread(work, "deliver-" + name));
    this.breaker =
        CircuitBreaker.of(
            name,
            CircuitBreakerConfig.custom()
                .slidingWindow(
                    FAILURES_IN_A_ROW,
                    FAILURES_IN_A_ROW,
                    CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(100)
                .waitDurationInOpenState(settings.pause())
                .permittedNumberOfCallsInHalfOpenState(1)
                .build());
  }

  /** Something new may be due. */
  public void wake() {
    if (ended.isEmpty()) {
      ended.add(new Ended(null, Outcome.delivered()));
    }
  }

  /** Makes {@link #run} end once what is on its way has arrived, or at once when interrupted. */
  public void stop() {
    stopping = true;
    wake();
  }

  @Override
  public void run() {
    int failures = 0;
    try {
      while (!stopping || inFlight > 0 || !unsettled.isEmpty()) {
        try {
          int begun = turn();
          listener.answered();
          failures = 0;
          if (begun == 0) {
            await(settings.every());
          }
        } catch (SQLException e) {
          listener.away(e);
          if (stopping) {
            break; // others send it again once the lease is over
          }
          TimeUnit.MILLISECONDS.sleep(policy.backoff().after(++failures).toMillis());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      workers.shutdownNow();
      session.close();
    }
  }

  /** Writes down what has ended and takes what is due, in one transaction; how much was taken. */
  private int turn() throws SQLException {
    ended.drainTo(unsettled);
    List<Attempt> taken = new ArrayList<>();
    boolean done = false;
    try {
      session.run(
          connection -> {
            DeliveryTable table = new DeliveryTable(connection);
            for (Ended one : unsettled) {
              settle(table, one);
            }
            take(table, taken);
            return taken;
          });
      done = true;
    } finally {
      if (!done) {
        taken.forEach(one -> breaker.releasePermission());
      }
    }
    for (Ended one : unsettled) {
      if (one.attempt() != null) {
        inFlight--;
        listener.ended(name, one.outcome());
      }
    }
    unsettled.clear();
    for (Attempt attempt : taken) {
      inFlight++;
      workers.execute(() -> send(attempt));
    }
    return taken.size();
  }

  private void settle(DeliveryTable table, Ended one) throws SQLException {
    if (one.attempt() != null) {
      Duration pause = policy.pause(one.attempt().number(), one.outcome());
      boolean unused = table.settle(one.attempt(), one.outcome(), pause, policy.giveUpAfter());
      Duration wanted = one.outcome().retryAfter();
      if (wanted != null) {
        quietUntil = Math.max(quietUntil, System.nanoTime() + wanted.toNanos());
      }
    }
  }

  private void take(DeliveryTable table, List<Attempt> taken) throws SQLException {
    long settled = unsettled.stream().filter(one -> one.attempt() != null).count();
    while (!stopping
        && inFlight - settled + taken.size() < settings.parallel()
        && System.nanoTime() - quietUntil >= 0
        && breaker.tryAcquirePermission()) {
      Attempt attempt = null;
      try {
        attempt = table.take(name, process + "/" + UUID.randomUUID(), policy.lease());
      } finally {
        if (attempt == null) {
          breaker.releasePermission();
        }
      }
      if (attempt == null) {
        break;
      }
      taken.add(attempt);
    }
  }

  private void send(Attempt attempt) {
    Outcome outcome;
    long began = System.nanoTime();
    try {
      outcome = channel.send(attempt.message());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      outcome = Outcome.of(Kind.UNSURE, "stopped while it was sent");
    } catch (RuntimeException e) {
      // A message that cannot be made must not stop the others.
      outcome = Outcome.of(Kind.REFUSED, "cannot be sent: " + e.getClass().getSimpleName());
    }
    long took = System.nanoTime() - began;
    if (outcome.kind() == Kind.DELIVERED || outcome.kind() == Kind.REFUSED) {
      breaker.onSuccess(took, TimeUnit.NANOSECONDS);
    } else {
      breaker.onError(took, TimeUnit.NANOSECONDS, new UndeliveredException());
    }
    ended.add(new Ended(attempt, outcome));
  }

  private void await(Duration longest) throws InterruptedException {
    Ended one = ended.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
    if (one != null) {
      unsettled.add(one);
    }
  }

  /** What a circuit breaker is told; it goes nowhere. */
  private static final class UndeliveredException extends Exception {
    private static final long serialVersionUID = 1;
  }
}
