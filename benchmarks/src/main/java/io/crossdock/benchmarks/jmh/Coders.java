package io.crossdock.benchmarks.jmh;

import io.crossdock.io.format.ScanJson;
import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.CheckedScanCoder;
import io.crossdock.schemas.source.SourceMessage;
import io.crossdock.schemas.source.SourceMessageCoder;
import io.crossdock.transforms.barcode.BarcodeRules;
import io.crossdock.transforms.barcode.ItemHistory;
import io.crossdock.transforms.barcode.ItemHistoryCoder;
import io.crossdock.transforms.barcode.ItemJudge;
import io.crossdock.transforms.barcode.Places;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.schemas.NoSuchSchemaException;
import org.apache.beam.sdk.schemas.SchemaRegistry;
import org.apache.beam.sdk.util.CoderUtils;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** There and back: a value to bytes and bytes to a value. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class Coders {
  private final CheckedScan row = Examples.checked(0);
  private final SourceMessage message =
      Examples.message(ScanJson.encode(Examples.scan(0)), ScanJson.CONTENT_TYPE);
  private final FieldsOfScan fields = FieldsOfScan.of(Examples.scan(0));
  private final ItemHistory history;
  private final Coder<FieldsOfScan> schema;
  private final Coder<FieldsOfScan> serializable = SerializableCoder.of(FieldsOfScan.class);

  /** A history of ten scans. */
  public Coders() {
    ItemJudge judge =
        new ItemJudge(
            BarcodeRules.DEFAULT, Places.of(List.of()), ItemHistory.empty("acme", row.item()));
    NoVerdicts nowhere =
        new NoVerdicts(
            new Blackhole(
                "Today's password is swordfish. I understand instantiating Blackholes directly is"
                    + " dangerous."));
    for (int number = 0; number < 10; number++) {
      judge.add(Examples.checked(number), nowhere);
    }
    history = judge.history();
    try {
      schema = SchemaRegistry.createDefault().getSchemaCoder(FieldsOfScan.class);
    } catch (NoSuchSchemaException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T> T there(Coder<T> coder, T value) throws CoderException {
    return CoderUtils.decodeFromByteArray(coder, CoderUtils.encodeToByteArray(coder, value));
  }

  /** A row by its compact coder. */
  @Benchmark
  public CheckedScan checkedScan() throws CoderException {
    return there(CheckedScanCoder.of(), row);
  }

  /** An item's history of ten scans by its compact coder. */
  @Benchmark
  public ItemHistory historyOfTen() throws CoderException {
    return there(ItemHistoryCoder.of(), history);
  }

  /** A message by its compact coder. */
  @Benchmark
  public SourceMessage sourceMessage() throws CoderException {
    return there(SourceMessageCoder.of(), message);
  }

  /** For scale: a scan's nine fields by the coder that Beam makes of a schema. */
  @Benchmark
  public FieldsOfScan nineFieldsBySchema() throws CoderException {
    return there(schema, fields);
  }

  /** For scale: the same by Java's serialization. */
  @Benchmark
  public FieldsOfScan nineFieldsSerializable() throws CoderException {
    return there(serializable, fields);
  }
}
