package io.crossdock.benchmarks.jmh;

import io.crossdock.io.format.AvroMessages;
import io.crossdock.io.format.DecodeMachineEvents;
import io.crossdock.io.format.DecodeMessages;
import io.crossdock.io.format.DecodeScans;
import io.crossdock.io.format.DecodeTruckEvents;
import io.crossdock.io.format.FormatSettings;
import io.crossdock.io.format.MachineEventJson;
import io.crossdock.io.format.MessageException;
import io.crossdock.io.format.ProtobufMessages;
import io.crossdock.io.format.ScanJson;
import io.crossdock.io.format.TruckEventJson;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.fleet.GpsFix;
import io.crossdock.schemas.fleet.TruckEvent;
import io.crossdock.schemas.maintenance.MachineEvent;
import io.crossdock.schemas.maintenance.ProcessReading;
import io.crossdock.schemas.source.SourceMessage;
import io.crossdock.transforms.epcis.EpcisScans;
import java.util.List;
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

/** Messages to events: which format one is of, its fields, its checks. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class Decoders {
  private static final String BINARY = "application/octet-stream";
  private static final FormatSettings FORMATS = new FormatSettings("default", 1 << 20);

  private final DecodeMessages<Scan> scans =
      DecodeScans.of("barcode", FORMATS, scan -> "", EpcisScans::of);
  private final DecodeMessages<TruckEvent> trucks =
      DecodeTruckEvents.of("fleet", FORMATS, event -> "");
  private final DecodeMessages<MachineEvent> machines =
      DecodeMachineEvents.of("maintenance", FORMATS, event -> "");

  private final Scan scan = Examples.scan(0);
  private final SourceMessage scanJson = Examples.message(ScanJson.encode(scan), "");
  private final SourceMessage scanAvro =
      Examples.message(AvroMessages.singleObject(AvroMessages.of(scan)), BINARY);
  private final SourceMessage scanProtobuf =
      Examples.message(ProtobufMessages.encode(scan), ProtobufMessages.CONTENT_TYPE);
  private final SourceMessage truckJson =
      Examples.message(
          TruckEventJson.encode(
              GpsFix.of(
                  Examples.TENANT,
                  "truck-7",
                  52.520008,
                  13.404954,
                  4.5,
                  Examples.MICROS,
                  Examples.MICROS,
                  Examples.SOURCE)),
          "");
  private final SourceMessage readingJson =
      Examples.message(
          MachineEventJson.encode(
              ProcessReading.of(
                  Examples.TENANT,
                  "pump-7",
                  "M",
                  298.1,
                  308.6,
                  1_551,
                  42.8,
                  108,
                  Examples.MICROS,
                  Examples.MICROS,
                  Examples.SOURCE)),
          "");
  private final SourceMessage blockJson =
      Examples.message(MachineEventJson.encode(Vibration.block()), "");

  /** A scan in JSON. */
  @Benchmark
  public List<Scan> scanJson() throws MessageException {
    return scans.decode(scanJson);
  }

  /** A scan in Avro's single-object encoding. */
  @Benchmark
  public List<Scan> scanAvro() throws MessageException {
    return scans.decode(scanAvro);
  }

  /** A scan in Protobuf. */
  @Benchmark
  public List<Scan> scanProtobuf() throws MessageException {
    return scans.decode(scanProtobuf);
  }

  /** A truck's position in JSON. */
  @Benchmark
  public List<TruckEvent> positionJson() throws MessageException {
    return trucks.decode(truckJson);
  }

  /** A machine's reading in JSON. */
  @Benchmark
  public List<MachineEvent> readingJson() throws MessageException {
    return machines.decode(readingJson);
  }

  /** A block of 4,096 samples in JSON. */
  @Benchmark
  public List<MachineEvent> blockJson() throws MessageException {
    return machines.decode(blockJson);
  }
}
