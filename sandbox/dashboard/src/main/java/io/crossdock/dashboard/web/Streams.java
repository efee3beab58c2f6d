package io.crossdock.dashboard.web;

import io.crossdock.dashboard.data.Tenants;
import io.crossdock.dashboard.live.Live;
import io.crossdock.dashboard.live.View;
import io.javalin.http.sse.SseClient;
import java.sql.SQLException;
import java.util.Optional;

/** Streams of what changes: {@code /events/VIEW?tenant=T}. */
final class Streams {
  private final Live live;
  private final Tenants tenants;

  Streams(Live live, Tenants tenants) {
    this.live = live;
    this.tenants = tenants;
  }

  void open(SseClient client) {
    Optional<View> view = View.at(client.ctx().pathParam("view"));
    String tenant = Reads.parameter(client.ctx(), "tenant");
    SseChannel channel = new SseChannel(client);
    if (view.isEmpty() || !isKnown(tenant)) {
      channel.send("end", "\"There is no such view or tenant.\"");
      client.close();
      return;
    }
    client.keepAlive();
    Runnable leave = live.join(view.get(), tenant, channel);
    if (leave == null) {
      channel.send("end", "\"Too many pages are open: close some.\"");
      client.close();
      return;
    }
    client.onClose(leave);
  }

  /** Each topic costs queries: nobody may make up tenants. */
  private boolean isKnown(String tenant) {
    try {
      return tenant.isEmpty() || tenants.all().contains(tenant);
    } catch (SQLException e) {
      return true; // it cannot be asked now, and so it costs nothing
    }
  }
}
