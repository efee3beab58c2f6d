package io.crossdock.io.format;

import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.maintenance.FeatureRow;
import io.crossdock.schemas.maintenance.FeatureRowCoder;
import io.crossdock.schemas.source.SourceMessage;
import java.util.List;
import org.apache.beam.sdk.transforms.SerializableFunction;

/** Makes rows of features of messages, to be scored again. */
public final class DecodeFeatureRows {
  private static final String STEP = "DecodeFeatureRows";

  private DecodeFeatureRows() {}

  /**
   * Decodes the rows of features of a pipeline.
   *
   * @param pipeline the pipeline's name, for its failures
   * @param defaultTenant the tenant of messages that name none
   * @param maxBytes a larger message is a failure of kind TOO_LARGE
   * @param lateness says why a row comes too late; empty where it does not
   */
  public static DecodeMessages<FeatureRow> of(
      String pipeline,
      String defaultTenant,
      int maxBytes,
      SerializableFunction<FeatureRow, String> lateness) {
    return new DecodeMessages<>(
        new DecodeMessages.Step(pipeline, STEP, "row", maxBytes),
        List.of(new JsonDecoder(defaultTenant)),
        FeatureRowCoder.of(),
        new InTime(lateness));
  }

  private record JsonDecoder(String defaultTenant) implements MessageDecoder<FeatureRow> {

    @Override
    public boolean accepts(SourceMessage message) {
      return true;
    }

    @Override
    public List<FeatureRow> decode(SourceMessage message) throws MessageException {
      return List.of(FeatureRowJson.decode(message, defaultTenant));
    }
  }

  private record InTime(SerializableFunction<FeatureRow, String> lateness)
      implements DecodeMessages.Acceptance<FeatureRow> {

    @Override
    public String refuse(FeatureRow row) {
      return lateness.apply(row);
    }

    @Override
    public FailureKind kind() {
      return FailureKind.LATE;
    }

    @Override
    public String tenant(FeatureRow row) {
      return row.tenant();
    }

    @Override
    public long eventTimeMicros(FeatureRow row) {
      return row.toMicros();
    }
  }
}
