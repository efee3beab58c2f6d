package io.crossdock.pipelines.flink;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/** Which job on which cluster is to be stopped, and where its savepoint goes. */
public interface FlinkOptions extends PipelineOptions {
  /** {@code --flinkMaster}. */
  @Description("Host and port of the cluster's REST interface.")
  @Default.String("127.0.0.1:8081")
  String getFlinkMaster();

  /** Sets {@code --flinkMaster}. */
  void setFlinkMaster(String value);

  /** {@code --flinkJob}. */
  @Description("Id or name of the job. Without it, the one that runs, if it is the only one.")
  @Nullable String getFlinkJob();

  /** Sets {@code --flinkJob}. */
  void setFlinkJob(@Nullable String value);

  /** {@code --savepointDirectory}. */
  @Description(
      "Directory for the savepoint as the cluster sees it, such as file:///var/flink/savepoints.")
  @Nullable String getSavepointDirectory();

  /** Sets {@code --savepointDirectory}. */
  void setSavepointDirectory(@Nullable String value);

  /** {@code --savepointTimeout}. */
  @Description("How long to wait for the savepoint. A duration.")
  @Default.String("10m")
  String getSavepointTimeout();

  /** Sets {@code --savepointTimeout}. */
  void setSavepointTimeout(String value);
}
