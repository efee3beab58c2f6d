package io.crossdock.io.cmms;

import io.crossdock.io.postgres.Backoff;
import io.crossdock.io.postgres.PostgresSettings;
import io.crossdock.io.postgres.SqlErrors;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers work orders from the table {@code work_order} to a CMMS, each exactly once and one open
 * at a time for each machine and failure mode (R42). Any number of workers may do so at once. What
 * may open an order there is written down before it is sent; if nobody knows what came of it, the
 * CMMS is searched for the order's id before it is sent again. For one thread.
 */
public final class DeliverOrders implements AutoCloseable {
  private static final long LOOK_AGAIN_MILLIS = 200;
  private static final Logger LOG = LoggerFactory.getLogger(DeliverOrders.class);

  /** An order that fails waits from half a second to ten minutes. */
  static final Backoff BACKOFF =
      new Backoff(
          Duration.ofSeconds(1),
          Duration.ofMinutes(10),
          () -> ThreadLocalRandom.current().nextDouble());

  private final PostgresSettings database;
  private final CmmsSettings settings;
  private final Cmms cmms;
  private final DeliveryRules rules;
  private final Duration lease;
  private final CircuitBreaker breaker;
  private final Consumer<DeliveryEvent> told;
  private @Nullable Connection connection;

  /** Delivers to {@code cmms}; {@code told} hears what happens, to be counted. */
  public DeliverOrders(
      PostgresSettings database, CmmsSettings settings, Cmms cmms, Consumer<DeliveryEvent> told) {
    this(database, settings, cmms, told, BACKOFF);
  }

  DeliverOrders(
      PostgresSettings database,
      CmmsSettings settings,
      Cmms cmms,
      Consumer<DeliveryEvent> told,
      Backoff backoff) {
    this.database = database;
    this.settings = settings;
    this.cmms = cmms;
    this.told = told;
    this.rules = new DeliveryRules(backoff, settings.settle());
    // Two calls may follow one another, the first no later than a timeout after it was written
    // down; then what was sent last may still be on its way.
    this.lease = settings.timeout().multipliedBy(4).plus(settings.settle());
    this.breaker =
        CircuitBreaker.of(
            "cmms",
            CircuitBreakerConfig.custom()
                .slidingWindow(
                    settings.failures(),
                    settings.failures(),
                    CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(100)
                .waitDurationInOpenState(settings.pause())
                .permittedNumberOfCallsInHalfOpenState(1)
                .build());
  }

  /**
   * Delivers what is due, and begins no call that might not end within {@code budget}. While the
   * database is away or the CMMS is left alone, orders wait.
   *
   * @return how many orders were brought to where they are wanted
   * @throws SQLException when the database refuses, which waiting does not mend
   * @throws InterruptedException when the thread is told to end while it waits
   */
  public int deliver(Duration budget) throws SQLException, InterruptedException {
    long start = System.nanoTime();
    int delivered = 0;
    try {
      DeliveryTable table = new DeliveryTable(open());
      while (mayCall(start, budget) && breaker.tryAcquirePermission()) {
        Result result = deliverOne(table, start, budget);
        if (result == null) {
          break;
        }
        delivered += result.isDelivered() ? 1 : 0;
      }
    } catch (SQLException e) {
      close();
      if (!SqlErrors.isTransient(e)) {
        throw e;
      }
      LOG.warn("orders wait for the database: {}", SqlErrors.reasonOf(e));
    }
    return delivered;
  }

  /**
   * Delivers until no order waits, or until no further call might end within {@code budget}: what
   * was tried in vain is tried again when its time has come.
   *
   * @return how many orders were brought to where they are wanted
   * @throws SQLException when the database refuses, which waiting does not mend
   * @throws InterruptedException when the thread is told to end while it waits
   */
  public int deliverAll(Duration budget) throws SQLException, InterruptedException {
    long start = System.nanoTime();
    int delivered = deliver(budget);
    while (waiting() != 0 && mayCall(start, budget)) {
      Thread.sleep(LOOK_AGAIN_MILLIS);
      delivered += deliver(budget.minusNanos(System.nanoTime() - start));
    }
    return delivered;
  }

  private boolean mayCall(long start, Duration budget) {
    return System.nanoTime() - start + settings.timeout().toNanos() <= budget.toNanos();
  }

  /** Goes on with one order; null when nothing is due or it was lost. Holds a permission. */
  private @Nullable Result deliverOne(DeliveryTable table, long start, Duration budget)
      throws SQLException, InterruptedException {
    long taken = System.nanoTime();
    boolean asked = false;
    try {
      Delivery delivery = table.take(lease);
      if (delivery == null) {
        return null;
      }
      Step step = delivery.next();
      if (step == null) {
        return giveBack(
            table, delivery, Result.delivered(delivery.standing(), delivery.externalId(), ""));
      }
      Result result;
      if (System.nanoTime() - taken > settings.timeout().toNanos()) {
        // What follows would not end within the lease.
        result =
            rules.again(
                delivery, step, Reply.of(Reply.Outcome.NOT_DONE, "the database was too slow"));
      } else {
        asked = true;
        Reply reply = call(step, delivery);
        tell(step, reply);
        result = rules.after(delivery, step, reply);
        if (result.isRefused() && step != Step.CREATE) {
          result = lookAfterRefusal(delivery, step, reply, start, budget);
        }
      }
      return giveBack(table, delivery, result);
    } finally {
      if (!asked) {
        breaker.releasePermission();
      }
    }
  }

  /** To close what is closed may be refused: what counts is how it stands there. */
  private Result lookAfterRefusal(
      Delivery delivery, Step step, Reply refusal, long start, Duration budget)
      throws InterruptedException {
    if (!mayCall(start, budget) || !breaker.tryAcquirePermission()) {
      return rules.again(delivery, step, refusal);
    }
    Reply search = call(Step.SEARCH, delivery);
    tell(Step.SEARCH, search);
    return rules.afterRefusal(delivery, step, refusal, search);
  }

  private Reply call(Step step, Delivery delivery) throws InterruptedException {
    long start = System.nanoTime();
    boolean answered = false;
    try {
      Reply reply = cmms.call(step, delivery.order(), delivery.externalId());
      answered = true;
      long nanos = System.nanoTime() - start;
      boolean healthy =
          reply.outcome() == Reply.Outcome.DONE
              || (reply.outcome() == Reply.Outcome.REFUSED && step != Step.SEARCH);
      if (healthy) {
        breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
      } else {
        breaker.onError(nanos, TimeUnit.NANOSECONDS, new CallFailedException(reply.text()));
        LOG.warn("order {}, {}: {}", delivery.order().id(), step, reply.text());
      }
      if (reply.outcome() == Reply.Outcome.DENIED) {
        breaker.transitionToOpenState();
      }
      return reply;
    } finally {
      if (!answered) {
        breaker.releasePermission();
      }
    }
  }

  private void tell(Step step, Reply reply) {
    if (reply.outcome() == Reply.Outcome.DONE) {
      switch (step) {
        case CREATE -> told.accept(DeliveryEvent.CREATED);
        case CLOSE -> told.accept(DeliveryEvent.CLOSED);
        case SEARCH -> told.accept(DeliveryEvent.RESOLVED);
        case REOPEN -> {}
      }
      if (reply.orders().size() > 1) {
        told.accept(DeliveryEvent.DOUBLED);
        LOG.warn("more than one order carries one key at the CMMS: {}", reply.orders());
      }
    }
  }

  /** Null when the order was no longer ours. */
  private @Nullable Result giveBack(DeliveryTable table, Delivery delivery, Result result)
      throws SQLException {
    if (!table.giveBack(delivery, result)) {
      told.accept(DeliveryEvent.LOST);
      LOG.warn("order {} took longer than its lease", delivery.order().id());
      return null;
    }
    switch (result.kind()) {
      case DELIVERED -> told.accept(DeliveryEvent.DELIVERED);
      case RETRIED -> told.accept(DeliveryEvent.RETRIED);
      case REFUSED -> {
        told.accept(DeliveryEvent.REFUSED);
        LOG.warn("order {} is refused: {}", delivery.order().id(), result.text());
      }
      case GOES_ON -> {}
    }
    return result;
  }

  /**
   * How many orders wait to be delivered, whatever they wait for; -1 while the database is away.
   *
   * @throws SQLException when the database refuses, which waiting does not mend
   */
  public long waiting() throws SQLException {
    try {
      return new DeliveryTable(open()).waiting();
    } catch (SQLException e) {
      close();
      if (!SqlErrors.isTransient(e)) {
        throw e;
      }
      return -1;
    }
  }

  private Connection open() throws SQLException {
    if (connection == null) {
      connection = database.connect();
    }
    return connection;
  }

  @Override
  public void close() {
    Connection open = connection;
    connection = null;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException e) {
        LOG.debug("connection did not close", e);
      }
    }
  }

  private static final class CallFailedException extends Exception {
    private static final long serialVersionUID = 1;

    CallFailedException(String message) {
      super(message);
    }
  }
}
