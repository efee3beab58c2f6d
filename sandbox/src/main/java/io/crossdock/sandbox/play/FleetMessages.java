package io.crossdock.sandbox.play;

import io.crossdock.io.format.TruckEventJson;
import io.crossdock.sandbox.servers.SandboxException;
import io.crossdock.sandbox.servers.Servers;
import io.crossdock.sandbox.simulator.fleet.FleetDay;
import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.fleet.DoorEvent;
import io.crossdock.schemas.fleet.GpsFix;
import io.crossdock.schemas.fleet.TruckEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;

/** A fleet's simulated day in a broker: its topics, the files that the pipeline needs. */
public final class FleetMessages {
  private static final int PARTITIONS = 4;
  private static final long TOO_LATE_MICROS = 130 * 60_000_000L;
  private static final List<String> UNREADABLE =
      List.of("", "TRUCK 7 OK", "{\"truckId\":\"x\",\"timestamp\":", "[1,2]");
  private static final List<String> WRONG =
      List.of(
          "{\"truckId\":\"x\",\"timestamp\":\"2026-01-05T06:00:00Z\"}",
          "{\"truckId\":\"x\",\"timestamp\":\"noon\",\"doorId\":\"rear\",\"open\":true}",
          "{\"truckId\":\"x\",\"timestamp\":\"2026-01-05T06:00:00Z\",\"latitude\":91,\"longitude\":0}",
          "{\"truckId\":\"x\",\"timestamp\":\"2026-01-05T06:00:00Z\",\"sensorId\":\"s\",\"celsius\":\"warm\"}");

  private final FleetDay day;
  private final Path directory;
  private final String prefix;

  /** A day to be played with its files in {@code directory}. */
  public FleetMessages(FleetDay day, Path directory) {
    this(day, directory, "");
  }

  /**
   * A day beside others.
   *
   * @param prefix what its topics' names begin with
   */
  public FleetMessages(FleetDay day, Path directory, String prefix) {
    this.day = day;
    this.directory = directory;
    this.prefix = prefix;
  }

  /** The simulated day. */
  public FleetDay simulated() {
    return day;
  }

  /** How many messages there are, those that cannot be used included. */
  public int messages() {
    return day.events().size() + UNREADABLE.size() + WRONG.size() + 1;
  }

  /** How many messages must fail, by kind. */
  public static Map<FailureKind, Integer> failures() {
    Map<FailureKind, Integer> failures = new EnumMap<>(FailureKind.class);
    failures.put(FailureKind.MALFORMED, UNREADABLE.size());
    failures.put(FailureKind.SCHEMA_VIOLATION, WRONG.size());
    failures.put(FailureKind.LATE, 1);
    return failures;
  }

  /** Makes the topics, and writes trucks, duties and routes to files. */
  public void prepare(Servers servers) {
    servers.createTopics(
        List.of(topic("temperature"), topic("gps"), topic("door"), topic("alerts")));
    try {
      Files.writeString(directory.resolve("trucks.csv"), day.trucksCsv());
      Files.writeString(directory.resolve("duties.csv"), day.dutiesCsv());
      Files.writeString(directory.resolve("routes.geojson"), day.routesGeoJson());
    } catch (IOException e) {
      throw new SandboxException(directory + " cannot be written: " + e.getMessage());
    }
  }

  private NewTopic topic(String name) {
    return new NewTopic(prefix + name, Optional.of(PARTITIONS), Optional.empty())
        .configs(Map.of("message.timestamp.type", "CreateTime"));
  }

  /** Sends all messages; {@code perSecond} 0 for as fast as the broker takes them. */
  public void publish(Servers servers, double perSecond) {
    try (Publisher publisher = new Publisher(servers.bootstrapServers(), perSecond)) {
      int half = day.events().size() / 2;
      for (int number = 0; number < day.events().size(); number++) {
        TruckEvent event = day.events().get(number);
        publisher.send(
            prefix + topicOf(event),
            event.tenant() + "/" + event.truckId(),
            TruckEventJson.encode(event),
            event.arrivalMicros(),
            "");
        if (number == half) {
          publishWrong(publisher, event);
        }
      }
      publisher.awaitAll();
    }
  }

  /** What nobody can use, in the midst of the rest. */
  private void publishWrong(Publisher publisher, TruckEvent near) {
    for (List<String> texts : List.of(UNREADABLE, WRONG)) {
      for (String text : texts) {
        publisher.send(
            prefix + "temperature",
            "x",
            text.getBytes(StandardCharsets.UTF_8),
            near.arrivalMicros(),
            near.tenant());
      }
    }
    DoorEvent late =
        DoorEvent.of(
            near.tenant(),
            near.truckId(),
            "rear",
            true,
            near.arrivalMicros() - TOO_LATE_MICROS,
            near.arrivalMicros(),
            near.source());
    publisher.send(prefix + "door", "x", TruckEventJson.encode(late), near.arrivalMicros(), "");
  }

  private static String topicOf(TruckEvent event) {
    if (event instanceof GpsFix) {
      return "gps";
    }
    return event instanceof DoorEvent ? "door" : "temperature";
  }

  /** The pipeline's arguments for this day. */
  public List<String> arguments() {
    return List.of(
        String.format("--kafkaTopics=%1$stemperature,%1$sgps,%1$sdoor", prefix),
        "--kafkaGroupId=" + prefix + "fleet",
        "--alertsTopic=" + prefix + "alerts",
        "--trucks=" + directory.resolve("trucks.csv"),
        "--duties=" + directory.resolve("duties.csv"),
        "--routes=" + directory.resolve("routes.geojson"));
  }

  /** The argument that makes a job end with the day. */
  public String readUntil() {
    long last = day.events().get(day.events().size() - 1).arrivalMicros();
    return "--kafkaReadUntil=" + Instant.EPOCH.plus(last, ChronoUnit.MICROS).plusSeconds(60);
  }
}
