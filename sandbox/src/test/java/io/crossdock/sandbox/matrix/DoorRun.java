package io.crossdock.sandbox.matrix;

import io.crossdock.io.format.ProtobufMessages;
import io.crossdock.io.registry.RegistryClient;
import io.crossdock.sandbox.doors.Doors;
import io.crossdock.sandbox.doors.TestDoor;
import io.crossdock.sandbox.jobs.TestJob;
import io.crossdock.sandbox.load.Encoder;
import io.crossdock.sandbox.load.Format;
import io.crossdock.sandbox.load.Message;
import io.crossdock.sandbox.load.SchemaIds;
import io.crossdock.sandbox.load.Sender;
import io.crossdock.sandbox.play.PipelineJob;
import io.crossdock.sandbox.play.Tables;
import io.crossdock.sandbox.servers.RegistryServer;
import io.crossdock.sandbox.servers.TestServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** A door and all pipelines behind it, whose rows have the door's name as their tenant. */
final class DoorRun implements AutoCloseable {
  private final Doors door;
  private final TestDoor open;
  private final Connection connection;
  private final List<Lot> lots;
  private final long failuresBefore;
  private final TestJob job;

  private DoorRun(Doors door, TestServers servers, RegistryServer registry) throws Exception {
    this.door = door;
    this.connection = servers.get().connect();
    this.failuresBefore = failures();
    // No whole millisecond, which a format could cut off; the last scan is not in the future.
    long begin = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()) / 1_000 * 1_000 + 457;
    begin -= 600_000_000L;
    this.lots = List.of(new ScanLot(begin), new TruckLot(begin), new MachineLot(begin));
    this.open = door.start(servers);
    createTopics();
    this.job = TestJob.together(servers.get(), door.directory(servers), arguments(registry));
  }

  /** Starts server, bridge and pipelines. */
  static DoorRun start(Doors door, TestServers servers, RegistryServer registry) throws Exception {
    DoorRun run = new DoorRun(door, servers, registry);
    try {
      run.open.startBridge();
      run.job.start();
      return run;
    } catch (Exception | AssertionError e) {
      run.close();
      throw e;
    }
  }

  /** The formats that go through together: without a content type of its own Protobuf cannot. */
  private Set<Format> formats() {
    Set<Format> formats = EnumSet.allOf(Format.class);
    if (door == Doors.KINESIS) {
      formats.remove(Format.PROTOBUF);
    }
    return formats;
  }

  /** Protobuf goes to topics of its own, since some doors say content types by topic. */
  private List<String> topics(Lot lot, boolean protobuf) {
    return lot.topics().stream()
        .map(topic -> door + "-" + topic + (protobuf ? "-protobuf" : ""))
        .toList();
  }

  private void createTopics() throws Exception {
    for (Lot lot : lots) {
      open.create(topics(lot, false), "");
      if (formats().contains(Format.PROTOBUF)) {
        open.create(topics(lot, true), ProtobufMessages.CONTENT_TYPE);
      }
    }
  }

  /** Those of each pipeline. */
  private Map<String, List<String>> arguments(RegistryServer registry) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    for (Lot lot : lots) {
      List<String> topics = new ArrayList<>(topics(lot, false));
      if (formats().contains(Format.PROTOBUF)) {
        topics.addAll(topics(lot, true));
      }
      List<String> arguments = new ArrayList<>(open.arguments(topics));
      arguments.addAll(
          List.of(
              PipelineJob.DIRECT,
              "--schemaRegistryUrl=" + registry.url(),
              "--xmlMapping=../runners-config/xml/" + lot.pipeline() + ".json",
              // Of EPCIS by a door whose messages name no tenant.
              "--defaultTenant=" + door));
      all.put(lot.pipeline(), arguments);
    }
    return all;
  }

  /** Sends all formats mixed, waits for the rows, and compares them. */
  MatrixRow row(RegistryClient registry) throws Exception {
    long[] sent = send(registry);
    MatrixRow row = new MatrixRow(door + " (" + open.server() + ")");
    for (int i = 0; i < lots.size(); i++) {
      Lot lot = lots.get(i);
      job.awaitCount(lot.pipeline(), sent[i], () -> rows(lot) + failures() - failuresBefore);
      for (Format format : formats()) {
        List<Lot.Piece> pieces = pieces(lot, format);
        if (!pieces.isEmpty()) {
          row.add(
              format,
              lot.pipeline(),
              pieces.stream().map(Lot.Piece::row).toList(),
              lot.rows(connection, format, door.toString()));
        }
      }
    }
    return row;
  }

  private List<Lot.Piece> pieces(Lot lot, Format format) {
    return format.isForScans() && !(lot instanceof ScanLot)
        ? List.of()
        : lot.pieces(format, door.toString());
  }

  /** Sends the messages of each lot in any order; how many there are. */
  private long[] send(RegistryClient registry) throws Exception {
    long[] sent = new long[lots.size()];
    try (Sender sender = open.sender()) {
      for (int i = 0; i < lots.size(); i++) {
        Lot lot = lots.get(i);
        List<Message> messages = new ArrayList<>();
        for (Format format : formats()) {
          Encoder encoder = format.encoder(() -> new SchemaIds(registry));
          for (Lot.Piece piece : pieces(lot, format)) {
            messages.add(message(format, encoder, piece));
          }
        }
        Collections.shuffle(messages, new Random(1));
        messages.forEach(sender::send);
        sent[i] = messages.size();
      }
      sender.flush();
    }
    return sent;
  }

  private Message message(Format format, Encoder encoder, Lot.Piece piece) {
    String tenant = door.toString();
    String topic = door + "-" + piece.topic();
    return new Message(
        topic + (format == Format.PROTOBUF ? "-protobuf" : ""),
        tenant + "/" + format,
        // Under one subject are schemas of one language.
        encoder.encode(topic + "-" + format, piece.content()).orElseThrow(),
        format.contentType(),
        tenant,
        ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
  }

  private long rows(Lot lot) throws SQLException {
    long rows = 0;
    for (Format format : formats()) {
      rows += lot.rows(connection, format, door.toString()).size();
    }
    return rows;
  }

  private long failures() throws SQLException {
    return Tables.number(connection, "select count(*) from crossdock.failure");
  }

  @Override
  public void close() {
    Stream.of(job, open, connection).forEach(DoorRun::close);
  }

  private static void close(AutoCloseable one) {
    try {
      one.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
