package io.crossdock.notifier.news;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads the messages that {@code FleetJson}, {@code AnomalyJson} and {@code MaintenanceJson} write.
 */
public final class NewsJson {
  private static final JsonMapper JSON = new JsonMapper();

  /** From this probability on a work order is urgent. */
  private static final double SURE = 0.9;

  private NewsJson() {}

  /**
   * Reads a message.
   *
   * @param kind what the topic is of
   * @param value the message
   * @param arrivedAt its time in Kafka
   * @throws NewsException when it is none of ours
   */
  public static News read(NewsKind kind, byte[] value, Instant arrivedAt) throws NewsException {
    try {
      JsonNode json = JSON.readTree(value);
      if (json == null || !json.isObject()) {
        throw new NewsException("is no JSON object");
      }
      Fields fields = new Fields(json);
      return switch (kind) {
        case ALERT -> alert(fields, arrivedAt);
        case ANOMALY -> anomaly(fields, arrivedAt);
        case WORK_ORDER -> workOrder(fields, arrivedAt);
      };
    } catch (IOException e) {
      throw new NewsException("is no JSON");
    }
  }

  private static News alert(Fields json, Instant arrivedAt) throws NewsException {
    String id = json.text("alert_id");
    Instant saidAt = json.timeOrNull("said_at");
    String subject = json.text("subject");
    JsonNode extreme = json.node("extreme");
    return new News(
        NewsKind.ALERT,
        json.text("tenant"),
        uuid(id),
        id,
        json.text("truck_id"),
        json.text("rule"),
        json.text("title"),
        json.choice("severity", Severity.class),
        json.choice("state", EpisodeState.class),
        json.number("revision"),
        json.time("began_at"),
        json.time("raised_at"),
        json.timeOrNull("ended_at"),
        saidAt == null || saidAt.isBefore(arrivedAt) ? arrivedAt : saidAt,
        (subject.isEmpty() ? "" : subject)
            + (extreme.isNumber()
                ? (subject.isEmpty() ? "" : ", ")
                    + String.format(Locale.ROOT, "at worst %.1f", extreme.doubleValue())
                : ""));
  }

  private static News anomaly(Fields json, Instant arrivedAt) throws NewsException {
    Instant happened = Instant.EPOCH.plus(json.longNumber("eventTimeMicros"), ChronoUnit.MICROS);
    boolean withdrawn = json.node("withdrawn").booleanValue();
    String kind = json.text("kind");
    if (kind.isEmpty()) {
      throw new NewsException("has no kind");
    }
    JsonNode speed = json.node("speedKmh");
    return new News(
        NewsKind.ANOMALY,
        json.text("tenant"),
        uuid(json.text("id")),
        json.text("scanId"),
        json.text("scannerId"),
        kind,
        kind.charAt(0) + kind.substring(1).toLowerCase(Locale.ROOT).replace('_', ' '),
        Severity.WARNING,
        withdrawn ? EpisodeState.WITHDRAWN : EpisodeState.RAISED,
        json.number("revision"),
        happened,
        happened,
        null,
        arrivedAt,
        json.text("item")
            + " at "
            + json.text("location")
            + (speed.isNumber()
                ? String.format(Locale.ROOT, ", %.0f km/h", speed.doubleValue())
                : ""));
  }

  private static News workOrder(Fields json, Instant arrivedAt) throws NewsException {
    String id = json.text("order_id");
    double probability = json.node("probability").doubleValue();
    String mode = json.text("failure_mode");
    String location = json.text("location");
    return new News(
        NewsKind.WORK_ORDER,
        json.text("tenant"),
        uuid(id),
        id,
        json.text("machine_id"),
        mode,
        "Work order: " + mode,
        probability >= SURE ? Severity.CRITICAL : Severity.WARNING,
        switch (json.text("state")) {
          case "OPEN" -> EpisodeState.RAISED;
          case "RECOVERED" -> EpisodeState.CLEARED;
          case "WITHDRAWN" -> EpisodeState.WITHDRAWN;
          default -> throw new NewsException("has an unknown state");
        },
        json.number("revision"),
        json.time("began_at"),
        null,
        json.timeOrNull("ended_at"),
        arrivedAt,
        String.format(Locale.ROOT, "%.0f %% probable; ", 100 * probability)
            + json.text("reason")
            + (location.isEmpty() ? "" : " (" + location + ")"));
  }

  private static UUID uuid(String text) throws NewsException {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new NewsException("has an id that is none");
    }
  }

  /** The fields of a message; what is missing makes it none of ours. */
  private record Fields(JsonNode json) {

    JsonNode node(String name) {
      return json.path(name);
    }

    String text(String name) throws NewsException {
      JsonNode text = json.path(name);
      if (!text.isTextual()) {
        throw new NewsException("has no text " + name);
      }
      return Storable.text(text.textValue());
    }

    int number(String name) throws NewsException {
      if (!json.path(name).canConvertToInt()) {
        throw new NewsException("has no number " + name);
      }
      return json.path(name).intValue();
    }

    long longNumber(String name) throws NewsException {
      if (!json.path(name).canConvertToLong()) {
        throw new NewsException("has no number " + name);
      }
      return json.path(name).longValue();
    }

    Instant time(String name) throws NewsException {
      Instant time = timeOrNull(name);
      if (time == null) {
        throw new NewsException("has no time " + name);
      }
      return time;
    }

    @Nullable Instant timeOrNull(String name) throws NewsException {
      if (!json.path(name).isTextual()) {
        return null;
      }
      try {
        return Instant.parse(json.path(name).textValue());
      } catch (DateTimeException e) {
        throw new NewsException("has a time " + name + " that is none");
      }
    }

    <E extends Enum<E>> E choice(String name, Class<E> choices) throws NewsException {
      try {
        return Enum.valueOf(choices, text(name));
      } catch (IllegalArgumentException e) {
        throw new NewsException("has an unknown " + name);
      }
    }
  }
}
