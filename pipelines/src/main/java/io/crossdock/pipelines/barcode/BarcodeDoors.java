package io.crossdock.pipelines.barcode;

import io.crossdock.io.barcode.AnomalyJson;
import io.crossdock.io.barcode.RowJson;
import io.crossdock.io.format.ScanJson;
import io.crossdock.io.postgres.Refusal;
import io.crossdock.io.postgres.ScanCopyTable;
import io.crossdock.io.postgres.ScanTable;
import io.crossdock.io.postgres.SessionTable;
import io.crossdock.pipelines.doors.Doors;
import io.crossdock.schemas.barcode.Anomaly;
import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.barcode.ScanCopy;
import io.crossdock.schemas.barcode.Session;
import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.source.SourceMessage;
import java.nio.charset.StandardCharsets;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.jspecify.annotations.Nullable;

/** What of the barcode pipeline goes where. */
final class BarcodeDoors {
  private final Doors doors;
  private final @Nullable String anomaliesTopic;

  BarcodeDoors(Doors doors, @Nullable String anomaliesTopic) {
    this.doors = doors;
    this.anomaliesTopic = anomaliesTopic;
  }

  PTransform<PCollection<CheckedScan>, PCollection<Failure>> scans() {
    return doors.rows(
        "scans",
        new ScanTable(),
        RowJson::encode,
        Refusal.of(BarcodePipeline.NAME, "write scans", row -> origin(row.scan())));
  }

  PTransform<PCollection<Session>, PCollection<Failure>> sessions() {
    return doors.rows("sessions", new SessionTable(), RowJson::encode, Refusal.never());
  }

  PTransform<PCollection<ScanCopy>, PCollection<Failure>> copies() {
    return doors.rows("copies", new ScanCopyTable(), RowJson::encode, Refusal.never());
  }

  boolean sendsAnomalies() {
    return doors.tellsNews(anomaliesTopic);
  }

  PTransform<PCollection<Anomaly>, PDone> anomalies() {
    return doors.news("anomalies", anomaliesTopic, AnomalyJson::message, AnomalyJson::encode);
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
}
