package io.crossdock.transforms.maintenance.orders;

import io.crossdock.schemas.maintenance.WorkOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One machine and one failure mode: what is settled, the windows that late data may still change,
 * and the orders that were told. It is never changed: each step gives another.
 *
 * @param settled how it stood before the first of {@code judgements}
 * @param judgements windows that may still change, in their order
 * @param told orders that may still change, in the order of time
 * @param sweptMicros until when it was said for good which orders hold, microseconds since the
 *     epoch; {@link Long#MIN_VALUE} before that was said the first time
 */
public record MachineCase(
    Phase settled, List<Judgement> judgements, List<WorkOrder> told, long sweptMicros) {
  /** That of a machine of which nothing was judged. */
  public static final MachineCase NEW =
      new MachineCase(Phase.FIRST, List.of(), List.of(), Long.MIN_VALUE);

  /**
   * Revision of what no event can change any more: it holds whatever a run whose state was lost has
   * said before.
   */
  public static final int FOR_GOOD = Integer.MAX_VALUE;

  /** Takes what is said when a time is settled. */
  public interface Settling {
    /** An order that nothing changes any more. */
    void order(WorkOrder order);

    /** The orders that hold of those that began in [from, to). */
    void orders(long fromMicros, long toMicros, List<Long> beganMicros);
  }

  /** With a judgement in its place; null if the same or a later word on its window is there. */
  public @Nullable MachineCase with(Judgement judgement) {
    List<Judgement> all = new ArrayList<>(judgements);
    int at = Collections.binarySearch(all, judgement);
    if (at >= 0) {
      if (all.get(at).revision() >= judgement.revision()) {
        return null;
      }
      all.set(at, judgement);
    } else {
      all.add(-at - 1, judgement);
    }
    return new MachineCase(settled, List.copyOf(all), told, sweptMicros);
  }

  /** Whether a window ended before all that may still change. */
  public boolean isSettled(Judgement judgement) {
    return judgement.toMicros() <= settled.lastMicros();
  }

  /**
   * Tells what has changed. An order that was told keeps its name as long as a problem overlaps it:
   * what a technician was sent for is one thing, wherever late data put its beginning.
   */
  public MachineCase told(WorkOrder pattern, OrderRules rules, Consumer<WorkOrder> out) {
    List<WorkOrder> now = new ArrayList<>();
    List<Episode> untold = new ArrayList<>(episodes(rules));
    for (WorkOrder order : told) {
      Episode same = taken(untold, order);
      WorkOrder next = same == null ? withdrawn(order) : said(order, same);
      if (!next.equals(order)) {
        next = revised(next, order.revision() + 1);
        out.accept(next);
      }
      now.add(next);
    }
    for (Episode episode : untold) {
      WorkOrder order = revised(said(named(pattern, episode), episode), 1);
      out.accept(order);
      now.add(order);
    }
    now.sort((one, other) -> Long.compare(one.beganMicros(), other.beganMicros()));
    return new MachineCase(settled, judgements, List.copyOf(now), sweptMicros);
  }

  private List<Episode> episodes(OrderRules rules) {
    List<Episode> all = new ArrayList<>();
    Phase phase = settled;
    for (Judgement judgement : judgements) {
      phase = phase.after(judgement, rules, all::add);
    }
    Episode open = phase.open();
    if (open != null) {
      all.add(open);
    }
    return all;
  }

  private static @Nullable Episode taken(List<Episode> untold, WorkOrder order) {
    for (Episode episode : untold) {
      if (episode.overlaps(order.beganMicros(), order.endedMicros())) {
        untold.remove(episode);
        return episode;
      }
    }
    return null;
  }

  /**
   * Forgets what nothing can change any more, given that nothing before this time can come, and
   * says it for good.
   *
   * @param atLeastMicros for how long a time at least it is said which orders hold, unless one has
   *     ended or nothing is left to change; microseconds
   */
  public MachineCase settled(
      long horizonMicros, OrderRules rules, long atLeastMicros, Settling out) {
    Phase phase = settled;
    int first = 0;
    while (first < judgements.size() && judgements.get(first).toMicros() <= horizonMicros) {
      phase = phase.after(judgements.get(first), rules, ended -> {});
      first++;
    }
    List<WorkOrder> left = new ArrayList<>();
    for (WorkOrder order : told) {
      boolean over = order.state() != WorkOrder.State.OPEN && order.endedMicros() <= horizonMicros;
      if (over) {
        out.order(revised(order, FOR_GOOD));
      } else {
        left.add(order);
      }
    }
    MachineCase rest =
        new MachineCase(
            phase,
            List.copyOf(judgements.subList(first, judgements.size())),
            List.copyOf(left),
            sweptMicros);
    return rest.swept(this, left.size() < told.size(), atLeastMicros, out);
  }

  private MachineCase swept(MachineCase before, boolean ended, long atLeastMicros, Settling out) {
    long from =
        sweptMicros != Long.MIN_VALUE || before.judgements.isEmpty()
            ? sweptMicros
            : before.judgements.get(0).fromMicros();
    // What is not sure yet may still become an order, from its first window on.
    boolean pending = !isOver() && settled.open() == null && settled.inRow() > 0;
    long to = pending ? settled.sinceMicros() : settled.lastMicros();
    // Without a window that may still change there will be no other time to say it.
    boolean due = ended || judgements.isEmpty() || to - from >= atLeastMicros;
    if (from == Long.MIN_VALUE || to <= from || !due) {
      return new MachineCase(settled, judgements, told, from);
    }
    out.orders(
        from,
        to,
        before.told.stream()
            .filter(order -> order.state() != WorkOrder.State.WITHDRAWN)
            .map(WorkOrder::beganMicros)
            .filter(began -> began >= from && began < to)
            .toList());
    return new MachineCase(settled, judgements, told, to);
  }

  /** Whether nothing is left that has to be remembered. */
  public boolean isOver() {
    return judgements.isEmpty() && told.isEmpty() && settled.open() == null;
  }

  private static WorkOrder named(WorkOrder pattern, Episode episode) {
    return new WorkOrder(
        pattern.tenant(),
        pattern.machineId(),
        pattern.failureMode(),
        episode.beganMicros(),
        0,
        WorkOrder.State.OPEN,
        0,
        episode.model(),
        episode.modelVersion(),
        episode.reason(),
        episode.location(),
        0);
  }

  private static WorkOrder said(WorkOrder order, Episode episode) {
    return new WorkOrder(
        order.tenant(),
        order.machineId(),
        order.failureMode(),
        order.beganMicros(),
        episode.endedMicros(),
        episode.isOpen() ? WorkOrder.State.OPEN : WorkOrder.State.RECOVERED,
        episode.probability(),
        order.model(),
        order.modelVersion(),
        order.reason(),
        order.location(),
        order.revision());
  }

  private static WorkOrder withdrawn(WorkOrder order) {
    return new WorkOrder(
        order.tenant(),
        order.machineId(),
        order.failureMode(),
        order.beganMicros(),
        order.beganMicros(),
        WorkOrder.State.WITHDRAWN,
        order.probability(),
        order.model(),
        order.modelVersion(),
        order.reason(),
        order.location(),
        order.revision());
  }

  private static WorkOrder revised(WorkOrder order, int revision) {
    return new WorkOrder(
        order.tenant(),
        order.machineId(),
        order.failureMode(),
        order.beganMicros(),
        order.endedMicros(),
        order.state(),
        order.probability(),
        order.model(),
        order.modelVersion(),
        order.reason(),
        order.location(),
        revision);
  }
}
