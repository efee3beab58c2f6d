package io.crossdock.schemas.coder;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.assertThrows;

import io.crossdock.schemas.RandomRecords;
import io.crossdock.schemas.barcode.AnomalyCoder;
import io.crossdock.schemas.barcode.CheckedScanCoder;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.barcode.ScanCoder;
import io.crossdock.schemas.barcode.ScanCopyCoder;
import io.crossdock.schemas.barcode.SessionCoder;
import io.crossdock.schemas.failure.FailureCoder;
import io.crossdock.schemas.fleet.AlertCoder;
import io.crossdock.schemas.fleet.CheckedEventCoder;
import io.crossdock.schemas.fleet.StopCoder;
import io.crossdock.schemas.fleet.TruckDayCoder;
import io.crossdock.schemas.fleet.TruckEventCoder;
import io.crossdock.schemas.fleet.TruckWindowCoder;
import io.crossdock.schemas.maintenance.FeatureRowCoder;
import io.crossdock.schemas.maintenance.MachineEventCoder;
import io.crossdock.schemas.maintenance.PredictionCoder;
import io.crossdock.schemas.maintenance.SettledOrdersCoder;
import io.crossdock.schemas.maintenance.VibrationFeaturesCoder;
import io.crossdock.schemas.maintenance.WorkOrderCoder;
import io.crossdock.schemas.source.SourceMessageCoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.util.CoderUtils;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.Test;

public class CompactCoderTest {
  private static final Map<CompactCoder<?>, Function<RandomRecords, ?>> CODERS =
      Map.ofEntries(
          Map.entry(ScanCoder.of(), RandomRecords::scan),
          Map.entry(CheckedScanCoder.of(), RandomRecords::checkedScan),
          Map.entry(SessionCoder.of(), RandomRecords::session),
          Map.entry(ScanCopyCoder.of(), RandomRecords::copy),
          Map.entry(AnomalyCoder.of(), RandomRecords::anomaly),
          Map.entry(FailureCoder.of(), RandomRecords::failure),
          Map.entry(TruckEventCoder.of(), RandomRecords::truckEvent),
          Map.entry(CheckedEventCoder.of(), RandomRecords::checkedEvent),
          Map.entry(AlertCoder.of(), RandomRecords::alert),
          Map.entry(StopCoder.of(), RandomRecords::stop),
          Map.entry(TruckDayCoder.of(), RandomRecords::truckDay),
          Map.entry(TruckWindowCoder.of(), RandomRecords::truckWindow),
          Map.entry(MachineEventCoder.of(), RandomRecords::machineEvent),
          Map.entry(VibrationFeaturesCoder.of(), RandomRecords::vibrationFeatures),
          Map.entry(FeatureRowCoder.of(), RandomRecords::featureRow),
          Map.entry(PredictionCoder.of(), RandomRecords::prediction),
          Map.entry(WorkOrderCoder.of(), RandomRecords::workOrder),
          Map.entry(SettledOrdersCoder.of(), RandomRecords::settledOrders),
          Map.entry(SourceMessageCoder.of(), RandomRecords::message));

  @Test
  public void everyRecordComesBackEqual() throws CoderException {
    for (Map.Entry<CompactCoder<?>, Function<RandomRecords, ?>> entry : CODERS.entrySet()) {
      RandomRecords records = new RandomRecords(1);
      for (int i = 0; i < 500; i++) {
        roundTrip(entry.getKey(), entry.getValue().apply(records));
      }
    }
  }

  @Test
  public void recordsFollowEachOtherInOneStream() throws IOException {
    RandomRecords records = new RandomRecords(2);
    Scan first = records.scan();
    Scan second = records.scan();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ScanCoder.of().encode(first, out);
    ScanCoder.of().encode(second, out);
    ByteArrayInputStream in = new ByteArrayInputStream(out.toByteArray());
    assertThat(ScanCoder.of().decode(in), equalTo(first));
    assertThat(ScanCoder.of().decode(in), equalTo(second));
    assertThat(in.available(), is(0));
  }

  @Test
  public void aRecordLeavesInOneWrite() throws IOException {
    int[] writes = {0};
    OutputStream counting =
        new OutputStream() {
          @Override
          public void write(int b) {
            writes[0]++;
          }

          @Override
          public void write(byte[] b, int off, int len) {
            writes[0]++;
          }
        };
    CheckedScanCoder.of().encode(new RandomRecords(3).checkedScan(), counting);
    assertThat(writes[0], is(1));
  }

  @Test
  public void damagedBytesAreACoderExceptionAndNeverMore() throws CoderException {
    Random random = new Random(4);
    RandomRecords records = new RandomRecords(4);
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = CoderUtils.encodeToByteArray(CheckedScanCoder.of(), records.checkedScan());
      int damages = 1 + random.nextInt(3);
      for (int d = 0; d < damages; d++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      byte[] cut = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
      try {
        Object decoded = CheckedScanCoder.of().decode(new ByteArrayInputStream(cut));
        assertThat(decoded.getClass().getSimpleName(), equalTo("CheckedScan"));
      } catch (IOException e) {
        refused++;
      }
    }
    assertThat(refused, greaterThan(10_000));
  }

  @Test
  public void anotherVersionIsRefusedByName() throws CoderException {
    byte[] bytes = CoderUtils.encodeToByteArray(SessionCoder.of(), new RandomRecords(5).session());
    bytes[bytes.length > 128 ? 2 : 1] = 9;
    CoderException e =
        assertThrows(
            CoderException.class, () -> CoderUtils.decodeFromByteArray(SessionCoder.of(), bytes));
    assertThat(e.getMessage(), containsString("SessionCoder reads version 1 and found 9"));
  }

  @Test
  public void aCoderThatWasSerializedEqualsItself() {
    for (CompactCoder<?> coder : CODERS.keySet()) {
      assertThat(SerializableUtils.clone(coder), equalTo(coder));
    }
  }

  @SuppressWarnings("unchecked")
  private static <T> void roundTrip(CompactCoder<T> coder, Object record) throws CoderException {
    T value = (T) record;
    assertThat(CoderUtils.clone(coder, value), equalTo(value));
    assertThat(
        CoderUtils.encodeToByteArray(coder, value),
        equalTo(CoderUtils.encodeToByteArray(coder, CoderUtils.clone(coder, value))));
  }
}
