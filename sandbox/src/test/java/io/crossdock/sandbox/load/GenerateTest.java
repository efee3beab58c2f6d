package io.crossdock.sandbox.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.Optional;
import org.junit.Test;

public class GenerateTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static String refusal(String... args) {
    PrintStream before = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, UTF_8));
    try {
      assertThat(Generate.run(args), equalTo(2));
    } finally {
      System.setErr(before);
    }
    return said.toString(UTF_8);
  }

  @Test
  public void whatIsWrongIsSaid() {
    assertThat(refusal("barcode"), containsString("Say when to stop"));
    assertThat(refusal("barcode", "--count=1", "--for=1s"), containsString("Say when to stop"));
    assertThat(refusal("barcode", "--for=5"), containsString("write it with units"));
    assertThat(refusal("barcode", "--count=1", "--rate=-1"), containsString("--rate is -1"));
    assertThat(
        refusal("barcode", "--count=1", "--truth=x"), containsString("--times=simulated only"));
    assertThat(
        refusal("fleet", "--count=1", "--format=epcis-json"), containsString("for barcode only"));
    assertThat(refusal("barcode", "--count=1", "--door=kinesis"), containsString("needs --region"));
    assertThat(
        refusal("barcode", "--count=1", "--door=eventhubs"), containsString("needs --properties"));
    assertThat(refusal("barcode", "--count=1", "--door=pigeon"), containsString("--door"));
  }

  @Test
  public void aMessageHappensAsLongBeforeItIsSentAsItWasUnderWay() throws Exception {
    ObjectNode scan =
        (ObjectNode) JSON.readTree("{\"timestamp\":\"2026-01-05T08:00:00.250+02:00\"}");
    long arrival = 1_767_592_803_000_000L; // 2026-01-05T06:00:03Z
    Restamp.move(scan, arrival, 1_800_000_000_000_000L);
    assertThat(scan.path("timestamp").asText(), equalTo("2027-01-15T07:59:57.250Z"));
    ObjectNode wrong = (ObjectNode) JSON.readTree("{\"timestamp\":\"noon\"}");
    Restamp.move(wrong, arrival, 1_800_000_000_000_000L);
    assertThat(wrong.path("timestamp").asText(), equalTo("noon"));
  }

  @Test
  public void aScanIsAnEventOfItsOneItem() throws Exception {
    String scan =
        "{\"rawData\":\"]C100095212340000000013\",\"location\":\"gate 1\",\"timestamp\":\"2026-01-05T06:00:00Z\"}";
    Optional<byte[]> event = new EpcisJsonEncoder().encode((ObjectNode) JSON.readTree(scan));
    String text = event.map(bytes -> new String(bytes, UTF_8)).orElse("none");
    assertThat(text, containsString("\"epcList\":[\"https://id.gs1.org/00/095212340000000013\"]"));
    String none =
        "{\"rawData\":\"HELLO\",\"location\":\"x\",\"timestamp\":\"2026-01-05T06:00:00Z\"}";
    assertThat(
        new EpcisJsonEncoder().encode((ObjectNode) JSON.readTree(none)).isPresent(),
        equalTo(false));
  }

  @Test
  public void everyPipelineHasTrafficInTheOrderOfArrival() {
    for (Traffic traffic : Traffic.values()) {
      Iterator<Sample> samples =
          traffic.day(1, 600, LocalDate.of(2026, 1, 5)).samples().limit(500).iterator();
      long before = 0;
      int number = 0;
      while (samples.hasNext()) {
        Sample sample = samples.next();
        assertThat(sample.arrivalMicros() + 1, greaterThan(before));
        before = sample.arrivalMicros();
        number++;
      }
      assertThat(traffic.toString(), number, equalTo(500));
    }
  }
}
