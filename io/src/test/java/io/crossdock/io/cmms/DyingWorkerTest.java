package io.crossdock.io.cmms;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.Assert.assertThrows;

import io.crossdock.io.cmms.FakeCmms.Fault;
import io.crossdock.io.cmms.FakeCmms.KilledException;
import io.crossdock.io.postgres.TestDatabase;
import io.crossdock.schemas.maintenance.WorkOrder;
import io.crossdock.schemas.maintenance.WorkOrder.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** Workers that die in mid-call or take too long, and those that follow them. */
public class DyingWorkerTest {
  private static final Duration BUDGET = Duration.ofMinutes(1);
  private static final Duration AFTER_LEASE = Duration.ofSeconds(90);

  private final FakeCmms cmms = new FakeCmms();
  private final List<DeliveryEvent> events = new ArrayList<>();
  private final DeliverOrders orders = worker();

  private DeliverOrders worker() {
    return new DeliverOrders(
        TestDatabase.settings(), Outbox.SETTINGS, cmms, events::add, Outbox.BACKOFF);
  }

  @Before
  public void emptyTables() throws Exception {
    Outbox.empty();
  }

  @After
  public void close() {
    orders.close();
  }

  private int deliver() throws Exception {
    return orders.deliver(BUDGET);
  }

  @Test
  public void aWorkerThatDiesAtAnyPointIsFollowedByAnother() throws Exception {
    for (Fault death : List.of(Fault.KILLED_BEFORE, Fault.KILLED_AFTER)) {
      for (State ending : List.of(State.OPEN, State.RECOVERED)) {
        WorkOrder order = Outbox.open(death + " " + ending, 0);
        Outbox.say(order);
        cmms.then(death);
        killed();
        assertThat("its lease holds", deliver(), equalTo(0));
        Outbox.later(AFTER_LEASE);
        if (ending == State.RECOVERED) {
          // And the follower dies when it has found it, and when it has closed it.
          Outbox.say(Outbox.with(order, ending));
          cmms.then(death);
          killed();
          Outbox.later(AFTER_LEASE);
          cmms.then(Fault.NONE, death);
          try {
            deliver();
          } catch (KilledException e) {
            Outbox.later(AFTER_LEASE);
          }
        }
        deliver();
        assertThat(Outbox.pending(), equalTo(0L));
        cmms.nothingElse();
      }
    }
    assertThat(cmms.created().values(), not(hasItem(2)));
    assertThat(
        cmms.open(),
        containsInAnyOrder(
            Outbox.open("KILLED_BEFORE OPEN", 0).id(), Outbox.open("KILLED_AFTER OPEN", 0).id()));
    assertThat(cmms.created(), aMapWithSize(3));
  }

  private void killed() {
    assertThrows(
        KilledException.class,
        () -> {
          try (DeliverOrders mortal = worker()) {
            mortal.deliver(BUDGET);
          }
        });
  }

  @Test
  public void whatIsWrittenWithoutALeaseIsNotWritten() throws Exception {
    Outbox.say(Outbox.open("m1", 0));
    Cmms slow =
        (step, order, externalId) -> {
          Reply reply = cmms.call(step, order, externalId);
          try {
            Outbox.later(AFTER_LEASE);
            assertThat("the other finds it", deliver(), equalTo(1));
          } catch (Exception e) {
            throw new AssertionError(e);
          }
          return reply;
        };
    try (DeliverOrders worker =
        new DeliverOrders(
            TestDatabase.settings(), Outbox.SETTINGS, slow, events::add, Outbox.BACKOFF)) {
      assertThat(worker.deliver(BUDGET), equalTo(0));
    }
    assertThat(events, hasItem(DeliveryEvent.LOST));
    assertThat(cmms.calls(), contains("CREATE m1", "SEARCH m1"));
    assertThat(Outbox.progress(), contains("m1|OPEN|OPEN|f|DELIVERED"));
  }
}
