package io.crossdock.benchmarks.jmh;

import io.crossdock.schemas.barcode.Anomaly;
import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.ScanCopy;
import io.crossdock.schemas.barcode.Session;
import io.crossdock.transforms.barcode.Verdicts;
import org.openjdk.jmh.infra.Blackhole;

/** Takes what a judge says to nowhere. */
record NoVerdicts(Blackhole hole) implements Verdicts {
  @Override
  public void row(CheckedScan row) {
    hole.consume(row);
  }

  @Override
  public void copy(ScanCopy copy) {
    hole.consume(copy);
  }

  @Override
  public void session(Session session) {
    hole.consume(session);
  }

  @Override
  public void anomaly(Anomaly anomaly) {
    hole.consume(anomaly);
  }
}
