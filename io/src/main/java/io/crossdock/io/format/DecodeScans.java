package io.crossdock.io.format;

import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.barcode.ScanCoder;
import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.failure.FailureCoder;
import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.source.SourceMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.transforms.WithFailures;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Makes scans of messages, whatever their format. A message that cannot be read, or whose scans
 * come too late, becomes one failure with its bytes; one that is right and has no scan is counted.
 */
public final class DecodeScans
    extends PTransform<
        PCollection<SourceMessage>, WithFailures.Result<PCollection<Scan>, Failure>> {
  private static final long serialVersionUID = 1;
  private static final String STEP = "DecodeScans";
  private static final TupleTag<Scan> SCANS = new TupleTag<>("scans") {};
  private static final TupleTag<Failure> FAILURES = new TupleTag<>("failures") {};

  private final String pipeline;
  private final int maxBytes;
  private final List<ScanDecoder> decoders;
  private final SerializableFunction<Scan, String> lateness;

  private DecodeScans(
      String pipeline,
      int maxBytes,
      List<ScanDecoder> decoders,
      SerializableFunction<Scan, String> lateness) {
    this.pipeline = pipeline;
    this.maxBytes = maxBytes;
    this.decoders = List.copyOf(decoders);
    this.lateness = lateness;
  }

  /**
   * Decodes the JSON scans and the EPCIS events of a pipeline.
   *
   * @param pipeline the pipeline's name, for its failures
   * @param defaultTenant the tenant of messages that name none
   * @param maxBytes a larger message is a failure of kind TOO_LARGE
   * @param lateness says why a scan comes too late; empty where it does not
   * @param epcis what scans an EPCIS event is
   */
  public static DecodeScans of(
      String pipeline,
      String defaultTenant,
      int maxBytes,
      SerializableFunction<Scan, String> lateness,
      EpcisReader epcis) {
    return new DecodeScans(
        pipeline,
        maxBytes,
        List.of(new EpcisDecoder(defaultTenant, epcis), new JsonScanDecoder(defaultTenant)),
        lateness);
  }

  @Override
  public WithFailures.Result<PCollection<Scan>, Failure> expand(
      PCollection<SourceMessage> messages) {
    PCollectionTuple outputs =
        messages.apply(
            "Decode",
            ParDo.of(new DecodeFn(pipeline, maxBytes, decoders, lateness))
                .withOutputTags(SCANS, TupleTagList.of(FAILURES)));
    return WithFailures.Result.of(
        outputs.get(SCANS).setCoder(ScanCoder.of()),
        outputs.get(FAILURES).setCoder(FailureCoder.of()));
  }

  private static final class DecodeFn extends DoFn<SourceMessage, Scan> {
    private static final long serialVersionUID = 1;

    private final String pipeline;
    private final int maxBytes;
    private final List<ScanDecoder> decoders;
    private final SerializableFunction<Scan, String> lateness;
    private final Counter withoutScan = Metrics.counter("decode", "drops_without_scan");

    DecodeFn(
        String pipeline,
        int maxBytes,
        List<ScanDecoder> decoders,
        SerializableFunction<Scan, String> lateness) {
      this.pipeline = pipeline;
      this.maxBytes = maxBytes;
      this.decoders = decoders;
      this.lateness = lateness;
    }

    @ProcessElement
    public void process(@Element SourceMessage message, MultiOutputReceiver out) {
      try {
        List<Scan> scans = decode(message);
        if (scans.isEmpty()) {
          withoutScan.inc();
        }
        List<String> late = new ArrayList<>();
        Scan firstLate = null;
        for (Scan scan : scans) {
          String reason = lateness.apply(scan);
          if (reason.isEmpty()) {
            out.get(SCANS).output(scan);
          } else {
            firstLate = firstLate == null ? scan : firstLate;
            late.add(reason);
          }
        }
        if (firstLate != null) {
          String text = late.size() == 1 ? late.get(0) : late.size() + " scans: " + late.get(0);
          out.get(FAILURES)
              .output(
                  Failure.of(
                      message,
                      firstLate.tenant(),
                      pipeline,
                      STEP,
                      FailureKind.LATE,
                      text,
                      OptionalLong.of(firstLate.eventTimeMicros())));
        }
      } catch (MessageException e) {
        out.get(FAILURES)
            .output(
                Failure.of(
                    message,
                    message.tenant(),
                    pipeline,
                    STEP,
                    e.kind(),
                    String.valueOf(e.getMessage()),
                    e.eventTimeMicros()));
      }
    }

    private List<Scan> decode(SourceMessage message) throws MessageException {
      int size = message.payload().length;
      if (size == 0) {
        throw new MessageException(FailureKind.MALFORMED, "has no content");
      }
      if (size > maxBytes) {
        throw new MessageException(
            FailureKind.TOO_LARGE, "has " + size + " bytes, more than " + maxBytes);
      }
      for (ScanDecoder decoder : decoders) {
        if (decoder.accepts(message)) {
          return decoder.decode(message);
        }
      }
      throw new MessageException(
          FailureKind.MALFORMED, "is of no known format: " + message.contentType());
    }
  }
}
