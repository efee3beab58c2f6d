package io.crossdock.transforms.fleet.judge;

import io.crossdock.schemas.fleet.ExcursionLimit;
import io.crossdock.schemas.fleet.ExcursionLimit.Activation;
import java.util.ArrayList;
import java.util.List;

/** The oracle for the limits of a profile on one duty. */
final class NaiveExcursion {
  private final NaiveDays days;
  private final String sensor;

  /** The legs cut at midnights. */
  private final List<Piece> pieces = new ArrayList<>();

  private record Piece(long day, long held, double celsius, double next, long end) {}

  NaiveExcursion(NaiveDays days, List<NaiveCold.Leg> legs, String sensor) {
    this.days = days;
    this.sensor = sensor;
    for (NaiveCold.Leg leg : legs) {
      long from = days.since(leg.from(), leg.to());
      if (from == leg.to()) {
        pieces.add(new Piece(days.at(from), 0, Double.NaN, leg.celsius(), from));
      }
      while (from < leg.to()) {
        long end = Math.min(leg.to(), days.endOfDay(from));
        double next = end == leg.to() ? leg.celsius() : leg.before();
        pieces.add(new Piece(days.at(from), end - from, leg.before(), next, end));
        from = end;
      }
    }
  }

  void count(ExcursionLimit limit) {
    for (int i = 0; i < pieces.size(); i++) {
      boolean lastOfDay = i + 1 == pieces.size() || pieces.get(i + 1).day() != pieces.get(i).day();
      if (!lastOfDay) {
        continue;
      }
      long day = pieces.get(i).day();
      long today = 0;
      long longest = 0;
      long alarm = 0;
      for (int k = 0; k <= i; k++) {
        Piece piece = pieces.get(k);
        today += piece.day() == day ? beyond(limit, k) : 0;
        long counted = counted(limit, k);
        longest = Math.max(longest, counted);
        boolean tooLong =
            limit.activation() == Activation.INSTANT
                ? limit.isBeyond(piece.next())
                : counted > 0 && counted >= limit.micros();
        alarm = alarm == 0 && tooLong ? piece.end() : alarm;
      }
      days.of(day).sensor(sensor).limit(limit.name(), today, longest, alarm);
    }
  }

  private long beyond(ExcursionLimit limit, int at) {
    return limit.isBeyond(pieces.get(at).celsius()) ? pieces.get(at).held() : 0;
  }

  /** What counts at the end of a piece: all, or back to the last reading on the right side. */
  private long counted(ExcursionLimit limit, int at) {
    long sum = beyond(limit, at);
    for (int k = at - 1; k >= 0; k--) {
      if (limit.activation() == Activation.CONSECUTIVE && !limit.isBeyond(pieces.get(k).next())) {
        break;
      }
      sum += beyond(limit, k);
    }
    return sum;
  }
}
