package io.crossdock.io.format;

import io.crossdock.io.contract.ProtobufContract;
import io.crossdock.schemas.maintenance.MachineEvent;
import io.crossdock.schemas.maintenance.MachineEventCoder;
import org.apache.beam.sdk.transforms.SerializableFunction;

/** Makes machine events of messages: blocks of vibration and readings of the process. */
public final class DecodeMachineEvents {
  private static final String STEP = "DecodeEvents";

  private DecodeMachineEvents() {}

  /**
   * Decodes the machine events of a pipeline.
   *
   * @param pipeline the pipeline's name, for its failures
   * @param formats how messages are read
   * @param lateness says why an event comes too late; empty where it does not
   */
  public static DecodeMessages<MachineEvent> of(
      String pipeline,
      FormatSettings formats,
      SerializableFunction<MachineEvent, String> lateness) {
    return new DecodeMessages<>(
        new DecodeMessages.Step(pipeline, STEP, "event", formats.maxBytes()),
        FieldDecoder.all(
            formats, ProtobufContract.MACHINE_EVENT, message -> new MachineEventDraft()),
        MachineEventCoder.of(),
        new InTime<>(lateness, MachineEvent::tenant, MachineEvent::eventTimeMicros));
  }
}
