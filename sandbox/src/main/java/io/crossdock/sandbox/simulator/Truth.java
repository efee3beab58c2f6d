package io.crossdock.sandbox.simulator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.crossdock.schemas.barcode.Anomaly;
import io.crossdock.schemas.failure.FailureKind;
import java.io.IOException;
import java.io.Writer;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What was injected into a day, said by the one who did it and not found by looking at the scans.
 *
 * @param findings every anomaly
 * @param failures the number of messages that must fail, by kind
 * @param offsetScanner the scanner whose clock is ahead, by too little to be flagged
 */
public record Truth(
    List<Finding> findings, Map<FailureKind, Integer> failures, OffsetScanner offsetScanner) {

  /**
   * One injected anomaly.
   *
   * @param kind what is wrong
   * @param tenant whose scan it is
   * @param scanId the scan
   * @param other id of the other scan of a conflicting pair; empty for the rest, copies too, whose
   *     coordinates the sender does not know
   */
  public record Finding(Anomaly.Kind kind, String tenant, UUID scanId, String other) {}

  /**
   * A scanner with a wrong clock.
   *
   * @param tenant whose scanner it is
   * @param scannerId its id
   * @param aheadMicros how far its clock is ahead, microseconds
   */
  public record OffsetScanner(String tenant, String scannerId, long aheadMicros) {}

  /** Keeps its own copies. */
  public Truth {
    findings = List.copyOf(findings);
    EnumMap<FailureKind, Integer> byKind = new EnumMap<>(FailureKind.class);
    byKind.putAll(failures);
    failures = Collections.unmodifiableMap(byKind);
  }

  /** The number of injected anomalies by kind; kinds without any are left out. */
  public Map<Anomaly.Kind, Integer> counts() {
    Map<Anomaly.Kind, Integer> counts = new EnumMap<>(Anomaly.Kind.class);
    findings.forEach(finding -> counts.merge(finding.kind(), 1, Integer::sum));
    return counts;
  }

  /**
   * Writes one JSON object a line: each anomaly as {@code {"anomaly": …}}, the failures of each
   * kind as {@code {"failure": …, "count": …}}, and the scanner as {@code {"offsetScanner": …}}.
   * Leaves the writer open.
   */
  public void writeNdjson(Writer out) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
      for (Finding finding : findings) {
        json.writeStartObject();
        json.writeStringField("anomaly", finding.kind().name());
        json.writeStringField("tenant", finding.tenant());
        json.writeStringField("scanId", finding.scanId().toString());
        json.writeStringField("other", finding.other());
        json.writeEndObject();
      }
      for (Map.Entry<FailureKind, Integer> failure : failures.entrySet()) {
        json.writeStartObject();
        json.writeStringField("failure", failure.getKey().name());
        json.writeNumberField("count", failure.getValue());
        json.writeEndObject();
      }
      json.writeStartObject();
      json.writeStringField("offsetScanner", offsetScanner.scannerId());
      json.writeStringField("tenant", offsetScanner.tenant());
      json.writeNumberField("aheadMicros", offsetScanner.aheadMicros());
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }
}
