package io.crossdock.io.kafka;

import io.crossdock.io.settings.Problems;
import java.io.IOException;
import java.io.Reader;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where Kafka is.
 *
 * @param bootstrapServers brokers to begin with, host:port, with commas between them
 * @param propertiesFile path of a file with more client properties, its secrets among them; absent
 *     where there are none. Only the path travels with the pipeline.
 * @param exactlyOnce id of the job's transactions; absent where a record may be sent twice
 */
public record KafkaSettings(
    String bootstrapServers, @Nullable String propertiesFile, @Nullable String exactlyOnce)
    implements Serializable {

  /** What the file of properties may not say, since the pipeline's promises stand on it. */
  private static final Set<String> OURS =
      Set.of(
          "enable.auto.commit",
          "isolation.level",
          "group.id",
          "auto.offset.reset",
          "key.deserializer",
          "value.deserializer",
          "key.serializer",
          "value.serializer",
          "enable.idempotence",
          "acks",
          "transactional.id",
          "bootstrap.servers");

  /** Reads the options; what is wrong goes to {@code problems}. */
  public static KafkaSettings parse(KafkaOptions options, Problems problems) {
    return parse(
        options.getKafkaBootstrapServers(),
        options.getKafkaProperties(),
        options.getKafkaExactlyOnce(),
        problems);
  }

  /** Reads the values of the options; what is wrong goes to {@code problems}. */
  public static KafkaSettings parse(
      @Nullable String bootstrapServers,
      @Nullable String kafkaProperties,
      @Nullable String exactlyOnce,
      Problems problems) {
    if (kafkaProperties != null && !kafkaProperties.startsWith("file:")) {
      problems.add(
          "--kafkaProperties", "is a reference to a file, file:PATH, and not the properties");
    }
    KafkaSettings settings =
        new KafkaSettings(
            problems.required("--kafkaBootstrapServers", bootstrapServers),
            kafkaProperties == null
                ? null
                : kafkaProperties.substring(Math.min(5, kafkaProperties.length())),
            problems.optional("--kafkaExactlyOnce", exactlyOnce));
    settings.problems().forEach(one -> problems.add("--kafkaProperties", one));
    return settings;
  }

  /**
   * What is wrong with the file of properties; nothing where there is none, or it is not here but
   * where the job runs.
   */
  public List<String> problems() {
    if (propertiesFile == null || !Files.isRegularFile(Path.of(propertiesFile))) {
      return List.of();
    }
    return refused(read(propertiesFile));
  }

  private static List<String> refused(Properties properties) {
    return properties.stringPropertyNames().stream()
        .filter(OURS::contains)
        .sorted()
        .map(
            name ->
                name
                    + " is said in the file, but is the pipeline's own: offsets are committed with"
                    + " checkpoints, and nothing may be read or sent otherwise")
        .toList();
  }

  /** A configuration for a client that asks for something, from the machine that launches. */
  public Map<String, Object> forAsking() {
    return complete(Map.of("bootstrap.servers", bootstrapServers));
  }

  /** A configuration for an idempotent producer whose records all replicas acknowledge. */
  public Map<String, Object> forSending(Map<String, Object> more) {
    Map<String, Object> configuration = forAsking();
    configuration.put("acks", "all");
    configuration.put("enable.idempotence", true);
    configuration.putAll(more);
    return configuration;
  }

  /**
   * A client's configuration with the file's properties over it.
   *
   * @throws IllegalStateException when the file cannot be read or says what it may not
   */
  Map<String, Object> complete(Map<String, Object> configuration) {
    Map<String, Object> complete = new HashMap<>(configuration);
    if (propertiesFile != null) {
      Properties properties = read(propertiesFile);
      List<String> refused = refused(properties);
      if (!refused.isEmpty()) {
        throw new IllegalStateException("--kafkaProperties: " + String.join("; ", refused));
      }
      properties.stringPropertyNames().forEach(n -> complete.put(n, properties.getProperty(n)));
    }
    return complete;
  }

  private static Properties read(String file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of(file), StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new IllegalStateException(
          "the file of Kafka properties "
              + file
              + " cannot be read ("
              + e.getClass().getSimpleName()
              + ")");
    }
    return properties;
  }
}
