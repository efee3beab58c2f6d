package io.crossdock.transforms.time;

import org.apache.beam.sdk.state.Timer;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.joda.time.Instant;

/** Sets timers of event time in the global window. */
public final class WakeTimer {
  private WakeTimer() {}

  /**
   * Sets a timer for a moment, and says that what it will tell is of that moment.
   *
   * @param micros when, microseconds since the epoch; at the window's end where that is sooner
   * @param notBefore the time of what is processed now; a timer for before fires then
   */
  public static void set(Timer timer, long micros, Instant notBefore) {
    Instant target = Micros.toInstant(micros);
    Instant latest = GlobalWindow.INSTANCE.maxTimestamp();
    target = target.isBefore(notBefore) ? notBefore : target;
    target = target.isAfter(latest) ? latest : target;
    // Said each time: a timer that is set twice in one call keeps the output timestamp of the
    // first, and a handler takes that for the time at which it fires.
    timer.withOutputTimestamp(target).set(target);
  }
}
