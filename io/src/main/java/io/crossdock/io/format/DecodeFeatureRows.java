package io.crossdock.io.format;

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
   * @param formats how messages are read
   * @param lateness says why a row comes too late; empty where it does not
   */
  public static DecodeMessages<FeatureRow> of(
      String pipeline, FormatSettings formats, SerializableFunction<FeatureRow, String> lateness) {
    return new DecodeMessages<>(
        new DecodeMessages.Step(pipeline, STEP, "row", formats.maxBytes()),
        List.of(new JsonDecoder(formats.defaultTenant())),
        FeatureRowCoder.of(),
        new InTime<>(lateness, FeatureRow::tenant, FeatureRow::toMicros));
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
}
