package io.crossdock.io.cmms;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import io.crossdock.io.cmms.FakeCmms.Fault;
import io.crossdock.io.cmms.FakeCmms.KilledException;
import io.crossdock.io.postgres.TestDatabase;
import io.crossdock.schemas.maintenance.WorkOrder;
import io.crossdock.schemas.maintenance.WorkOrder.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.Before;
import org.junit.Test;

/** Many orders, two workers at once that die now and then, and a CMMS that fails at random. */
public class DeliverRandomOrdersTest {
  private static final long SEED = 42;
  private static final int MACHINES = 40;
  private static final int ORDERS = 500;
  private static final Fault[] FAULTS = {
    Fault.NO_CONNECTION,
    Fault.LOST_BEFORE,
    Fault.LOST_AFTER,
    Fault.KILLED_BEFORE,
    Fault.KILLED_AFTER
  };

  private final FakeCmms cmms = new FakeCmms();
  private final Map<DeliveryEvent, Integer> events = new EnumMap<>(DeliveryEvent.class);

  @Before
  public void emptyTables() throws Exception {
    Outbox.empty();
  }

  @Test
  public void eachOrderIsThereOnceAndAsItIsWanted() throws Exception {
    Random random = new Random(SEED);
    List<WorkOrder> orders = new ArrayList<>();
    for (int i = 0; i < ORDERS; i++) {
      orders.add(Outbox.open("m" + random.nextInt(MACHINES), i));
    }
    // Asked under the fake's lock, so that one source serves both workers.
    cmms.otherwise(
        step -> random.nextInt(4) == 0 ? FAULTS[random.nextInt(FAULTS.length)] : Fault.NONE);
    ExecutorService two = Executors.newFixedThreadPool(2);
    try {
      int said = 0;
      while (said < ORDERS) {
        List<WorkOrder> news = new ArrayList<>(orders.subList(said, said + 50));
        said += 50;
        for (int i = 0; i < said; i++) {
          WorkOrder order = orders.get(i);
          if (order.state() == State.OPEN ? i < said - 60 || i % 7 == 0 : i % 11 == 0) {
            State next =
                order.state() != State.OPEN
                    ? State.OPEN
                    : i % 3 == 0 ? State.WITHDRAWN : State.RECOVERED;
            orders.set(i, Outbox.with(order, next));
            news.add(orders.get(i));
          }
        }
        Outbox.say(news.toArray(WorkOrder[]::new));
        round(two);
      }
      endAllButTheLast(orders);
      cmms.otherwise(step -> Fault.NONE);
      for (int i = 0; i < 50 && Outbox.pending() > 0; i++) {
        round(two);
      }
    } finally {
      two.shutdownNow();
      assertThat(two.awaitTermination(10, TimeUnit.SECONDS), equalTo(true));
    }
    assertThat(Outbox.pending(), equalTo(0L));
    Map<UUID, Integer> created = cmms.created();
    created.forEach((key, times) -> assertThat(key.toString(), times, equalTo(1)));
    assertThat(cmms.mostOpen(), equalTo(1));
    assertThat(
        cmms.open(),
        equalTo(
            orders.stream()
                .filter(order -> order.state() == State.OPEN)
                .map(WorkOrder::id)
                .sorted()
                .toList()));
    assertThat("most were sent at all", created.size(), greaterThan(ORDERS / 4));
    assertThat(events.get(DeliveryEvent.RESOLVED), greaterThan(20));
  }

  /** Both workers until they find nothing or die; then time passes. */
  private void round(ExecutorService two) throws Exception {
    for (int i = 0; i < 3; i++) {
      List<Future<?>> both = new ArrayList<>();
      for (int worker = 0; worker < 2; worker++) {
        both.add(two.submit(this::work));
      }
      for (Future<?> one : both) {
        one.get(60, TimeUnit.SECONDS);
      }
      Outbox.later(Duration.ofMinutes(11));
    }
  }

  private Void work() throws Exception {
    for (int lives = 0; lives < 20; lives++) {
      try (DeliverOrders worker =
          new DeliverOrders(
              TestDatabase.settings(), Outbox.SETTINGS, cmms, this::count, Outbox.BACKOFF)) {
        worker.deliver(Duration.ofMinutes(1));
        return null;
      } catch (KilledException e) {
        // The next one.
      }
    }
    return null;
  }

  private synchronized void count(DeliveryEvent event) {
    events.merge(event, 1, Integer::sum);
  }

  /** Of each machine the last order may stay open: more can't be there. */
  private static void endAllButTheLast(List<WorkOrder> orders) throws Exception {
    List<String> seen = new ArrayList<>();
    List<WorkOrder> news = new ArrayList<>();
    for (int i = orders.size() - 1; i >= 0; i--) {
      WorkOrder order = orders.get(i);
      if (order.state() == State.OPEN) {
        if (seen.contains(order.machineId())) {
          orders.set(i, Outbox.with(order, State.RECOVERED));
          news.add(orders.get(i));
        }
        seen.add(order.machineId());
      }
    }
    Outbox.say(news.toArray(WorkOrder[]::new));
  }
}
