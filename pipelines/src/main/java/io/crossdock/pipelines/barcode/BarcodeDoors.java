package io.crossdock.pipelines.barcode;

import static java.util.Objects.requireNonNull;

import io.crossdock.io.barcode.AnomalyJson;
import io.crossdock.io.barcode.RowJson;
import io.crossdock.io.console.ConsoleOutput;
import io.crossdock.io.failure.Replay;
import io.crossdock.io.failure.ReplayInput;
import io.crossdock.io.failure.WriteFailures;
import io.crossdock.io.file.FileInput;
import io.crossdock.io.file.FileOutput;
import io.crossdock.io.format.ScanJson;
import io.crossdock.io.kafka.KafkaInput;
import io.crossdock.io.kafka.KafkaOutput;
import io.crossdock.io.kafka.OutgoingMessage;
import io.crossdock.io.kafka.OutgoingMessageCoder;
import io.crossdock.io.postgres.PostgresOutput;
import io.crossdock.io.postgres.Refusal;
import io.crossdock.io.postgres.ScanCopyTable;
import io.crossdock.io.postgres.ScanTable;
import io.crossdock.io.postgres.SessionTable;
import io.crossdock.io.postgres.Table;
import io.crossdock.schemas.barcode.Anomaly;
import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.barcode.ScanCopy;
import io.crossdock.schemas.barcode.Session;
import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.failure.FailureCoder;
import io.crossdock.schemas.source.SourceMessage;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.apache.beam.sdk.values.POutput;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.jspecify.annotations.Nullable;

/** The one place where the kinds of input and output of the barcode pipeline are chosen. */
final class BarcodeDoors {
  private final BarcodeSettings settings;
  private final @Nullable Replay replay;

  private BarcodeDoors(BarcodeSettings settings, @Nullable Replay replay) {
    this.settings = settings;
    this.replay = replay;
  }

  /** Chooses the failures of a replay, if it is one. */
  static BarcodeDoors open(BarcodeSettings settings) throws SQLException {
    if (settings.input() != BarcodeSettings.Input.REPLAY) {
      return new BarcodeDoors(settings, null);
    }
    Replay replay =
        Replay.choose(requireNonNull(settings.postgres()), requireNonNull(settings.replay()));
    System.out.printf(
        "Replaying %d failures; %d were tried too often and are left.%n",
        replay.chosen(), replay.exhausted());
    return new BarcodeDoors(settings, replay);
  }

  /** Marks what was replayed, once the pipeline has succeeded. */
  void close() throws SQLException {
    if (replay != null) {
      int marked = replay.markReplayed(requireNonNull(settings.postgres()));
      System.out.printf(
          "%d failures went through, %d failed again.%n", marked, replay.chosen() - marked);
    }
  }

  PTransform<PBegin, PCollection<SourceMessage>> input() {
    return switch (settings.input()) {
      case KAFKA -> KafkaInput.of(requireNonNull(settings.kafkaInput()));
      case FILES -> FileInput.of(requireNonNull(settings.inputFiles()));
      case REPLAY -> ReplayInput.table(requireNonNull(settings.postgres()), requireNonNull(replay));
    };
  }

  PTransform<PCollection<CheckedScan>, PCollection<Failure>> scans() {
    return rows("scans", new ScanTable(), RowJson::encode, row -> origin(row.scan()));
  }

  PTransform<PCollection<Session>, PCollection<Failure>> sessions() {
    return rows("sessions", new SessionTable(), RowJson::encode, null);
  }

  PTransform<PCollection<ScanCopy>, PCollection<Failure>> copies() {
    return rows("copies", new ScanCopyTable(), RowJson::encode, null);
  }

  /**
   * Whether anomalies go anywhere but into the rows. A step with nothing in it would take its input
   * on DirectRunner and never be done.
   */
  boolean sendsAnomalies() {
    return settings.anomaliesTopic() != null
        || settings.output() != BarcodeSettings.Output.POSTGRES;
  }

  PTransform<PCollection<Anomaly>, PDone> anomalies() {
    return step(
        anomalies -> {
          if (settings.anomaliesTopic() != null) {
            anomalies
                .apply(
                    "EncodeAnomalies",
                    MapElements.into(TypeDescriptor.of(OutgoingMessage.class))
                        .via(AnomalyJson::message))
                .setCoder(OutgoingMessageCoder.of())
                .apply(
                    "SendAnomalies",
                    KafkaOutput.to(settings.anomaliesTopic(), requireNonNull(settings.sendTo())));
          }
          if (settings.output() == BarcodeSettings.Output.FILES) {
            anomalies.apply(
                "Files",
                FileOutput.of(
                    requireNonNull(settings.outputFiles()), "anomalies", AnomalyJson::encode));
          }
          if (settings.output() == BarcodeSettings.Output.CONSOLE) {
            anomalies.apply("Console", ConsoleOutput.of(AnomalyJson::encode));
          }
          return PDone.in(anomalies.getPipeline());
        });
  }

  PTransform<PCollection<Failure>, PDone> failures() {
    return WriteFailures.to(settings.failures(), settings.postgres(), settings.sendTo());
  }

  private <T> PTransform<PCollection<T>, PCollection<Failure>> rows(
      String name,
      Table<T> table,
      SerializableFunction<T, String> json,
      @Nullable SerializableFunction<T, SourceMessage> origin) {
    return switch (settings.output()) {
      case POSTGRES ->
          PostgresOutput.into(
              table,
              requireNonNull(settings.postgres()),
              origin == null
                  ? Refusal.never()
                  : Refusal.of(BarcodePipeline.NAME, "write " + name, origin));
      case FILES ->
          step(
              rows -> {
                rows.apply(
                    "Files", FileOutput.of(requireNonNull(settings.outputFiles()), name, json));
                return none(rows);
              });
      case CONSOLE ->
          step(
              rows -> {
                rows.apply("Console", ConsoleOutput.of(json));
                return none(rows);
              });
    };
  }

  /** A refused row's scan as a message that gives the same scan again. */
  private static SourceMessage origin(Scan scan) {
    return new SourceMessage(
        ScanJson.encode(scan),
        ScanJson.CONTENT_TYPE,
        scan.scannerId().getBytes(StandardCharsets.UTF_8),
        scan.tenant(),
        scan.arrivalMicros(),
        1,
        scan.source());
  }

  private static PCollection<Failure> none(PCollection<?> rows) {
    return rows.getPipeline().apply("NoFailures", Create.empty(FailureCoder.of()));
  }

  private interface Wiring<I, O> {
    O wire(PCollection<I> input);
  }

  private static <I, O extends POutput> PTransform<PCollection<I>, O> step(Wiring<I, O> wiring) {
    return new PTransform<PCollection<I>, O>() {
      private static final long serialVersionUID = 1;

      @Override
      public O expand(PCollection<I> input) {
        return wiring.wire(input);
      }
    };
  }
}
