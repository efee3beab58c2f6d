package io.crossdock.dashboard.web;

import io.crossdock.dashboard.live.Channel;
import io.javalin.http.sse.SseClient;

/** A browser's stream of server-sent events. */
final class SseChannel implements Channel {
  private final SseClient client;

  SseChannel(SseClient client) {
    this.client = client;
  }

  @Override
  public void send(String event, String data) {
    if (client.terminated()) {
      throw new IllegalStateException("the browser went away");
    }
    client.sendEvent(event, data);
  }

  @Override
  public void close() {
    client.close();
  }
}
