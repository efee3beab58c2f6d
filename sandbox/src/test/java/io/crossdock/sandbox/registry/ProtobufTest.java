package io.crossdock.sandbox.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.crossdock.io.contract.ProtobufContract;
import io.crossdock.io.format.ProtobufMessages;
import io.crossdock.io.format.ScanJson;
import io.crossdock.io.registry.Compatibility;
import io.crossdock.io.registry.RegistryClient;
import io.crossdock.io.registry.SchemaText;
import io.crossdock.io.registry.SchemaType;
import io.crossdock.sandbox.jobs.TestJob;
import io.crossdock.sandbox.play.PipelineJob;
import io.crossdock.sandbox.play.Publisher;
import io.crossdock.sandbox.play.Tables;
import io.crossdock.sandbox.servers.Servers;
import io.crossdock.sandbox.servers.TestRegistry;
import io.crossdock.sandbox.servers.TestServers;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.source.Source;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.ClassRule;
import org.junit.Test;

/** Protobuf through a real registry, broker, pipeline and database. */
public class ProtobufTest {
  @ClassRule public static final TestServers SERVERS = TestServers.shared();
  @ClassRule public static final TestRegistry REGISTRY = new TestRegistry();

  private static final long FIRST = Instant.parse("2026-01-05T06:00:00Z").getEpochSecond();
  private static final Map<String, String> PLAIN =
      Map.of("content-type", ProtobufMessages.CONTENT_TYPE);
  private static final Map<String, String> NO_HEADERS = Map.of();

  private final RegistryClient client = new RegistryClient(REGISTRY.get().settings());
  private long sent;

  private static SchemaText schema(String text) {
    return new SchemaText(SchemaType.PROTOBUF, text);
  }

  private static Scan scan(long minute) {
    long micros = TimeUnit.SECONDS.toMicros(FIRST + minute * 60);
    return new Scan(
        "acme",
        Scan.identify("acme", "", "s1", "dock", "0950600013435", micros, ""),
        "",
        "s1",
        "dock",
        "0950600013435",
        micros,
        micros,
        "",
        Scan.Reading.SINGLE,
        Source.kafka("", 0, 0));
  }

  @Test
  public void rowsAndFailuresAreAllMessages() throws Exception {
    Servers servers = SERVERS.get();
    servers.createTopics(List.of(new NewTopic("scans", 1, (short) 1)));
    int ours = client.register("scans-value", schema(ProtobufContract.SCAN.text()));
    // Another message stands first, and a field is new.
    int changed =
        client.register(
            "changed-value",
            schema(
                ProtobufContract.SCAN
                    .text()
                    .replace(
                        "message Scan {", "message Battery {}\nmessage Scan { int32 x = 99;")));
    try (Publisher publisher = new Publisher(servers.bootstrapServers(), 0);
        Connection connection = servers.connect();
        TestJob job =
            new TestJob(
                    "barcode",
                    servers,
                    SERVERS.directory(),
                    List.of(
                        PipelineJob.DIRECT,
                        "--shards=2",
                        "--tick=10m",
                        "--kafkaTopics=scans",
                        "--kafkaStartFrom=earliest",
                        "--idlePartitions=advance",
                        "--schemaRegistryUrl=" + REGISTRY.get().url()))
                .start()) {
      for (int i = 0; i < 5; i++) {
        byte[] message = ProtobufMessages.encode(scan(i));
        send(publisher, ProtobufMessages.framed(ours, message), NO_HEADERS);
        send(publisher, message, PLAIN);
        send(publisher, ScanJson.encode(scan(i)), NO_HEADERS);
        byte[] other = ProtobufMessages.encode(scan(100 + i));
        send(publisher, secondMessage(changed, other), NO_HEADERS);
      }
      byte[] message = ProtobufMessages.encode(scan(200));
      send(publisher, ProtobufMessages.framed(changed, message), NO_HEADERS); // a Battery
      send(publisher, ProtobufMessages.framed(changed + 1_000, message), NO_HEADERS);
      send(publisher, "no Protobuf".getBytes(UTF_8), PLAIN);
      publisher.awaitAll();
      job.await(sent + " messages are in the tables", () -> Tables.messages(connection) == sent);
      assertThat(number(connection, "scan where tenant = 'acme'"), is(10L));
      assertThat(
          "of one scan in three formats two are copies", number(connection, "scan_copy"), is(10L));
      assertThat(failures(connection, "SCHEMA_VIOLATION"), is(1L));
      assertThat(failures(connection, "UNMATCHED"), is(1L));
      assertThat(failures(connection, "MALFORMED"), is(1L));
    }
  }

  /**
   * What a real registry says of changes under the rule that register-schemas sets: it forbids what
   * cannot be read, and more. A name may change as far as we are concerned.
   */
  @Test
  public void theRegistryForbidsWhatCannotBeRead() throws Exception {
    String text = ProtobufContract.TRUCK_EVENT.text();
    String open = "optional bool open = 2;";
    assertThat(text, containsString(open));
    client.register("door-value", schema(text));
    client.setCompatibility("door-value", Compatibility.BACKWARD_TRANSITIVE);
    assertThat("nothing changed", allowed(text), is(true));
    assertThat("field added", allowed(text.replace(open, open + " int32 count = 3;")), is(true));
    assertThat(
        "oneof extended",
        allowed(text.replace("door = 6;", "door = 6; TruckDoor lock = 7;")),
        is(true));
    assertThat("field removed", allowed(text.replace(open, "reserved 2;")), is(false));
    assertThat(
        "field renamed", allowed(text.replace(open, "optional bool is_open = 2;")), is(false));
    assertThat(
        "number reused", allowed(text.replace(open, "optional string open = 2;")), is(false));
    assertThat(
        "field renumbered", allowed(text.replace(open, "optional bool open = 7;")), is(false));
  }

  private boolean allowed(String text) throws Exception {
    return client.incompatibility("door-value", schema(text)).isEmpty();
  }

  private void send(Publisher publisher, byte[] payload, Map<String, String> headers) {
    publisher.send("scans", "k", payload, TimeUnit.SECONDS.toMicros(FIRST) + sent, headers);
    sent++;
  }

  /** A frame whose message indexes are [1]: a count of one, and 1, as zig-zag varints. */
  private static byte[] secondMessage(int id, byte[] message) {
    byte[] first = ProtobufMessages.framed(id, message);
    byte[] framed = new byte[first.length + 1];
    System.arraycopy(first, 0, framed, 0, 5);
    framed[5] = 2;
    framed[6] = 2;
    System.arraycopy(message, 0, framed, 7, message.length);
    return framed;
  }

  private static long number(Connection connection, String what) throws SQLException {
    return Tables.number(connection, "select count(*) from crossdock." + what);
  }

  private static long failures(Connection connection, String kind) throws SQLException {
    return number(connection, "failure where kind = '" + kind + "'");
  }
}
