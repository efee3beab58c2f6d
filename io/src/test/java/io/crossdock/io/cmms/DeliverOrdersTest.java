package io.crossdock.io.cmms;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.crossdock.io.cmms.FakeCmms.Fault;
import io.crossdock.io.postgres.TestDatabase;
import io.crossdock.schemas.maintenance.WorkOrder;
import io.crossdock.schemas.maintenance.WorkOrder.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** Each rule of delivering (R42), one at a time. */
public class DeliverOrdersTest {
  private static final Duration BUDGET = Duration.ofMinutes(1);
  private static final Duration AFTER_BACKOFF = Duration.ofSeconds(20);
  private static final Duration AFTER_SETTLING = Duration.ofSeconds(70);

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
  public void anOrderIsOpenedAndClosedOnce() throws Exception {
    WorkOrder order = Outbox.open("m1", 0);
    Outbox.say(order);
    assertThat(deliver(), equalTo(1));
    assertThat(Outbox.progress(), contains("m1|OPEN|OPEN|f|DELIVERED"));
    assertThat(deliver(), equalTo(0));
    Outbox.say(Outbox.with(order, State.RECOVERED));
    assertThat(deliver(), equalTo(1));
    assertThat(deliver(), equalTo(0));
    assertThat(Outbox.progress(), contains("m1|RECOVERED|CLOSED|f|DELIVERED"));
    assertThat(cmms.calls(), contains("CREATE m1", "CLOSE m1"));
    assertThat(
        TestDatabase.rows(
            "select external_id, delivered_revision, attempts, lease_owner, last_error"
                + " from crossdock.work_order_delivery"),
        contains("1000|2|0|null|null"));
    assertThat(orders.waiting(), equalTo(0L));
  }

  @Test
  public void aRevisionThatChangesNothingThereIsNotSent() throws Exception {
    WorkOrder order = Outbox.open("m1", 0);
    Outbox.say(order);
    deliver();
    Outbox.say(Outbox.with(order, State.OPEN));
    assertThat(deliver(), equalTo(1));
    Outbox.say(order);
    assertThat(deliver(), equalTo(0));
    assertThat(cmms.calls(), contains("CREATE m1"));
  }

  @Test
  public void anOrderThatEndedBeforeItWasSentIsNotSent() throws Exception {
    Outbox.say(
        Outbox.order("m1", 0, State.RECOVERED, 2), Outbox.order("m2", 0, State.WITHDRAWN, 2));
    assertThat(deliver(), equalTo(2));
    assertThat(cmms.calls(), empty());
    assertThat(
        Outbox.progress(),
        contains("m1|RECOVERED|NONE|f|DELIVERED", "m2|WITHDRAWN|NONE|f|DELIVERED"));
  }

  @Test
  public void anOrderThatGoesOnAfterAllIsOpenedAgain() throws Exception {
    WorkOrder order = Outbox.open("m1", 0);
    Outbox.say(order);
    deliver();
    WorkOrder ended = Outbox.with(order, State.WITHDRAWN);
    Outbox.say(ended);
    deliver();
    Outbox.say(Outbox.with(ended, State.OPEN));
    cmms.then(Fault.LOST_BEFORE);
    deliver();
    assertThat(Outbox.progress(), contains("m1|OPEN|CLOSED|t|RETRIED"));
    Outbox.later(AFTER_SETTLING);
    deliver();
    assertThat(Outbox.progress(), contains("m1|OPEN|OPEN|f|DELIVERED"));
    assertThat(cmms.calls(), contains("CREATE m1", "CLOSE m1", "REOPEN m1", "REOPEN m1"));
    assertThat(cmms.open(), contains(order.id()));
  }

  @Test
  public void aSecondOrderOfAMachineWaitsUntilTheFirstIsClosedThere() throws Exception {
    WorkOrder first = Outbox.open("m1", 0);
    WorkOrder second = Outbox.open("m1", 5);
    Outbox.say(second, first, Outbox.open("m2", 9));
    assertThat(deliver(), equalTo(2));
    assertThat(
        Outbox.progress(),
        contains(
            "m1|OPEN|OPEN|f|DELIVERED",
            "m1|OPEN|NONE|f|BEHIND ANOTHER",
            "m2|OPEN|OPEN|f|DELIVERED"));
    assertThat(orders.waiting(), equalTo(1L));
    Outbox.say(Outbox.with(first, State.RECOVERED));
    cmms.then(Fault.LOST_BEFORE);
    assertThat("it may still be open", deliver(), equalTo(0));
    Outbox.later(AFTER_BACKOFF);
    assertThat(deliver(), equalTo(2));
    assertThat(cmms.mostOpen(), equalTo(1));
    assertThat(cmms.open(), hasItem(second.id()));
  }

  @Test
  public void anOlderOrderThatComesLateDoesNotKeepANewerOneFromBeingClosed() throws Exception {
    WorkOrder newer = Outbox.open("m1", 5);
    Outbox.say(newer);
    deliver();
    WorkOrder older = Outbox.open("m1", 0);
    Outbox.say(older, Outbox.with(newer, State.RECOVERED));
    assertThat(deliver(), equalTo(2));
    assertThat(cmms.open(), contains(older.id()));
    assertThat(cmms.mostOpen(), equalTo(1));
  }

  @Test
  public void whatWasAcceptedWithoutAnAnswerIsFoundAndNotSentAgain() throws Exception {
    Outbox.say(Outbox.open("m1", 0));
    cmms.then(Fault.LOST_AFTER);
    deliver();
    assertThat(Outbox.progress(), contains("m1|OPEN|NONE|t|RETRIED"));
    Outbox.later(AFTER_BACKOFF);
    deliver();
    assertThat("it is not asked before it settles", cmms.calls(), contains("CREATE m1"));
    Outbox.later(AFTER_SETTLING);
    assertThat(deliver(), equalTo(1));
    assertThat(cmms.calls(), contains("CREATE m1", "SEARCH m1"));
    assertThat(Outbox.progress(), contains("m1|OPEN|OPEN|f|DELIVERED"));
    assertThat(events, hasItem(DeliveryEvent.RESOLVED));
  }

  @Test
  public void whatWasLostIsSentAgainOnceTheSearchFindsNone() throws Exception {
    Outbox.say(Outbox.open("m1", 0));
    cmms.then(Fault.LOST_BEFORE, Fault.LOST_BEFORE, Fault.REFUSED, Fault.NONE, Fault.NONE);
    for (int i = 0; i < 4; i++) {
      deliver();
      Outbox.later(AFTER_SETTLING);
    }
    assertThat(
        "a search that fails is no reason to create",
        cmms.calls(),
        contains("CREATE m1", "SEARCH m1", "SEARCH m1", "SEARCH m1", "CREATE m1"));
    assertThat(cmms.created(), hasEntry(Outbox.open("m1", 0).id(), 1));
  }

  @Test
  public void whatIsStillOnItsWayWhenTheCallTimesOutIsFound() throws Exception {
    Outbox.say(Outbox.open("m1", 0));
    cmms.then(Fault.LATE);
    deliver();
    // A second worker looks at once, and the news of a higher revision does not hurry it.
    Outbox.say(Outbox.order("m1", 0, State.OPEN, 2));
    try (DeliverOrders other = worker()) {
      assertThat(other.deliver(BUDGET), equalTo(0));
    }
    cmms.arrive();
    Outbox.later(AFTER_SETTLING);
    assertThat(deliver(), equalTo(1));
    assertThat(cmms.calls(), contains("CREATE m1", "SEARCH m1"));
  }

  @Test
  public void aWithdrawalWhileNobodyKnowsClosesWhatIsThere() throws Exception {
    for (Fault fault : List.of(Fault.LOST_AFTER, Fault.LOST_BEFORE)) {
      WorkOrder order = Outbox.open("of " + fault, 0);
      Outbox.say(order);
      cmms.then(fault);
      deliver();
      Outbox.say(Outbox.with(order, State.WITHDRAWN));
      Outbox.later(AFTER_SETTLING);
      deliver();
    }
    assertThat(
        cmms.calls(),
        contains(
            "CREATE of LOST_AFTER",
            "SEARCH of LOST_AFTER",
            "CLOSE of LOST_AFTER",
            "CREATE of LOST_BEFORE",
            "SEARCH of LOST_BEFORE"));
    assertThat(cmms.open(), empty());
    assertThat(Outbox.pending(), equalTo(0L));
  }

  @Test
  public void aRefusedOrderIsSeenAndNotTriedAgainUntilSomethingChanges() throws Exception {
    WorkOrder order = Outbox.open("m1", 0);
    Outbox.say(order);
    cmms.then(Fault.REFUSED);
    deliver();
    Outbox.later(Duration.ofDays(1));
    deliver();
    assertThat(cmms.calls(), contains("CREATE m1"));
    assertThat(
        TestDatabase.rows("select progress, last_error from crossdock.work_order_progress"),
        contains("REFUSED|422: the title is too long"));
    assertThat(events, hasItem(DeliveryEvent.REFUSED));

    cmms.then(Fault.REFUSED);
    Outbox.say(Outbox.with(order, State.OPEN));
    deliver();
    assertThat("a higher revision is tried", cmms.calls(), contains("CREATE m1", "CREATE m1"));
    TestDatabase.execute("update crossdock.work_order_delivery set refused_revision = 0");
    assertThat("and what a person sets back", deliver(), equalTo(1));
    assertThat(cmms.created(), hasEntry(order.id(), 1));
  }

  @Test
  public void aRefusedOrderLeavesThePlaceToTheNext() throws Exception {
    Outbox.say(Outbox.open("m1", 0), Outbox.open("m1", 5));
    cmms.then(Fault.REFUSED);
    assertThat(deliver(), equalTo(1));
    assertThat(cmms.open(), contains(Outbox.open("m1", 5).id()));
  }

  @Test
  public void whatOthersClosedOrDeletedIsClosed() throws Exception {
    WorkOrder closed = Outbox.open("m1", 0);
    Outbox.say(closed);
    deliver();
    cmms.closeAll();
    Outbox.say(Outbox.with(closed, State.RECOVERED));
    cmms.then(Fault.REFUSED);
    deliver();
    WorkOrder deleted = Outbox.open("m2", 0);
    Outbox.say(deleted);
    deliver();
    cmms.deleteAll();
    Outbox.say(Outbox.with(deleted, State.RECOVERED));
    deliver();
    assertThat(
        Outbox.progress(),
        contains("m1|RECOVERED|CLOSED|f|DELIVERED", "m2|RECOVERED|CLOSED|f|DELIVERED"));
  }

  @Test
  public void aRefusalToCloseWhatIsOpenIsSeen() throws Exception {
    WorkOrder order = Outbox.open("m1", 0);
    Outbox.say(order);
    deliver();
    Outbox.say(Outbox.with(order, State.RECOVERED), Outbox.open("m1", 5));
    cmms.then(Fault.REFUSED);
    deliver();
    assertThat(
        "and the next waits, since the first is open there",
        Outbox.progress(),
        contains("m1|RECOVERED|OPEN|f|REFUSED", "m1|OPEN|NONE|f|BEHIND ANOTHER"));
  }

  @Test
  public void withoutAccessOrdersWaitAndNothingElseIsAsked() throws Exception {
    CmmsSettings patient =
        new CmmsSettings(
            Outbox.SETTINGS.url(),
            null,
            Outbox.SETTINGS.mapping(),
            Outbox.SETTINGS.timeout(),
            Outbox.SETTINGS.every(),
            Outbox.SETTINGS.budget(),
            Outbox.SETTINGS.settle(),
            3,
            Duration.ofHours(1));
    Outbox.say(Outbox.open("m1", 0), Outbox.open("m2", 1));
    cmms.then(Fault.DENIED);
    try (DeliverOrders worker =
        new DeliverOrders(TestDatabase.settings(), patient, cmms, events::add, Outbox.BACKOFF)) {
      assertThat(worker.deliver(BUDGET), equalTo(0));
      Outbox.later(AFTER_BACKOFF);
      assertThat(worker.deliver(BUDGET), equalTo(0));
      assertThat(worker.waiting(), equalTo(2L));
    }
    assertThat(cmms.calls(), contains("CREATE m1"));
    assertThat(deliver(), equalTo(2));

    Outbox.say(Outbox.open("m3", 3), Outbox.open("m4", 4));
    Outbox.say(Outbox.open("m5", 5), Outbox.open("m6", 6));
    cmms.otherwise(step -> Fault.NO_CONNECTION);
    try (DeliverOrders worker =
        new DeliverOrders(TestDatabase.settings(), patient, cmms, events::add, Outbox.BACKOFF)) {
      worker.deliver(BUDGET);
      Outbox.later(AFTER_BACKOFF);
      worker.deliver(BUDGET);
    }
    assertThat(
        "three failures in a row", cmms.calls().subList(3, cmms.calls().size()).size(), equalTo(3));
    assertThat(
        "what surely did not arrive is not searched for", cmms.calls(), not(hasItem("SEARCH m3")));
  }

  @Test
  public void noCallIsBegunThatMightNotEndInTime() throws Exception {
    Outbox.say(Outbox.open("m1", 0));
    assertThat(orders.deliver(Duration.ofMillis(4_900)), equalTo(0));
    assertThat(cmms.calls(), empty());
  }

  @Test
  public void ordersWaitWhileTheDatabaseIsAway() throws Exception {
    try (DeliverOrders worker =
        new DeliverOrders(
            TestDatabase.settings(1, "pipeline"), Outbox.SETTINGS, cmms, events::add)) {
      assertThat(worker.deliver(BUDGET), equalTo(0));
      assertThat(worker.waiting(), equalTo(-1L));
    }
  }
}
