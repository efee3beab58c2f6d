package io.crossdock.io.format;

import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.fleet.TruckEvent;
import io.crossdock.schemas.fleet.TruckEventCoder;
import io.crossdock.schemas.source.SourceMessage;
import java.util.List;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.SerializableFunction;

/** Makes truck events of messages: temperatures, positions and doors. */
public final class DecodeTruckEvents {
  private static final String STEP = "DecodeEvents";

  private DecodeTruckEvents() {}

  /**
   * Decodes the truck events of a pipeline.
   *
   * @param pipeline the pipeline's name, for its failures
   * @param defaultTenant the tenant of messages that name none
   * @param maxBytes a larger message is a failure of kind TOO_LARGE
   * @param lateness says why an event comes too late; empty where it does not
   */
  public static DecodeMessages<TruckEvent> of(
      String pipeline,
      String defaultTenant,
      int maxBytes,
      SerializableFunction<TruckEvent, String> lateness) {
    return new DecodeMessages<>(
        new DecodeMessages.Step(pipeline, STEP, "event", maxBytes),
        List.of(new JsonDecoder(defaultTenant)),
        TruckEventCoder.of(),
        new InTime(lateness));
  }

  private static final class JsonDecoder implements MessageDecoder<TruckEvent> {
    private static final long serialVersionUID = 1;

    private final String defaultTenant;
    private final Counter unknownFields = Metrics.counter("decode", "unknown_fields");

    JsonDecoder(String defaultTenant) {
      this.defaultTenant = defaultTenant;
    }

    @Override
    public boolean accepts(SourceMessage message) {
      return true;
    }

    @Override
    public List<TruckEvent> decode(SourceMessage message) throws MessageException {
      return List.of(TruckEventJson.decode(message, defaultTenant, name -> unknownFields.inc()));
    }
  }

  private record InTime(SerializableFunction<TruckEvent, String> lateness)
      implements DecodeMessages.Acceptance<TruckEvent> {

    @Override
    public String refuse(TruckEvent event) {
      return lateness.apply(event);
    }

    @Override
    public FailureKind kind() {
      return FailureKind.LATE;
    }

    @Override
    public String tenant(TruckEvent event) {
      return event.tenant();
    }

    @Override
    public long eventTimeMicros(TruckEvent event) {
      return event.eventTimeMicros();
    }
  }
}
