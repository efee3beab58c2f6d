package io.crossdock.transforms.barcode;

import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.CheckedScanCoder;
import io.crossdock.schemas.barcode.Code;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.barcode.ScanFlag;
import io.crossdock.transforms.barcode.gs1.Gs1Code;
import io.crossdock.transforms.barcode.gs1.Gs1Fault;
import io.crossdock.transforms.barcode.gs1.Gs1Parser;
import io.crossdock.transforms.barcode.gs1.Gs1Result;
import io.crossdock.transforms.time.Micros;
import java.util.List;
import java.util.Objects;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;

/**
 * Checks scans each by itself: what the code identifies or why it does not (R1 to R9), and whether
 * event time and arrival fit (R44, R45). A scan with a fault goes on with its flags.
 */
public final class CheckScans extends PTransform<PCollection<Scan>, PCollection<CheckedScan>> {
  private static final long serialVersionUID = 1;

  private final RulesByTenant rules;

  private CheckScans(RulesByTenant rules) {
    this.rules = rules;
  }

  /** Checks by these rules. */
  public static CheckScans by(RulesByTenant rules) {
    return new CheckScans(rules);
  }

  @Override
  public PCollection<CheckedScan> expand(PCollection<Scan> scans) {
    return scans
        .apply("CheckScan", ParDo.of(new CheckScanFn(rules)))
        .setCoder(CheckedScanCoder.of());
  }

  /** A scan with what can be said of it by itself. */
  public static CheckedScan check(Scan scan, BarcodeRules rules, Gs1Parser parser) {
    int flags = timeFlags(scan, rules);
    Gs1Result result = parser.parse(scan.rawCode());
    if (result instanceof Gs1Fault fault) {
      return new CheckedScan(
          scan, Code.NONE, fault.message(), flags | fault.reason().mask(), List.of(), 0, 0);
    }
    Code code = ((Gs1Code) result).code();
    return new CheckedScan(scan, code, "", flags, List.of(), 0, 0);
  }

  private static int timeFlags(Scan scan, BarcodeRules rules) {
    if (scan.reading() == Scan.Reading.CORRECTION) {
      return ScanFlag.CORRECTION.mask(); // its event time is that of the event it takes back
    }
    long delay = scan.arrivalMicros() - scan.eventTimeMicros();
    if (-delay > Micros.of(rules.futureTolerance())) {
      return ScanFlag.CLOCK_AHEAD.mask();
    }
    return delay > Micros.of(rules.lateAfter()) ? ScanFlag.LATE.mask() : 0;
  }

  private static final class CheckScanFn extends DoFn<Scan, CheckedScan> {
    private static final long serialVersionUID = 1;
    private final RulesByTenant rules;
    private transient @Nullable Gs1Parser parser;

    CheckScanFn(RulesByTenant rules) {
      this.rules = rules;
    }

    @Setup
    public void setup() {
      parser = new Gs1Parser();
    }

    @ProcessElement
    public void process(@Element Scan scan, OutputReceiver<CheckedScan> out) {
      out.output(check(scan, rules.of(scan.tenant()), Objects.requireNonNull(parser)));
    }
  }
}
