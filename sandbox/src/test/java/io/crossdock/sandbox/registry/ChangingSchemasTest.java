package io.crossdock.sandbox.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.crossdock.io.format.AvroMessages;
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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.ClassRule;
import org.junit.Test;

/**
 * Old and new writers in one topic, and a registry that goes away, through the barcode pipeline:
 * nothing is lost, and a replay gives what could not be read for the time being, once.
 */
public class ChangingSchemasTest {
  @ClassRule public static final TestServers SERVERS = TestServers.shared();
  @ClassRule public static final TestRegistry REGISTRY = new TestRegistry();

  private static final String OLD =
      """
      {"type":"record","name":"Scan","namespace":"com.example.old","fields":[
      {"name":"productId","type":"string"},{"name":"scannerId","type":"string"},
      {"name":"location","type":"string"},
      {"name":"timestamp","type":{"type":"long","logicalType":"timestamp-millis"}}]}""";

  /** A field renamed, one more, one that may be null, and time in another unit. */
  private static final String NEW =
      """
      {"type":"record","name":"Scan","namespace":"com.example","fields":[
      {"name":"battery","type":{"type":"map","values":"int"}},
      {"name":"scanner","type":"string"},{"name":"readPoint","type":["null","string"]},
      {"name":"rawData","type":"string"},{"name":"step","type":["null","string"],"default":null},
      {"name":"timestamp","type":{"type":"long","logicalType":"timestamp-micros"}}]}""";

  private static final String NEWER = NEW.replace("battery", "power");
  private static final String NEWEST = NEW.replace("battery", "charge");

  private static final String INCOMPATIBLE =
      """
      {"type":"record","name":"Scan","fields":[
      {"name":"productId","type":"string"},{"name":"scannerId","type":"string"},
      {"name":"location","type":"string"},{"name":"timestamp","type":"string"}]}""";

  private final RegistryClient client = new RegistryClient(REGISTRY.get().settings());
  private Instant now = Instant.parse("2026-01-05T06:00:00Z");
  private long sent;

  @Test
  public void nothingIsLostAndAReplayGivesTheRest() throws Exception {
    Servers servers = SERVERS.get();
    servers.createTopics(List.of(new NewTopic("scans", 2, (short) 1)));
    int old = register("old", OLD);
    int newer = register("new", NEW);
    int incompatible = register("incompatible", INCOMPATIBLE);
    int unknown = incompatible + 1; // ids are given out in order
    try (Publisher publisher = new Publisher(servers.bootstrapServers(), 0);
        Connection connection = servers.connect()) {
      try (TestJob job =
          job(
              servers,
              "--kafkaTopics=scans",
              "--kafkaStartFrom=earliest",
              "--idlePartitions=advance",
              "--schemaRegistryPatience=300ms")) {
        for (int i = 0; i < 10; i++) {
          send(publisher, framed(old, OLD));
          send(publisher, framed(newer, NEW));
          send(publisher, AvroMessages.singleObject(AvroMessages.of(scan())));
          send(publisher, json());
        }
        for (int i = 0; i < 5; i++) {
          send(publisher, framed(incompatible, INCOMPATIBLE));
          send(publisher, framed(unknown, NEWER));
        }
        awaitAll(publisher, connection, job);
        assertThat(rows(connection), is(40L));
        assertThat(failures(connection, "SCHEMA_VIOLATION"), is(5L));
        assertThat(failures(connection, "UNMATCHED"), is(5L));

        assertThat(register("newer", NEWER), equalTo(unknown));
        int newest = register("newest", NEWEST);
        REGISTRY.get().stop();
        for (int i = 0; i < 10; i++) {
          send(publisher, framed(old, OLD));
          send(publisher, framed(newest, NEWEST));
        }
        awaitAll(publisher, connection, job);
        assertThat("known schemas go on", rows(connection), is(50L));
        assertThat(failures(connection, "UNAVAILABLE"), is(10L));

        REGISTRY.get().start();
        job.await(
            "the registry is asked again",
            () -> {
              send(publisher, framed(newest, NEWEST));
              awaitAll(publisher, connection, job);
              return rows(connection) > 50;
            });
        assertThat(job.isRunning(), is(true));
      }
      replay(servers);
      assertThat("all but the incompatible are rows", rows(connection), is(sent - 5));
      assertThat(
          "each once",
          Tables.number(connection, "select count(*) from crossdock.scan_copy"),
          is(0L));
      assertThat(
          Tables.number(connection, "select count(*) from crossdock.failure where status = 'OPEN'"),
          is(5L));
      List<String> after = scans(connection);
      replay(servers);
      assertThat("a second replay changes nothing", scans(connection), equalTo(after));
    }
  }

  private int register(String name, String schema) throws Exception {
    return client.register(name + "-value", new SchemaText(SchemaType.AVRO, schema));
  }

  private static TestJob job(Servers servers, String... more) {
    return new TestJob(
            "barcode",
            servers,
            SERVERS.directory(),
            List.of(
                PipelineJob.DIRECT,
                "--shards=2",
                "--tick=10m",
                "--schemaRegistryUrl=" + REGISTRY.get().url()))
        .start(more);
  }

  private static void replay(Servers servers) throws Exception {
    try (TestJob job = job(servers, "--input=replay", "--replayKinds=UNAVAILABLE,UNMATCHED")) {
      job.awaitEnd();
    }
  }

  private void send(Publisher publisher, byte[] payload) {
    publisher.send("scans", Long.toString(sent), payload, micros(), "");
    sent++;
    now = now.plus(Duration.ofMinutes(1));
  }

  private long micros() {
    return TimeUnit.MILLISECONDS.toMicros(now.toEpochMilli());
  }

  /** A message by a writer's schema. */
  private byte[] framed(int id, String schemaText) {
    Schema schema = new Schema.Parser().parse(schemaText);
    GenericRecord record = new GenericData.Record(schema);
    for (Schema.Field field : schema.getFields()) {
      Object value =
          switch (field.name()) {
            case "timestamp" -> {
              if (field.schema().getType() == Schema.Type.STRING) {
                yield now.toString();
              }
              yield schemaText.contains("millis") ? now.toEpochMilli() : micros();
            }
            case "battery", "power", "charge" -> Map.of("percent", 80);
            case "step" -> null;
            default -> "0950600013435";
          };
      record.put(field.name(), value);
    }
    return AvroMessages.framed(id, schema, record);
  }

  private Scan scan() {
    return new Scan(
        "default",
        Scan.identify("default", "", "s1", "dock", "0950600013435", micros(), ""),
        "",
        "s1",
        "dock",
        "0950600013435",
        micros(),
        micros(),
        "",
        Scan.Reading.SINGLE,
        Source.kafka("", 0, 0));
  }

  private byte[] json() {
    return String.format(
            "{\"productId\":\"0950600013435\",\"scannerId\":\"s2\",\"location\":\"dock\","
                + "\"timestamp\":\"%s\"}",
            now)
        .getBytes(UTF_8);
  }

  /** Waits until each message has left a row or a failure. */
  private void awaitAll(Publisher publisher, Connection connection, TestJob job) throws Exception {
    publisher.awaitAll();
    job.await(sent + " messages are in the tables", () -> Tables.messages(connection) == sent);
  }

  private static long rows(Connection connection) throws SQLException {
    return Tables.number(connection, "select count(*) from crossdock.scan");
  }

  private static long failures(Connection connection, String kind) throws SQLException {
    return Tables.number(
        connection, "select count(*) from crossdock.failure where kind = '" + kind + "'");
  }

  private static List<String> scans(Connection connection) throws SQLException {
    List<String> scans = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "select scan_id || ' ' || location as line from crossdock.scan order by 1")) {
      while (found.next()) {
        scans.add(found.getString("line"));
      }
    }
    return scans;
  }
}
