package io.crossdock.notifier;

import io.crossdock.notifier.channel.Outcome;
import io.crossdock.notifier.outbox.TakeNews.Taken;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the notifier has done since it began. */
final class Progress {
  private final Map<String, Sent> channels = new TreeMap<>();
  private long read;
  private long repeated;
  private long unreadable;
  private long planned;
  private long recorded;
  private long cancelled;

  private static final class Sent {
    private long delivered;
    private long again;
    private long refused;

    @Override
    public String toString() {
      return delivered + " delivered, " + again + " to be tried again, " + refused + " refused";
    }
  }

  synchronized void taken(List<Taken> all) {
    read += all.size();
    for (Taken one : all) {
      repeated += one.repeated() ? 1 : 0;
      planned += one.planned();
      recorded += one.recorded();
      cancelled += one.cancelled();
    }
  }

  synchronized void unreadable() {
    read++;
    unreadable++;
  }

  synchronized void ended(String channel, Outcome outcome) {
    Sent sent = channels.computeIfAbsent(channel, name -> new Sent());
    switch (outcome.kind()) {
      case DELIVERED -> sent.delivered++;
      case REFUSED -> sent.refused++;
      case NOT_TAKEN, UNSURE -> sent.again++;
    }
  }

  @Override
  public synchronized String toString() {
    return read
        + " read, "
        + repeated
        + " known, "
        + unreadable
        + " unreadable, "
        + planned
        + " to be told, "
        + recorded
        + " to the record, "
        + cancelled
        + " cancelled; messages: "
        + (channels.isEmpty() ? "none" : channels);
  }
}
