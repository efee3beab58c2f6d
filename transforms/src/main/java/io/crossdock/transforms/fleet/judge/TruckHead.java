package io.crossdock.transforms.fleet.judge;

import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;
import io.crossdock.schemas.fleet.Alert;
import io.crossdock.schemas.fleet.AlertCoder;
import io.crossdock.schemas.fleet.CheckedEvent;
import io.crossdock.schemas.fleet.CheckedEventCoder;
import io.crossdock.schemas.fleet.Stop;
import io.crossdock.schemas.fleet.StopCoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The part of a truck's history that every event needs. */
final class TruckHead {
  /** The truck after all its events. */
  byte[] state = {};

  /** Up to when the stream has come, microseconds since the epoch. */
  long clockMicros = Long.MIN_VALUE;

  /** No event before this is to come, microseconds since the epoch. */
  long horizonMicros = Long.MIN_VALUE;

  /** When the truck is to be looked at again, microseconds since the epoch. */
  long armedMicros = Long.MAX_VALUE;

  long nextSegment;
  long ledgerMicros = Long.MIN_VALUE;
  final List<Segment> segments = new ArrayList<>();
  final Map<UUID, Alert> toldAlerts = new LinkedHashMap<>();
  final Map<Long, Stop> toldStops = new TreeMap<>();
  final Map<UUID, CheckedEvent> toldFlags = new LinkedHashMap<>();

  /** Of each day, with which revision it was told. */
  final Map<Long, Integer> toldDays = new TreeMap<>();

  /**
   * A stretch of events.
   *
   * @param number its number
   * @param firstMicros time of its first event
   * @param firstId id of its first event
   * @param lastMicros time of its last event
   * @param lastId id of its last event
   * @param size how many there are
   */
  record Segment(
      long number, long firstMicros, UUID firstId, long lastMicros, UUID lastId, int size) {

    static Segment of(long number, List<TruckInput> events) {
      TruckInput first = events.get(0);
      TruckInput last = events.get(events.size() - 1);
      return new Segment(
          number,
          first.event().eventTimeMicros(),
          first.event().id(),
          last.event().eventTimeMicros(),
          last.event().id(),
          events.size());
    }

    boolean beginsAfter(TruckInput input) {
      return isAfter(firstMicros, firstId, input);
    }

    boolean endsBefore(TruckInput input) {
      return !isAfter(lastMicros, lastId, input) && !lastId.equals(input.event().id());
    }

    private static boolean isAfter(long micros, UUID id, TruckInput input) {
      int order = Long.compare(micros, input.event().eventTimeMicros());
      return order > 0 || (order == 0 && id.compareTo(input.event().id()) > 0);
    }
  }

  void write(CompactOutput out) {
    out.writeBytes(state);
    out.writeLong(clockMicros);
    out.writeLong(horizonMicros);
    out.writeLong(armedMicros);
    out.writeLong(nextSegment);
    out.writeLong(ledgerMicros);
    out.writeInt(segments.size());
    for (Segment segment : segments) {
      out.writeLong(segment.number);
      out.writeLong(segment.firstMicros);
      out.writeUuid(segment.firstId);
      out.writeLong(segment.lastMicros);
      out.writeUuid(segment.lastId);
      out.writeInt(segment.size);
    }
    out.writeList(List.copyOf(toldAlerts.values()), AlertCoder.of());
    out.writeList(List.copyOf(toldStops.values()), StopCoder.of());
    out.writeList(List.copyOf(toldFlags.values()), CheckedEventCoder.of());
    out.writeInt(toldDays.size());
    toldDays.forEach(
        (day, revision) -> {
          out.writeLong(day);
          out.writeInt(revision);
        });
  }

  static TruckHead read(CompactInput in) {
    TruckHead head = new TruckHead();
    head.state = in.readBytes();
    head.clockMicros = in.readLong();
    head.horizonMicros = in.readLong();
    head.armedMicros = in.readLong();
    head.nextSegment = in.readLong();
    head.ledgerMicros = in.readLong();
    for (int size = in.readInt(); size > 0; size--) {
      head.segments.add(
          new Segment(
              in.readLong(),
              in.readLong(),
              in.readUuid(),
              in.readLong(),
              in.readUuid(),
              in.readInt()));
    }
    in.readList(AlertCoder.of()).forEach(alert -> head.toldAlerts.put(alert.id(), alert));
    in.readList(StopCoder.of()).forEach(stop -> head.toldStops.put(stop.fromMicros(), stop));
    in.readList(CheckedEventCoder.of()).forEach(one -> head.toldFlags.put(one.event().id(), one));
    for (int size = in.readInt(); size > 0; size--) {
      head.toldDays.put(in.readLong(), in.readInt());
    }
    return head;
  }
}
