package io.crossdock.dashboard.live;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A browser that looks. What waits for it is at most one of each event, the newest: a slow browser
 * misses what it had no time for, and costs no more memory than a fast one.
 */
final class Viewer {
  private final Channel channel;
  private final Executor senders;
  private final Map<String, String> waiting = new LinkedHashMap<>();
  private boolean sending;
  private boolean closed;
  private long since;

  Viewer(Channel channel, Executor senders) {
    this.channel = channel;
    this.senders = senders;
  }

  /** Takes an event on its way and returns at once. */
  synchronized void offer(String event, String data) {
    if (closed) {
      return;
    }
    waiting.put(event, data);
    if (!sending) {
      sending = true;
      since = System.nanoTime();
      senders.execute(this::send);
    }
  }

  private void send() {
    for (Map.Entry<String, String> next = next(); next != null; next = next()) {
      try {
        channel.send(next.getKey(), next.getValue());
      } catch (RuntimeException e) {
        close(); // it went away
      }
    }
  }

  private synchronized Map.@Nullable Entry<String, String> next() {
    Iterator<Map.Entry<String, String>> all = waiting.entrySet().iterator();
    if (closed || !all.hasNext()) {
      sending = false;
      return null;
    }
    Map.Entry<String, String> first = all.next();
    Map.Entry<String, String> copy = Map.entry(first.getKey(), first.getValue());
    all.remove();
    since = System.nanoTime();
    return copy;
  }

  /** Whether one event has been on its way for longer than this. */
  synchronized boolean isStuck(long nanos) {
    return sending && System.nanoTime() - since > nanos;
  }

  synchronized boolean isClosed() {
    return closed;
  }

  void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      waiting.clear();
    }
    channel.close();
  }
}
