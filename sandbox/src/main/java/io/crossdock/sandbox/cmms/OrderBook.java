package io.crossdock.sandbox.cmms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The stand-in's orders in memory. It takes an order as often as it is sent: it is not its task to
 * notice doubles.
 */
final class OrderBook {
  static final JsonMapper JSON = new JsonMapper();
  private static final Set<String> STATUS = Set.of("OPEN", "IN_PROGRESS", "ON_HOLD", "COMPLETE");
  private static final Set<String> PRIORITY = Set.of("NONE", "LOW", "MEDIUM", "HIGH");
  private static final int LONGEST_TITLE = 255;
  private static final int LONGEST_DESCRIPTION = 10_000;

  private final TreeMap<Long, StandInOrder> orders = new TreeMap<>();
  private long last = 1_000;

  /** Takes an order; null when it is not as it must be. */
  synchronized @Nullable StandInOrder create(JsonNode body) {
    String title = body.path("title").asText();
    String description = body.path("description").asText();
    String priority = body.path("priority").asText("NONE");
    if (title.isBlank()
        || title.length() > LONGEST_TITLE
        || description.length() > LONGEST_DESCRIPTION
        || !PRIORITY.contains(priority)) {
      return null;
    }
    StandInOrder order =
        new StandInOrder(++last, title, description, priority, StandInOrder.OPEN, "");
    orders.put(order.id(), order);
    return order;
  }

  /** Changes an order's status; null when it is not there or the status is none. */
  synchronized @Nullable StandInOrder changeStatus(long id, JsonNode body) {
    String status = body.path("status").asText();
    StandInOrder order = orders.get(id);
    if (order == null || !STATUS.contains(status)) {
      return null;
    }
    StandInOrder changed = order.with(status, body.path("feedback").asText());
    orders.put(id, changed);
    return changed;
  }

  /** A page of the orders that pass all filters: {@code cn}, contains, and {@code eq}. */
  synchronized ObjectNode search(JsonNode criteria) {
    int size = Math.max(1, criteria.path("pageSize").asInt(10));
    int from = criteria.path("pageNum").asInt(0) * size;
    List<StandInOrder> found =
        orders.values().stream().filter(order -> passes(order, criteria)).toList();
    ObjectNode page = JSON.createObjectNode();
    page.set(
        "content",
        JSON.valueToTree(found.stream().skip(from).limit(size).map(OrderBook::json).toList()));
    page.put("totalElements", found.size());
    return page;
  }

  private static boolean passes(StandInOrder order, JsonNode criteria) {
    ObjectNode fields = json(order);
    for (JsonNode filter : criteria.path("filterFields")) {
      String text = fields.path(filter.path("field").asText()).asText();
      String value = filter.path("value").asText();
      boolean passes =
          switch (filter.path("operation").asText()) {
            case "cn" -> text.toLowerCase(Locale.ROOT).contains(value.toLowerCase(Locale.ROOT));
            case "eq" -> text.equals(value);
            default -> false;
          };
      if (!passes) {
        return false;
      }
    }
    return true;
  }

  static ObjectNode json(StandInOrder order) {
    return JSON.createObjectNode()
        .put("id", order.id())
        .put("customId", String.format(Locale.ROOT, "WO%06d", order.id()))
        .put("title", order.title())
        .put("description", order.description())
        .put("priority", order.priority())
        .put("status", order.status())
        .put("feedback", order.feedback());
  }

  synchronized List<StandInOrder> all() {
    return List.copyOf(orders.values());
  }
}
