package io.crossdock.pipelines.contract;

import io.crossdock.io.contract.AvroContract;
import io.crossdock.io.contract.ProtobufContract;
import io.crossdock.io.registry.SchemaText;
import io.crossdock.io.registry.SchemaType;
import io.crossdock.io.settings.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.Schema;

/** What is to be registered under which names. */
final class Subjects {
  private final Strategy strategy;
  private final Problems problems;
  private final SortedMap<String, SchemaText> schemas = new TreeMap<>();

  /** What a contract is registered under. */
  enum Strategy {
    TOPIC,
    RECORD,
    TOPIC_RECORD
  }

  /**
   * Records of a kind, and the topics that hold them.
   *
   * @param protobuf the contract in Protobuf, of which several kinds are parts
   */
  private record Kind(List<String> topics, AvroContract avro, ProtobufContract protobuf) {}

  private Subjects(Strategy strategy, Problems problems) {
    this.strategy = strategy;
    this.problems = problems;
  }

  /** The schemas that the options ask for, by subject; what is wrong goes to {@code problems}. */
  static SortedMap<String, SchemaText> of(RegisterOptions options, Problems problems) {
    List<Kind> kinds =
        List.of(
            kind(
                "--scanTopics",
                options.getScanTopics(),
                AvroContract.SCAN,
                ProtobufContract.SCAN,
                problems),
            kind(
                "--temperatureTopics",
                options.getTemperatureTopics(),
                AvroContract.TRUCK_TEMPERATURE,
                ProtobufContract.TRUCK_EVENT,
                problems),
            kind(
                "--positionTopics",
                options.getPositionTopics(),
                AvroContract.TRUCK_POSITION,
                ProtobufContract.TRUCK_EVENT,
                problems),
            kind(
                "--doorTopics",
                options.getDoorTopics(),
                AvroContract.TRUCK_DOOR,
                ProtobufContract.TRUCK_EVENT,
                problems),
            kind(
                "--vibrationTopics",
                options.getVibrationTopics(),
                AvroContract.VIBRATION_BLOCK,
                ProtobufContract.MACHINE_EVENT,
                problems),
            kind(
                "--processTopics",
                options.getProcessTopics(),
                AvroContract.PROCESS_READING,
                ProtobufContract.MACHINE_EVENT,
                problems));
    Subjects subjects =
        new Subjects(
            problems.choice("--subjects", options.getSubjects(), Strategy.class), problems);
    for (String type : problems.names("--schemaTypes", options.getSchemaTypes())) {
      switch (type.toUpperCase(Locale.ROOT)) {
        case "AVRO" -> subjects.addAvro(kinds);
        case "PROTOBUF" -> subjects.addProtobuf(kinds);
        default -> problems.add("--schemaTypes", "\"" + type + "\" is none of avro, protobuf");
      }
    }
    return subjects.schemas;
  }

  private static Kind kind(
      String option,
      String topics,
      AvroContract avro,
      ProtobufContract protobuf,
      Problems problems) {
    return new Kind(problems.names(option, topics), avro, protobuf);
  }

  private void addAvro(List<Kind> kinds) {
    Map<String, List<AvroContract>> byTopic = new TreeMap<>();
    for (Kind kind : kinds) {
      for (String topic : kind.topics) {
        byTopic.computeIfAbsent(topic, name -> new ArrayList<>()).add(kind.avro);
        if (strategy != Strategy.TOPIC) {
          Schema schema = kind.avro.newest();
          add(subject(topic, schema.getFullName()), SchemaType.AVRO, schema.toString());
        }
      }
    }
    if (strategy == Strategy.TOPIC) {
      byTopic.forEach(
          (topic, contracts) ->
              add(
                  subject(topic, ""),
                  SchemaType.AVRO,
                  AvroContract.together(contracts).toString()));
    }
  }

  private void addProtobuf(List<Kind> kinds) {
    for (Kind kind : kinds) {
      for (String topic : kind.topics) {
        add(
            subject(topic, kind.protobuf.message().getFullName()),
            SchemaType.PROTOBUF,
            kind.protobuf.text());
      }
    }
  }

  private String subject(String topic, String record) {
    return switch (strategy) {
      case TOPIC -> topic + "-value";
      case RECORD -> record;
      case TOPIC_RECORD -> topic + "-" + record;
    };
  }

  private void add(String subject, SchemaType type, String text) {
    SchemaText schema = new SchemaText(type, text);
    SchemaText before = schemas.put(subject, schema);
    if (before != null && !before.equals(schema)) {
      problems.add(
          "--schemaTypes",
          "the subject "
              + subject
              + " would be of two schemas: register each type by itself, under other topics");
    }
  }
}
