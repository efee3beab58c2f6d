package io.crossdock.io.kafka;

import io.crossdock.io.settings.Problems;
import java.io.IOException;
import java.io.Reader;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
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

  /** Reads the options; what is wrong goes to {@code problems}. */
  public static KafkaSettings parse(KafkaOptions options, Problems problems) {
    String reference = options.getKafkaProperties();
    if (reference != null && !reference.startsWith("file:")) {
      problems.add(
          "--kafkaProperties", "is a reference to a file, file:PATH, and not the properties");
    }
    return new KafkaSettings(
        problems.required("--kafkaBootstrapServers", options.getKafkaBootstrapServers()),
        reference == null ? null : reference.substring(Math.min(5, reference.length())),
        problems.optional("--kafkaExactlyOnce", options.getKafkaExactlyOnce()));
  }

  /**
   * A client's configuration with the file's properties over it.
   *
   * @throws IllegalStateException when the file cannot be read
   */
  Map<String, Object> complete(Map<String, Object> configuration) {
    Map<String, Object> complete = new HashMap<>(configuration);
    if (propertiesFile != null) {
      Properties properties = new Properties();
      try (Reader reader =
          Files.newBufferedReader(Path.of(propertiesFile), StandardCharsets.UTF_8)) {
        properties.load(reader);
      } catch (IOException e) {
        throw new IllegalStateException(
            "the file of Kafka properties "
                + propertiesFile
                + " cannot be read ("
                + e.getClass().getSimpleName()
                + ")");
      }
      properties.stringPropertyNames().forEach(n -> complete.put(n, properties.getProperty(n)));
    }
    return complete;
  }
}
