package io.crossdock.notifier.channel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of sending.
 *
 * @param kind how it went
 * @param text what to say of it; empty where all is well
 * @param retryAfter how long the other side wants to be left alone; absent where it does not say
 */
public record Outcome(Kind kind, String text, @Nullable Duration retryAfter) {

  /** How it went. */
  public enum Kind {
    /** It was taken. */
    DELIVERED,
    /** It was not taken, and may be later. */
    NOT_TAKEN,
    /** Nobody knows whether it was taken. */
    UNSURE,
    /** It was not taken, and will not be as it is. */
    REFUSED
  }

  /** It was taken. */
  public static Outcome delivered() {
    return new Outcome(Kind.DELIVERED, "", null);
  }

  /** Something else. */
  public static Outcome of(Kind kind, String text) {
    return new Outcome(kind, text, null);
  }
}
