package io.crossdock.sandbox.play;

import io.crossdock.io.format.MachineEventJson;
import io.crossdock.sandbox.servers.Servers;
import io.crossdock.sandbox.simulator.plant.PlantDay;
import io.crossdock.sandbox.simulator.plant.PlantMessage;
import io.crossdock.schemas.maintenance.MachineEvent;
import io.crossdock.schemas.maintenance.VibrationBlock;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;

/** A plant's day as messages of a broker, and what is known of its machines as rows. */
public final class PlantMessages {
  private static final int PARTITIONS = 2;

  private final PlantDay day;
  private final String prefix;

  /** A simulated day. */
  public PlantMessages(PlantDay day) {
    this(day, "");
  }

  /**
   * A day beside others.
   *
   * @param prefix what its topics' names begin with
   */
  public PlantMessages(PlantDay day, String prefix) {
    this.day = day;
    this.prefix = prefix;
  }

  /** The simulated day. */
  public PlantDay simulated() {
    return day;
  }

  /** Makes the topics, and writes the machines into the database. */
  public void prepare(Servers servers) throws SQLException {
    servers.createTopics(List.of(topic("vibration"), topic("process"), topic("orders")));
    try (Connection connection = servers.connect()) {
      MachineRows.insert(connection, day.machines(), day.work());
    }
  }

  private NewTopic topic(String name) {
    return new NewTopic(prefix + name, Optional.of(PARTITIONS), Optional.empty())
        .configs(Map.of("message.timestamp.type", "CreateTime"));
  }

  /** Sends all messages; {@code perSecond} 0 for as fast as the broker takes them. */
  public void publish(Servers servers, double perSecond) {
    try (Publisher publisher = new Publisher(servers.bootstrapServers(), perSecond)) {
      day.messages().forEach(message -> send(publisher, message));
      publisher.awaitAll();
    }
  }

  private void send(Publisher publisher, PlantMessage message) {
    MachineEvent event = message.event();
    publisher.send(
        prefix + (event instanceof VibrationBlock ? "vibration" : "process"),
        message.tenant() + "/" + message.machineId(),
        event == null
            ? message.text().getBytes(StandardCharsets.UTF_8)
            : MachineEventJson.encode(event),
        message.arrivalMicros(),
        message.tenant());
  }

  /** The pipeline's arguments for this day. */
  public List<String> arguments() {
    return List.of(
        String.format("--kafkaTopics=%1$svibration,%1$sprocess", prefix),
        "--kafkaGroupId=" + prefix + "maintenance",
        "--ordersTopic=" + prefix + "orders");
  }

  /** The argument that makes a job end with the day. */
  public String readUntil() {
    return "--kafkaReadUntil="
        + Instant.EPOCH.plus(day.lastArrivalMicros(), ChronoUnit.MICROS).plusSeconds(60);
  }
}
