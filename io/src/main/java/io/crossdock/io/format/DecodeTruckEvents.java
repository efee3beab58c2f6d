package io.crossdock.io.format;

import io.crossdock.io.contract.ProtobufContract;
import io.crossdock.schemas.fleet.TruckEvent;
import io.crossdock.schemas.fleet.TruckEventCoder;
import org.apache.beam.sdk.transforms.SerializableFunction;

/** Makes truck events of messages: temperatures, positions and doors. */
public final class DecodeTruckEvents {
  private static final String STEP = "DecodeEvents";

  private DecodeTruckEvents() {}

  /**
   * Decodes the truck events of a pipeline.
   *
   * @param pipeline the pipeline's name, for its failures
   * @param formats how messages are read
   * @param lateness says why an event comes too late; empty where it does not
   */
  public static DecodeMessages<TruckEvent> of(
      String pipeline, FormatSettings formats, SerializableFunction<TruckEvent, String> lateness) {
    return new DecodeMessages<>(
        new DecodeMessages.Step(pipeline, STEP, "event", formats.maxBytes()),
        FieldDecoder.all(formats, ProtobufContract.TRUCK_EVENT, message -> new TruckEventDraft()),
        TruckEventCoder.of(),
        new InTime<>(lateness, TruckEvent::tenant, TruckEvent::eventTimeMicros));
  }
}
