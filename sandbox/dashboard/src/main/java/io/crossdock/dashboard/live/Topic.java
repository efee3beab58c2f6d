package io.crossdock.dashboard.live;

import io.crossdock.dashboard.data.DashboardDatabase;
import io.crossdock.dashboard.data.DashboardDatabase.Answer;
import io.crossdock.dashboard.data.Query;
import io.crossdock.dashboard.data.Tenants;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** What is looked at of one tenant, or of all, and those who look. */
final class Topic {
  private final String tenant;
  private final Set<Viewer> viewers = new CopyOnWriteArraySet<>();
  private final Map<Query, String> said = new ConcurrentHashMap<>();
  private final AtomicBoolean begun = new AtomicBoolean();
  private final Map<Query, String> marks = new EnumMap<>(Query.class);

  Topic(String tenant) {
    this.tenant = tenant;
  }

  /** Whether this is the first call: then somebody has to ask for its parts. */
  boolean begin() {
    return begun.compareAndSet(false, true);
  }

  /** A further viewer is told at once what the others have. */
  void add(Viewer viewer) {
    viewers.add(viewer);
    said.forEach((query, json) -> viewer.offer(event(query), json));
  }

  void remove(Viewer viewer) {
    viewers.remove(viewer);
  }

  Set<Viewer> viewers() {
    return viewers;
  }

  boolean isIdle() {
    return viewers.isEmpty();
  }

  /** Asks for a part and tells all viewers, if it is not as it was. */
  void refresh(Part part, DashboardDatabase database, Tenants tenants) throws SQLException {
    Query query = part.query();
    List<String> about = tenants.of(tenant);
    Optional<Answer> answer =
        database.jsonSince(part.moving() ? null : mark(query), query, Map.of("tenants", about));
    if (answer.isEmpty()) {
      return;
    }
    mark(query, answer.get().mark());
    String json = answer.get().json();
    if (!json.equals(said.put(query, json))) {
      tell(event(query), json);
    }
  }

  private @Nullable String mark(Query query) {
    synchronized (marks) {
      return marks.get(query);
    }
  }

  private void mark(Query query, String mark) {
    synchronized (marks) {
      marks.put(query, mark);
    }
  }

  void tell(String event, String data) {
    viewers.forEach(viewer -> viewer.offer(event, data));
  }

  private static String event(Query query) {
    return query.name().toLowerCase(Locale.ROOT);
  }
}
