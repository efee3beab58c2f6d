package io.crossdock.transforms.time;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.state.MapState;
import org.apache.beam.sdk.state.Timer;
import org.apache.beam.sdk.state.ValueState;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Many wake-ups on one event-time timer: keys lie in buckets of a tick each, and the timer stands
 * at the first bucket that has any. A timer of its own for each key costs far more on every runner.
 */
public final class Wheel {
  /** Ticks that are looked at one by one before all buckets are gone through for the next. */
  private static final int STEPS = 100;

  private final MapState<Long, List<String>> buckets;
  private final ValueState<Long> armed;
  private final Timer timer;
  private final long tickMicros;

  /**
   * A wheel over a key's state.
   *
   * @param buckets keys to wake, by tick
   * @param armed the tick that the timer stands at
   * @param timer an event-time timer
   * @param tickMicros length of a tick, microseconds
   */
  public Wheel(
      MapState<Long, List<String>> buckets, ValueState<Long> armed, Timer timer, long tickMicros) {
    this.buckets = buckets;
    this.armed = armed;
    this.timer = timer;
    this.tickMicros = tickMicros;
  }

  /**
   * Wakes {@code key} at the end of the tick that {@code micros} is in.
   *
   * @param notBefore timestamp of the element or timer that is being processed
   */
  public void schedule(String key, long micros, Instant notBefore) {
    long tick = tickOf(micros);
    List<String> keys = buckets.get(tick).read();
    List<String> more = new ArrayList<>(keys == null ? List.of() : keys);
    more.add(key);
    buckets.put(tick, more);
    Long standing = armed.read();
    if (standing == null || tick < standing) {
      arm(tick, notBefore);
    }
  }

  /** Whether a key scheduled for this time is woken in the tick that is being woken now. */
  public boolean isDue(long scheduledMicros, long tick) {
    return scheduledMicros != Long.MAX_VALUE && tickOf(scheduledMicros) == tick;
  }

  /** What to do with a key whose time has come. */
  public interface Waking {
    /** Called for each key of a tick, which ends at {@code nowMicros}. */
    void wake(String key, long tick, long nowMicros);
  }

  /**
   * Wakes all keys whose time has come, tick for tick, and arms the timer for the next. The stream
   * may be further than the time at which the timer stood, where the runner says so: a stream that
   * comes quickly or is read again fires once for many ticks. At the end of time, beyond which no
   * timer can stand, it wakes all that are left.
   *
   * @param at the time at which the timer stood
   */
  public void fired(Instant at, Waking waking) {
    Long standing = armed.read();
    if (standing == null) {
      return;
    }
    Instant come = timer.getCurrentRelativeTime();
    come = come.isBefore(at) ? at : come;
    boolean end = !come.isBefore(GlobalWindow.INSTANCE.maxTimestamp());
    long stood = Micros.of(at);
    long now = Micros.of(come);
    @Nullable Long tick = standing;
    while (tick != null && (end || tick * tickMicros <= now)) {
      List<String> keys = buckets.get(tick).read();
      if (keys != null) {
        buckets.remove(tick);
        for (String key : keys) {
          waking.wake(key, tick, Math.max(stood, tick * tickMicros));
        }
      }
      tick = next(tick);
    }
    if (tick == null) {
      armed.clear();
    } else {
      arm(tick, come);
    }
  }

  private @Nullable Long next(long after) {
    for (long tick = after; tick <= after + STEPS; tick++) {
      List<String> keys = buckets.get(tick).read();
      if (keys != null) {
        return tick;
      }
    }
    @Nullable Long first = null;
    for (Long tick : buckets.keys().read()) {
      first = first == null ? tick : Long.valueOf(Math.min(first, tick));
    }
    return first;
  }

  private void arm(long tick, Instant notBefore) {
    armed.write(tick);
    WakeTimer.set(timer, tick * tickMicros, notBefore);
  }

  private long tickOf(long micros) {
    long bounded = Math.min(micros, Long.MAX_VALUE - tickMicros); // the tick's end must fit, too
    return -Math.floorDiv(-bounded, tickMicros);
  }
}
