package io.crossdock.pipelines.doors;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * For every option of the doors: arguments beside which it counts, a value that changes the
 * settings, and a wrong one.
 */
public final class DoorCases {
  /** Kafka to PostgreSQL. */
  public static final List<String> KAFKA =
      List.of(
          "--kafkaTopics=scans",
          "--kafkaBootstrapServers=127.0.0.1:9092",
          "--postgresUrl=jdbc:postgresql://127.0.0.1:5432/crossdock");

  /** Pub/Sub to PostgreSQL. */
  public static final List<String> PUBSUB =
      List.of(
          "--input=pubsub",
          "--pubsubSubscription=projects/crossdock/subscriptions/scans",
          "--postgresUrl=jdbc:postgresql://127.0.0.1:5432/crossdock");

  /** Kinesis to PostgreSQL. */
  public static final List<String> KINESIS =
      List.of(
          "--input=kinesis",
          "--kinesisStream=scans",
          "--kinesisRegion=eu-central-1",
          "--kinesisAccessKey=env:KEY",
          "--kinesisSecretKey=env:SECRET",
          "--postgresUrl=jdbc:postgresql://127.0.0.1:5432/crossdock");

  /** Files to files. */
  public static final List<String> FILES =
      List.of(
          "--input=files",
          "--inputFiles=in/*.ndjson",
          "--output=files",
          "--outputFiles=out/x",
          "--failureTable=false",
          "--failureFile=out/failures");

  /** Failures to PostgreSQL. */
  public static final List<String> REPLAY =
      List.of("--input=replay", "--postgresUrl=jdbc:postgresql://127.0.0.1:5432/crossdock");

  /** A schema registry beside Kafka, which a user signs in to. */
  public static final List<String> REGISTRY =
      with(
          KAFKA,
          "--schemaRegistryUrl=http://127.0.0.1:8081",
          "--schemaRegistryUser=me",
          "--schemaRegistryPassword=env:PASSWORD");

  /** A schema registry beside Kafka, which takes a token. */
  public static final List<String> REGISTRY_TOKEN =
      with(KAFKA, "--schemaRegistryUrl=http://127.0.0.1:8081", "--schemaRegistryToken=env:TOKEN");

  /** Stands for a value of which none is wrong. */
  public static final String NONE_IS_WRONG = "none is wrong";

  /**
   * An option's case.
   *
   * @param beside arguments that are right without the option, or with another value of it
   * @param changed a value that makes other settings
   * @param wrong a value that must be refused
   * @param besideChanged arguments that the changed value needs, where it is refused beside those
   */
  public record Case(
      List<String> beside, String changed, String wrong, List<String> besideChanged) {

    /** A case whose changed value is right beside the same arguments. */
    public Case(List<String> beside, String changed, String wrong) {
      this(beside, changed, wrong, beside);
    }
  }

  private static final String XML_MAPPING =
      System.getProperty("crossdock.root", "..") + "/runners-config/xml/fleet.json";

  private DoorCases() {}

  /** The cases of the doors and those of a pipeline, by option. */
  public static Map<String, Case> and(Map<String, Case> more) {
    Map<String, Case> all = new HashMap<>(doors());
    all.putAll(more);
    return all;
  }

  private static Map<String, Case> doors() {
    return Map.ofEntries(
        entry("input", new Case(with(KAFKA, "--inputFiles=in/x"), "files", "carrier-pigeon")),
        entry("output", new Case(KAFKA, "console", "paper")),
        entry("defaultTenant", new Case(KAFKA, "acme", " ")),
        entry("maxMessageBytes", new Case(KAFKA, "1000", "0")),
        entry("schemaRegistryUrl", new Case(REGISTRY, "https://registry/apis", "registry")),
        entry("schemaRegistryUser", new Case(REGISTRY, "other", " ")),
        entry("schemaRegistryPassword", new Case(REGISTRY, "env:OTHER", "hunter2")),
        entry("schemaRegistryToken", new Case(REGISTRY_TOKEN, "env:OTHER", "hunter2")),
        entry("schemaRegistryTimeout", new Case(REGISTRY, "1s", "1ms")),
        entry("schemaRegistryPatience", new Case(REGISTRY, "1m", "long")),
        entry("epcisXsd", new Case(KAFKA, "true", NONE_IS_WRONG)),
        entry("xmlMapping", new Case(KAFKA, XML_MAPPING, "no/such/mapping.json")),
        entry("kafkaBootstrapServers", new Case(KAFKA, "127.0.0.1:9093", " ")),
        entry("kafkaProperties", new Case(KAFKA, "file:client.properties", "sasl=secret")),
        entry("kafkaExactlyOnce", new Case(KAFKA, "job-1", " ")),
        entry("kafkaTopics", new Case(KAFKA, "scans,more", ",")),
        entry("kafkaGroupId", new Case(KAFKA, "other", " ")),
        entry("kafkaStartFrom", new Case(KAFKA, "earliest", "yesterday")),
        entry("kafkaReadUntil", new Case(KAFKA, "2026-03-01T12:00:00Z", "tomorrow")),
        entry("kafkaMaxOutOfOrder", new Case(KAFKA, "2s", "2")),
        entry("kafkaFutureTolerance", new Case(KAFKA, "1m", "1")),
        entry("idlePartitions", new Case(KAFKA, "hold", "sleep")),
        entry("kafkaIdleAfter", new Case(KAFKA, "1m", "1ms")),
        entry(
            "pubsubSubscription",
            new Case(
                PUBSUB,
                "projects/crossdock/subscriptions/scans,projects/crossdock/subscriptions/more",
                "projects/crossdock/s")),
        entry("pubsubIdAttribute", new Case(PUBSUB, "id", " ")),
        entry("pubsubTimestampAttribute", new Case(PUBSUB, "arrival", " ")),
        entry("pubsubMaxOutOfOrder", new Case(PUBSUB, "1m", "1ms")),
        entry("pubsubAckDeadline", new Case(PUBSUB, "10s", "11m")),
        entry("pubsubEmulatorHost", new Case(PUBSUB, "127.0.0.1:8085", "http://127.0.0.1:8085/")),
        entry("kinesisStream", new Case(KINESIS, "scans,more", "no stream")),
        entry("kinesisRegion", new Case(KINESIS, "us-east-1", "Frankfurt")),
        entry("kinesisEndpoint", new Case(KINESIS, "http://127.0.0.1:4567", "4567")),
        entry("kinesisAccessKey", new Case(KINESIS, "file:key", "AKIA")),
        entry("kinesisSecretKey", new Case(KINESIS, "file:secret", "hunter2")),
        entry("kinesisStartFrom", new Case(KINESIS, "latest", "yesterday")),
        entry("kinesisContentType", new Case(KINESIS, "application/json", " ")),
        entry("kinesisPollEvery", new Case(KINESIS, "200ms", "1")),
        entry("kinesisIdleAfter", new Case(KINESIS, "1m", "1ms")),
        entry("postgresUrl", new Case(KAFKA, "jdbc:postgresql://127.0.0.1/other", "jdbc:h2:x")),
        entry("postgresUser", new Case(KAFKA, "me", " ")),
        entry("postgresPassword", new Case(KAFKA, "env:PASSWORD", "hunter2")),
        entry("postgresBatchSize", new Case(KAFKA, "10", "0")),
        entry("postgresMaxOutage", new Case(KAFKA, "1m", "long")),
        entry("postgresStatementTimeout", new Case(KAFKA, "1m", "1ms")),
        entry("failureTable", new Case(with(KAFKA, "--failureFile=x"), "false", NONE_IS_WRONG)),
        entry(
            "failureTopic", new Case(KAFKA, "failures", "projects/crossdock/subscriptions/scans")),
        entry("failureFile", new Case(KAFKA, "out/failures", NONE_IS_WRONG)),
        entry("inputFiles", new Case(FILES, "in/y", " ")),
        entry("inputArrival", new Case(FILES, "2026-03-01T12:00:00Z", "noon")),
        entry("outputFiles", new Case(FILES, "out/y", " ")),
        entry("outputShards", new Case(FILES, "2", "1001")),
        entry("replayKinds", new Case(REPLAY, "LATE,UNMATCHED", "late")),
        entry(
            "replayFailures",
            new Case(REPLAY, "00000000-0000-0000-0000-000000000001", "the first one")),
        entry("replaySince", new Case(REPLAY, "2026-03-01T12:00:00Z", "monday")),
        entry("replayBefore", new Case(REPLAY, "2026-03-01T12:00:00Z", "friday")),
        entry("replayMaxAttempts", new Case(REPLAY, "9", "0")));
  }

  /** The arguments with others in the place of those of the same options. */
  public static List<String> with(List<String> arguments, String... others) {
    List<String> all = new ArrayList<>(arguments);
    for (String other : others) {
      String name = other.substring(0, other.indexOf('=') + 1);
      all.removeIf(argument -> argument.startsWith(name));
    }
    all.addAll(Arrays.asList(others));
    return all;
  }
}
