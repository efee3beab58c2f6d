package io.crossdock.sandbox.simulator.plant;

import io.crossdock.sandbox.simulator.plant.PlantTruth.Moment;
import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.maintenance.MachineEvent;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongFunction;

/** How a plant's messages come to the broker: most in seconds, some late, twice, or spoiled. */
final class Gateway {
  /** One of so many messages is late. */
  private static final int LATE = 30;

  /** One of so many messages is sent twice. */
  private static final int COPIED = 120;

  private static final long MILLISECOND = 1_000;

  /** Later than any pipeline waits. */
  private static final long TOO_LATE = 190 * Calendar.MINUTE;

  private static final List<String> UNREADABLE =
      List.of("", "PRESS 4 OK", "{\"machineId\":\"x\",\"timestamp\":", "[1,2]");
  private static final String BEGINNING =
      "{\"machineId\":\"x\",\"timestamp\":\"2026-01-05T06:00:00Z\"";
  private static final List<String> WRONG =
      List.of(
          BEGINNING + "}",
          "{\"machineId\":\"x\",\"timestamp\":\"noon\",\"torque\":40}",
          BEGINNING + ",\"torque\":\"much\"}",
          BEGINNING + ",\"sensorId\":\"s\",\"rate\":0,\"samples\":[0.5,0.25]}",
          BEGINNING + ",\"sensorId\":\"s\",\"rate\":12800,\"samples\":[0.5,\"loud\"]}");

  private final Chronicle chronicle;
  private final SplittableRandom random;

  Gateway(Chronicle chronicle, SplittableRandom random) {
    this.chronicle = chronicle;
    this.random = random;
  }

  /** Sends an event as most are sent; some are late, and some are sent twice. */
  void send(Moment moment, LongFunction<MachineEvent> event) {
    long arrival = soon(moment.eventMicros());
    if (random.nextInt(LATE) == 0) {
      arrival =
          moment.eventMicros() + random.nextLong(Calendar.MINUTE + 1, 20 * Calendar.MINUTE - 1_000);
      chronicle.late.add(moment);
    } else if (random.nextInt(COPIED) == 0) {
      plan(moment, arrival + random.nextLong(1, 90) * Calendar.SECOND, event);
      chronicle.copies.add(moment);
    }
    plan(moment, arrival, event);
  }

  /** Sends an event of which something else is told. */
  void sendOnce(Moment moment, LongFunction<MachineEvent> event) {
    plan(moment, soon(moment.eventMicros()), event);
  }

  /**
   * Sends an event with a time to come.
   *
   * @param measuredMicros when it was measured, not when it says
   */
  void sendAhead(Moment moment, long measuredMicros, LongFunction<MachineEvent> event) {
    chronicle.clockAhead.add(moment);
    plan(moment, soon(measuredMicros), event);
  }

  /** Sends an event when it is too late. */
  void sendTooLate(Moment moment, LongFunction<MachineEvent> event) {
    chronicle.tooLate.add(moment);
    plan(moment, soon(moment.eventMicros() + TOO_LATE), event);
  }

  /** Sends what nobody can use, at about this time. */
  void sendUnusable(String tenant, long micros) {
    sendUnusable(tenant, micros, FailureKind.MALFORMED, UNREADABLE);
    sendUnusable(tenant, micros, FailureKind.SCHEMA_VIOLATION, WRONG);
  }

  private void sendUnusable(String tenant, long micros, FailureKind kind, List<String> texts) {
    for (int i = 0; i < texts.size(); i++) {
      long arrival = soon(micros + i * Calendar.MINUTE);
      chronicle.messages.add(new Planned(tenant, "x", arrival, null, texts.get(i)));
      chronicle.cannotBeUsed(kind);
    }
  }

  private long soon(long micros) {
    return micros + random.nextInt(200, 3_000) * MILLISECOND;
  }

  private void plan(Moment moment, long arrivalMicros, LongFunction<MachineEvent> event) {
    long arrival = (Math.floorDiv(arrivalMicros, MILLISECOND) + 1) * MILLISECOND;
    chronicle.messages.add(new Planned(moment.tenant(), moment.machineId(), arrival, event, ""));
  }
}
