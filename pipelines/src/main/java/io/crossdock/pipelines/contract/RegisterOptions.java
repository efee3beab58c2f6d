package io.crossdock.pipelines.contract;

import io.crossdock.io.registry.RegistryOptions;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;

/** Which contracts are registered, and as what. */
public interface RegisterOptions extends RegistryOptions {
  /** {@code --schemaTypes}. */
  @Description("Languages of the contracts to register, with commas: avro, protobuf.")
  @Default.String("avro")
  String getSchemaTypes();

  /** Sets {@code --schemaTypes}. */
  void setSchemaTypes(String value);

  /** {@code --subjects}. */
  @Description(
      "What a contract is registered under: topic (TOPIC-value, one schema for all that a topic"
          + " holds), record (the record's full name) or topic_record (TOPIC-RECORD).")
  @Default.String("topic")
  String getSubjects();

  /** Sets {@code --subjects}. */
  void setSubjects(String value);

  /** {@code --compatibility}. */
  @Description(
      "Rule that each subject gets: none, backward, backward_transitive, forward,"
          + " forward_transitive, full or full_transitive. By the default the newest contract reads"
          + " whatever was written by an older one.")
  @Default.String("backward_transitive")
  String getCompatibility();

  /** Sets {@code --compatibility}. */
  void setCompatibility(String value);

  /** {@code --scanTopics}. */
  @Description("Topics of scans, with commas.")
  @Default.String("scans")
  String getScanTopics();

  /** Sets {@code --scanTopics}. */
  void setScanTopics(String value);

  /** {@code --temperatureTopics}. */
  @Description("Topics of trucks' temperatures, with commas.")
  @Default.String("temperature")
  String getTemperatureTopics();

  /** Sets {@code --temperatureTopics}. */
  void setTemperatureTopics(String value);

  /** {@code --positionTopics}. */
  @Description("Topics of trucks' positions, with commas.")
  @Default.String("gps")
  String getPositionTopics();

  /** Sets {@code --positionTopics}. */
  void setPositionTopics(String value);

  /** {@code --doorTopics}. */
  @Description("Topics of trucks' doors, with commas.")
  @Default.String("door")
  String getDoorTopics();

  /** Sets {@code --doorTopics}. */
  void setDoorTopics(String value);

  /** {@code --vibrationTopics}. */
  @Description("Topics of machines' vibration, with commas.")
  @Default.String("vibration")
  String getVibrationTopics();

  /** Sets {@code --vibrationTopics}. */
  void setVibrationTopics(String value);

  /** {@code --processTopics}. */
  @Description("Topics of machines' process readings, with commas.")
  @Default.String("process")
  String getProcessTopics();

  /** Sets {@code --processTopics}. */
  void setProcessTopics(String value);
}
