package io.crossdock.benchmarks.jmh;

import io.crossdock.transforms.barcode.gs1.Gs1Parser;
import io.crossdock.transforms.barcode.gs1.Gs1Result;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What is on a label, to what it identifies. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class Gs1Codes {
  private final Gs1Parser parser = new Gs1Parser();

  /** A GTIN and a serial number as a DataMatrix has them. */
  @Benchmark
  public Gs1Result elementString() {
    return parser.parse(Examples.ELEMENT_STRING);
  }

  /** The same as a Digital Link. */
  @Benchmark
  public Gs1Result digitalLink() {
    return parser.parse("https://id.example.com/01/04012345000009/21/S4711");
  }

  /** An EAN-13. */
  @Benchmark
  public Gs1Result plainGtin() {
    return parser.parse("4012345000009");
  }

  /** An SSCC, a batch and a best-before date. */
  @Benchmark
  public Gs1Result logisticLabel() {
    return parser.parse("]C100340123450000000017" + "15261231" + "10LOT42");
  }
}
