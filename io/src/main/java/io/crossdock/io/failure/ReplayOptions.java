package io.crossdock.io.failure;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/** Which dead letters to try again. */
public interface ReplayOptions extends PipelineOptions {
  /** {@code --replayKinds}. */
  @Description("Kinds of failures to replay, such as UNMATCHED,LATE; without it all.")
  @Nullable String getReplayKinds();

  /** Sets {@code --replayKinds}. */
  void setReplayKinds(@Nullable String value);

  /** {@code --replayFailures}. */
  @Description("Ids of the failures to replay, with commas between them; without it all.")
  @Nullable String getReplayFailures();

  /** Sets {@code --replayFailures}. */
  void setReplayFailures(@Nullable String value);

  /** {@code --replaySince}. */
  @Description("Replays messages that arrived at this moment or later; without it all.")
  @Nullable String getReplaySince();

  /** Sets {@code --replaySince}. */
  void setReplaySince(@Nullable String value);

  /** {@code --replayBefore}. */
  @Description("Replays messages that arrived before this moment; without it all.")
  @Nullable String getReplayBefore();

  /** Sets {@code --replayBefore}. */
  void setReplayBefore(@Nullable String value);

  /** {@code --replayMaxAttempts}. */
  @Description("Leaves messages that failed this often already, 1 to 100.")
  @Default.Integer(5)
  int getReplayMaxAttempts();

  /** Sets {@code --replayMaxAttempts}. */
  void setReplayMaxAttempts(int value);
}
