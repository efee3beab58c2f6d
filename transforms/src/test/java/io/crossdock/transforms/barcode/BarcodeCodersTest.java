package io.crossdock.transforms.barcode;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.Conflict;
import io.crossdock.schemas.barcode.Scan.Reading;
import io.crossdock.schemas.barcode.ScanFlag;
import io.crossdock.schemas.barcode.Session;
import io.crossdock.schemas.coder.CompactListCoder;
import io.crossdock.transforms.barcode.ItemHistory.TooFast;
import io.crossdock.transforms.barcode.Pick.PickCoder;
import io.crossdock.transforms.barcode.ScannerPick.ScannerPickCoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.testing.CoderProperties;
import org.apache.beam.sdk.util.CoderUtils;
import org.junit.Test;

/** State that is read back is what was written, for empty, huge, negative and foreign values. */
public class BarcodeCodersTest {
  private static final String[] TEXTS = {"", "a", "s-1", "Grüße \uD83D\uDE9A", "\0\u001D\n!"};
  private static final int ROUNDS = 2_000;

  private final Random random = new Random(20_260_105);

  private static <T> void assertRoundTrips(Coder<T> coder, Supplier<T> random) throws Exception {
    List<T> all = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      T value = random.get();
      assertThat(CoderUtils.clone(coder, value), equalTo(value));
      all.add(value);
    }
    // Inside another coder's bytes nothing may be read too much.
    CoderProperties.coderDecodeEncodeEqual(ListCoder.of(coder), all);
    CoderProperties.coderSerializable(coder);
  }

  @Test
  public void picks() throws Exception {
    assertRoundTrips(PickCoder.of(), this::pick);
    assertRoundTrips(ScannerPickCoder.of(), () -> new ScannerPick(text(), text(), pick()));
  }

  private Pick pick() {
    return new Pick(uuid(), text(), number(), random.nextBoolean());
  }

  @Test
  public void findings() throws Exception {
    assertRoundTrips(ItemHistoryCoder.TOO_FAST, this::tooFast);
  }

  @Test
  public void inputs() throws Exception {
    assertRoundTrips(ItemInputCoder.of(), this::input);
    assertRoundTrips(CompactListCoder.of(ItemInputCoder.of()), () -> list(this::input));
  }

  private ItemInput input() {
    return random.nextBoolean() ? ItemInput.of(row()) : ItemInput.of(text(), text(), tooFast());
  }

  @Test
  public void histories() throws Exception {
    assertRoundTrips(
        ItemHistoryCoder.of(),
        () ->
            new ItemHistory(
                text(),
                text(),
                random.nextInt(),
                list(this::row),
                list(this::row),
                list(this::tooFast),
                list(this::session),
                random.nextBoolean() ? null : session(),
                number(),
                number(),
                number()));
    CoderProperties.coderDecodeEncodeEqual(
        ItemHistoryCoder.of(), ItemHistory.empty("acme", Scans.PALLET));
  }

  private <T> List<T> list(Supplier<T> of) {
    List<T> list = new ArrayList<>();
    for (int size = random.nextInt(4); size > 0; size--) {
      list.add(of.get());
    }
    return list;
  }

  private CheckedScan row() {
    String[] items = {Scans.PALLET, Scans.CASE_CLASS, "bad", ""};
    Reading[] readings = Reading.values();
    Reading reading = readings[random.nextInt(readings.length)];
    CheckedScan row =
        Scans.scan(
            items[random.nextInt(items.length)],
            text(),
            text(),
            Duration.ofMillis(random.nextInt()),
            Duration.ofNanos(random.nextLong()),
            text(),
            reading,
            random.nextInt());
    return new CheckedScan(
        row.scan(),
        row.code(),
        text(),
        row.flags(),
        list(() -> new Conflict(uuid(), ScanFlag.CLOCK_SUSPECT, speed())),
        random.nextInt(3),
        random.nextInt());
  }

  private double speed() {
    return random.nextBoolean() ? Double.POSITIVE_INFINITY : random.nextDouble() * 1e6;
  }

  private Session session() {
    return new Session(
        text(),
        text(),
        number(),
        number(),
        random.nextInt(9),
        list(this::text),
        random.nextInt(),
        random.nextInt());
  }

  private TooFast tooFast() {
    return new TooFast(uuid(), number());
  }

  private String text() {
    String text = TEXTS[random.nextInt(TEXTS.length)];
    return random.nextInt(100) == 0 ? text.repeat(500) : text;
  }

  private long number() {
    return switch (random.nextInt(4)) {
      case 0 -> Long.MIN_VALUE;
      case 1 -> Long.MAX_VALUE;
      case 2 -> random.nextInt(300) - 150;
      default -> random.nextLong();
    };
  }

  private UUID uuid() {
    return new UUID(random.nextLong(), random.nextLong());
  }
}
