package io.crossdock.io.cmms;

import io.crossdock.io.cmms.Reply.Outcome;
import io.crossdock.schemas.maintenance.WorkOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/**
 * A CMMS in memory that creates whatever it is asked to, as often as it is asked, so that doubles
 * show; with faults on demand.
 */
final class FakeCmms implements Cmms {
  /** What goes wrong with a call. */
  enum Fault {
    NONE,
    /** It never gets there. */
    NO_CONNECTION,
    /** It gets lost there before it has an effect. */
    LOST_BEFORE,
    /** It has its effect, and the answer is lost. */
    LOST_AFTER,
    /** The worker dies before it sends. */
    KILLED_BEFORE,
    /** The worker dies after it took effect. */
    KILLED_AFTER,
    REFUSED,
    DENIED,
    /** It has its effect only later, when {@link #arrive} is called. */
    LATE
  }

  /** The end of a worker. */
  static final class KilledException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private static final class Stored {
    final String id;
    final UUID key;
    final String machine;
    boolean open = true;

    Stored(String id, WorkOrder order) {
      this.id = id;
      this.key = order.id();
      this.machine = order.tenant() + "/" + order.machineId() + "/" + order.failureMode();
    }
  }

  private final Map<String, Stored> orders = new TreeMap<>();
  private final Deque<Fault> faults = new ArrayDeque<>();
  private final List<Runnable> late = new ArrayList<>();
  private final List<Reply> arrived = new ArrayList<>();
  private final List<String> calls = new ArrayList<>();
  private Function<Step, Fault> otherwise = step -> Fault.NONE;
  private int mostOpen;

  /** What goes wrong with the next calls, one after the other. */
  synchronized FakeCmms then(Fault... next) {
    faults.addAll(List.of(next));
    return this;
  }

  /** What was to go wrong with calls that were not made is forgotten. */
  synchronized void nothingElse() {
    faults.clear();
  }

  /** What goes wrong with those after them. */
  synchronized void otherwise(Function<Step, Fault> fault) {
    otherwise = fault;
  }

  @Override
  public synchronized Reply call(Step step, WorkOrder order, String externalId) {
    calls.add(step + " " + order.machineId());
    Fault fault = faults.isEmpty() ? otherwise.apply(step) : faults.remove();
    switch (fault) {
      case NO_CONNECTION -> {
        return Reply.of(Outcome.NOT_DONE, "no connection");
      }
      case LOST_BEFORE -> {
        return Reply.of(Outcome.UNSURE, "no answer");
      }
      case KILLED_BEFORE -> throw new KilledException();
      case REFUSED -> {
        return Reply.of(Outcome.REFUSED, "422: the title is too long");
      }
      case DENIED -> {
        return Reply.of(Outcome.DENIED, "401: who are you?");
      }
      case LATE -> {
        late.add(
            () -> {
              Reply unheard = act(step, order, externalId);
              arrived.add(unheard);
            });
        return Reply.of(Outcome.UNSURE, "no answer");
      }
      case NONE, LOST_AFTER, KILLED_AFTER -> {}
    }
    Reply reply = act(step, order, externalId);
    if (fault == Fault.KILLED_AFTER) {
      throw new KilledException();
    }
    return fault == Fault.LOST_AFTER ? Reply.of(Outcome.UNSURE, "no answer") : reply;
  }

  private Reply act(Step step, WorkOrder order, String externalId) {
    switch (step) {
      case CREATE -> {
        String id = Integer.toString(1_000 + orders.size());
        orders.put(id, new Stored(id, order));
        count();
        return Reply.done(List.of(new CmmsOrder(id, false)));
      }
      case SEARCH -> {
        return Reply.done(
            orders.values().stream()
                .filter(one -> one.key.equals(order.id()))
                .map(one -> new CmmsOrder(one.id, !one.open))
                .toList());
      }
      case CLOSE, REOPEN -> {
        Stored stored = orders.get(externalId);
        if (stored == null) {
          return Reply.of(Outcome.REFUSED, "404: not found");
        }
        stored.open = step == Step.REOPEN;
        count();
        return Reply.done(List.of());
      }
    }
    throw new AssertionError(step);
  }

  private void count() {
    Map<String, Integer> open = new HashMap<>();
    for (Stored one : orders.values()) {
      if (one.open) {
        mostOpen = Math.max(mostOpen, open.merge(one.machine, 1, Integer::sum));
      }
    }
  }

  /** What was late has its effect now. */
  synchronized void arrive() {
    late.forEach(Runnable::run);
    late.clear();
  }

  /** A person at the CMMS closes all orders. */
  synchronized void closeAll() {
    orders.values().forEach(one -> one.open = false);
  }

  /** A person at the CMMS deletes all orders. */
  synchronized void deleteAll() {
    orders.clear();
  }

  synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  /** How often each key was created. */
  synchronized Map<UUID, Integer> created() {
    Map<UUID, Integer> created = new HashMap<>();
    orders.values().forEach(one -> created.merge(one.key, 1, Integer::sum));
    return created;
  }

  /** The keys of the orders that are open. */
  synchronized List<UUID> open() {
    return orders.values().stream().filter(one -> one.open).map(one -> one.key).sorted().toList();
  }

  /** How many were open at one time of a machine and failure mode, at the most. */
  synchronized int mostOpen() {
    return mostOpen;
  }
}
