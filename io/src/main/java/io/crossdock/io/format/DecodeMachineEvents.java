package io.crossdock.io.format;

import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.maintenance.MachineEvent;
import io.crossdock.schemas.maintenance.MachineEventCoder;
import io.crossdock.schemas.source.SourceMessage;
import java.util.List;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.SerializableFunction;

/** Makes machine events of messages: blocks of vibration and readings of the process. */
public final class DecodeMachineEvents {
  private static final String STEP = "DecodeEvents";

  private DecodeMachineEvents() {}

  /**
   * Decodes the machine events of a pipeline.
   *
   * @param pipeline the pipeline's name, for its failures
   * @param defaultTenant the tenant of messages that name none
   * @param maxBytes a larger message is a failure of kind TOO_LARGE
   * @param lateness says why an event comes too late; empty where it does not
   */
  public static DecodeMessages<MachineEvent> of(
      String pipeline,
      String defaultTenant,
      int maxBytes,
      SerializableFunction<MachineEvent, String> lateness) {
    return new DecodeMessages<>(
        new DecodeMessages.Step(pipeline, STEP, "event", maxBytes),
        List.of(new JsonDecoder(defaultTenant)),
        MachineEventCoder.of(),
        new InTime(lateness));
  }

  private static final class JsonDecoder implements MessageDecoder<MachineEvent> {
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
    public List<MachineEvent> decode(SourceMessage message) throws MessageException {
      return List.of(MachineEventJson.decode(message, defaultTenant, name -> unknownFields.inc()));
    }
  }

  private record InTime(SerializableFunction<MachineEvent, String> lateness)
      implements DecodeMessages.Acceptance<MachineEvent> {

    @Override
    public String refuse(MachineEvent event) {
      return lateness.apply(event);
    }

    @Override
    public FailureKind kind() {
      return FailureKind.LATE;
    }

    @Override
    public String tenant(MachineEvent event) {
      return event.tenant();
    }

    @Override
    public long eventTimeMicros(MachineEvent event) {
      return event.eventTimeMicros();
    }
  }
}
