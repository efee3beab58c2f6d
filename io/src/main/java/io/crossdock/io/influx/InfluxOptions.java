package io.crossdock.io.influx;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/** Where the time-series store is and how to write to it. */
public interface InfluxOptions extends PipelineOptions {
  /** {@code --influxUrl}. */
  @Description("Address of the time-series store, such as http://127.0.0.1:8086.")
  @Nullable String getInfluxUrl();

  /** Sets {@code --influxUrl}. */
  void setInfluxUrl(@Nullable String value);

  /** {@code --influxVersion}. */
  @Description(
      "Version of InfluxDB's HTTP interface: 1 (/write, with a database) or 2 (/api/v2/write,"
          + " with an organisation and a bucket).")
  @Default.Integer(2)
  int getInfluxVersion();

  /** Sets {@code --influxVersion}. */
  void setInfluxVersion(int value);

  /** {@code --influxDatabase}. */
  @Description("Database to write to, for version 1.")
  @Nullable String getInfluxDatabase();

  /** Sets {@code --influxDatabase}. */
  void setInfluxDatabase(@Nullable String value);

  /** {@code --influxOrg}. */
  @Description("Organisation that the bucket belongs to, for version 2.")
  @Nullable String getInfluxOrg();

  /** Sets {@code --influxOrg}. */
  void setInfluxOrg(@Nullable String value);

  /** {@code --influxBucket}. */
  @Description("Bucket to write to, for version 2.")
  @Nullable String getInfluxBucket();

  /** Sets {@code --influxBucket}. */
  void setInfluxBucket(@Nullable String value);

  /** {@code --influxUser}. */
  @Description("User to write as, for version 1. Without one nobody signs in.")
  @Nullable String getInfluxUser();

  /** Sets {@code --influxUser}. */
  void setInfluxUser(@Nullable String value);

  /** {@code --influxPassword}. */
  @Description(
      "Reference to that user's password: env:NAME or file:PATH, resolved where the job runs.")
  @Nullable String getInfluxPassword();

  /** Sets {@code --influxPassword}. */
  void setInfluxPassword(@Nullable String value);

  /** {@code --influxToken}. */
  @Description(
      "Reference to a token that may write, for version 2: env:NAME or file:PATH, resolved where"
          + " the job runs. Without one nobody signs in.")
  @Nullable String getInfluxToken();

  /** Sets {@code --influxToken}. */
  void setInfluxToken(@Nullable String value);

  /** {@code --influxBatchSize}. */
  @Description("Points written in one request, 1 to 100000.")
  @Default.Integer(5000)
  int getInfluxBatchSize();

  /** Sets {@code --influxBatchSize}. */
  void setInfluxBatchSize(int value);

  /** {@code --influxMaxOutage}. */
  @Description(
      "How long a batch is tried again while the time-series store is away or busy, before its"
          + " bundle fails and the runner takes over. A duration such as 10m.")
  @Default.String("10m")
  String getInfluxMaxOutage();

  /** Sets {@code --influxMaxOutage}. */
  void setInfluxMaxOutage(String value);

  /** {@code --influxTimeout}. */
  @Description("How long the time-series store may take for one request. A duration such as 30s.")
  @Default.String("30s")
  String getInfluxTimeout();

  /** Sets {@code --influxTimeout}. */
  void setInfluxTimeout(String value);
}
