package io.crossdock.io.format;

import io.crossdock.fuzzing.FuzzTarget;
import io.crossdock.schemas.barcode.ScanCoder;
import io.crossdock.schemas.fleet.TruckEventCoder;
import io.crossdock.schemas.maintenance.MachineEventCoder;
import io.crossdock.schemas.source.SourceMessage;
import java.util.List;
import java.util.function.Function;

/** Has the decoders of all pipelines take the same input. */
final class AllDecoders {
  private AllDecoders() {}

  /** By the steps of the pipelines, in whatever format the message is. */
  static FuzzTarget.Taker of(FormatSettings settings, Function<byte[], SourceMessage> message) {
    return all(
        List.of(
            new DecoderTaker<>(
                DecodeScans.of("fuzz", settings, scan -> "", XmlFuzz.NO_SCANS)::decode,
                ScanCoder.of(),
                message),
            new DecoderTaker<>(
                DecodeTruckEvents.of("fuzz", settings, event -> "")::decode,
                TruckEventCoder.of(),
                message),
            new DecoderTaker<>(
                DecodeMachineEvents.of("fuzz", settings, event -> "")::decode,
                MachineEventCoder.of(),
                message)));
  }

  /** In one format. */
  static FuzzTarget.Taker of(MessageFormat format, Function<byte[], SourceMessage> message) {
    return all(
        List.of(
            new DecoderTaker<>(
                new FieldDecoder<>(format, ScanDraft::begin, "t")::decode, ScanCoder.of(), message),
            new DecoderTaker<>(
                new FieldDecoder<>(format, any -> new TruckEventDraft(), "t")::decode,
                TruckEventCoder.of(),
                message),
            new DecoderTaker<>(
                new FieldDecoder<>(format, any -> new MachineEventDraft(), "t")::decode,
                MachineEventCoder.of(),
                message)));
  }

  private static FuzzTarget.Taker all(List<FuzzTarget.Taker> takers) {
    return input -> {
      for (FuzzTarget.Taker taker : takers) {
        taker.take(input);
      }
    };
  }
}
