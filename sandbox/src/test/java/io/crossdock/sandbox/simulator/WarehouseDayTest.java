package io.crossdock.sandbox.simulator;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.junit.Assert.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossdock.io.settings.Durations;
import io.crossdock.schemas.barcode.Place;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.transforms.barcode.BarcodeRules;
import io.crossdock.transforms.barcode.Places;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.JUnit4;

@RunWith(JUnit4.class)
public class WarehouseDayTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  public void theSameSeedGivesTheSameBytesAndTruth() {
    WarehouseDay once = WarehouseDay.of(7, 3_000, DAY);
    WarehouseDay again = WarehouseDay.of(7, 3_000, DAY);
    assertThat(digest(again), is(digest(once)));
    assertThat(again.truth(), is(once.truth()));
    assertThat(again.places(), is(once.places()));
  }

  @Test
  public void anotherSeedOrDayGivesOtherBytes() {
    String digest = digest(WarehouseDay.of(7, 3_000, DAY));
    assertThat(digest(WarehouseDay.of(8, 3_000, DAY)), is(not(digest)));
    assertThat(digest(WarehouseDay.of(7, 3_000, DAY.plusDays(1))), is(not(digest)));
  }

  @Test
  public void recordsComeInOrderOfArrivalAndNotOfEvents() {
    long before = 0;
    long eventBefore = 0;
    int overtaken = 0;
    for (SimulatedRecord record : WarehouseDay.of(1, 5_000, DAY)) {
      assertThat(record.arrivalMicros(), is(greaterThanOrEqualTo(before)));
      assertThat(record.arrivalMicros() % 1_000, is(0L));
      before = record.arrivalMicros();
      Scan scan = record.scan();
      if (scan != null) {
        overtaken += scan.eventTimeMicros() < eventBefore ? 1 : 0;
        eventBefore = scan.eventTimeMicros();
      }
    }
    assertThat(overtaken, is(greaterThan(100)));
  }

  @Test
  public void theScanIsWhatThePayloadSays() throws IOException {
    for (SimulatedRecord record : WarehouseDay.of(2, 5_000, DAY)) {
      Scan scan = record.scan();
      if (scan == null) {
        continue;
      }
      JsonNode json = JSON.readTree(record.payload());
      long eventMicros =
          ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(text(json, "timestamp")));
      assertThat(text(json, "tenant"), is(scan.tenant()));
      assertThat(text(json, "eventId"), is(scan.eventId()));
      assertThat(text(json, "scannerId"), is(scan.scannerId()));
      assertThat(text(json, "location"), is(scan.location()));
      assertThat(text(json, "rawData"), is(scan.rawCode()));
      assertThat(text(json, "step"), is(scan.step()));
      assertThat(eventMicros, is(scan.eventTimeMicros()));
      assertThat(record.topicKey(), is(scan.scannerId()));
      assertThat(record.arrivalMicros(), is(scan.arrivalMicros()));
      assertThat(
          scan.id(),
          is(
              Scan.identify(
                  text(json, "tenant"),
                  text(json, "eventId"),
                  text(json, "scannerId"),
                  text(json, "location"),
                  text(json, "rawData"),
                  eventMicros,
                  text(json, "step"))));
    }
  }

  @Test
  public void aCopyIsTheSameBytesLater() {
    Map<Object, SimulatedRecord> first = new HashMap<>();
    int copies = 0;
    int scans = 0;
    for (SimulatedRecord record : WarehouseDay.of(3, 20_000, DAY)) {
      Scan scan = record.scan();
      if (scan == null) {
        continue;
      }
      SimulatedRecord original = first.putIfAbsent(scan.id(), record);
      if (original == null) {
        scans++;
      } else {
        copies++;
        assertThat(record.payload(), is(original.payload()));
        assertThat(record.arrivalMicros(), is(greaterThan(original.arrivalMicros())));
      }
    }
    assertThat(scans, is(20_000));
    assertThat(copies, is(greaterThan(50)));
  }

  @Test
  public void sitesAreFarApartAndPlacesOfASiteAreNot() {
    WarehouseDay day = WarehouseDay.of(4, 500, DAY);
    Places.of(day.places()); // refuses a place that is there twice
    TreeSet<String> tenants = new TreeSet<>();
    for (Place a : day.places()) {
      tenants.add(a.tenant());
      for (Place b : day.places()) {
        double km = Places.metres(a, b) / 1_000;
        if (a.site().equals(b.site())) {
          assertThat(km, is(lessThanOrEqualTo(0.3)));
        } else if (a.tenant().equals(b.tenant())) {
          assertThat(a + " " + b, km, is(greaterThan(Warehouses.CLOSEST_KM)));
          assertThat(Warehouses.km(a, b), is(allOf(greaterThan(km - 0.1), lessThan(km + 0.1))));
        }
      }
    }
    assertThat(tenants.size(), is(3));
  }

  @Test
  public void theRulesFileSaysWhatTheRulesAre() throws IOException {
    WarehouseDay day = WarehouseDay.of(4, 500, DAY);
    assertThat(day.rules().of("borealis"), is(BarcodeRules.DEFAULT));
    Properties lines = new Properties();
    lines.load(new StringReader(day.rulesProperties()));
    BarcodeRules standard = BarcodeRules.DEFAULT;
    assertThat(
        day.rules().of("acme"),
        is(
            new BarcodeRules(
                duration(lines, "acme.sessionGap"),
                standard.bounceWindow(),
                duration(lines, "acme.minScanInterval"),
                Double.parseDouble(lines.getProperty("acme.maxSpeedKmh", "")),
                standard.clockError(),
                duration(lines, "acme.futureTolerance"),
                duration(lines, "acme.lateAfter"),
                standard.allowedLateness(),
                standard.travelHorizon())));
    assertThat(lines.size(), is(5));
  }

  @Test
  public void thePlacesFileHasALineForEachPlace() {
    WarehouseDay day = WarehouseDay.of(4, 500, DAY);
    List<String> lines = day.placesCsv().lines().toList();
    assertThat(lines.get(0), is("tenant,place,site,latitude,longitude"));
    List<Place> read = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      read.add(
          new Place(
              cells[0],
              cells[1],
              cells[2],
              Double.parseDouble(cells[3]),
              Double.parseDouble(cells[4])));
    }
    assertThat(read, is(day.places()));
  }

  private static Duration duration(Properties lines, String name) {
    return Durations.parse(lines.getProperty(name, ""));
  }

  @Test
  public void aDayThatIsTooSmallIsRefused() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> WarehouseDay.of(1, 499, DAY));
    assertThat(refused.getMessage(), is("499 scans: a simulated day has 500 to 2000000"));
  }

  private static String text(JsonNode json, String field) {
    return json.required(field).textValue();
  }

  private static String digest(WarehouseDay day) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (SimulatedRecord record : day) {
        sha.update(ByteBuffer.allocate(8).putLong(0, record.arrivalMicros()));
        sha.update(record.topicKey().getBytes(StandardCharsets.UTF_8));
        sha.update(record.payload());
      }
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
