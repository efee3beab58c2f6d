package io.crossdock.io.format;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.Assert.assertThrows;

import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.source.Source;
import io.crossdock.schemas.source.SourceMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.Test;

public class ScanJsonMutationTest {
  private static final long SIX = 1_767_592_800_000_000L;
  private static final String REQUIRED = "'location':'dock-1','scannerId':'s1',";
  private static final String TIME = "'timestamp':'2026-01-05T06:00:00Z'";
  private static final String VALID = "{" + REQUIRED + "'productId':'416000336108'," + TIME + "}";

  private final List<String> unknown = new ArrayList<>();

  private static SourceMessage message(byte[] payload, String tenant) {
    return new SourceMessage(
        payload, "", new byte[0], tenant, SIX + 5, 1, Source.kafka("scans", 2, 7));
  }

  /** JSON with ' for ", so that tests can be read. */
  private Scan decode(String json, String tenant) throws MessageException {
    byte[] payload = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return FromJson.scan(message(payload, tenant), "default", unknown::add);
  }

  private Scan decode(String json) throws MessageException {
    return decode(json, "");
  }

  private MessageException refusal(String json) {
    return assertThrows(json, MessageException.class, () -> decode(json));
  }

  private void assertViolation(String json, String message) {
    MessageException refusal = refusal(json);
    assertThat(refusal.getMessage(), equalTo(message));
    assertThat(refusal.kind(), is(FailureKind.SCHEMA_VIOLATION));
  }

  private void assertMalformed(String json, String message) {
    MessageException refusal = refusal(json);
    assertThat(refusal.getMessage(), startsWith(message));
    assertThat(refusal.kind(), is(FailureKind.MALFORMED));
  }

  @Test
  public void aScanHasAllThatItsMessageSays() throws MessageException {
    Scan scan =
        decode(
            "{'tenant':'acme','eventId':'e1','step':'receiving',"
                + REQUIRED
                + "'productId':'416000336108',"
                + TIME
                + "}");
    assertThat(
        scan,
        equalTo(
            new Scan(
                "acme",
                Scan.identify("acme", "e1", "s1", "dock-1", "416000336108", SIX, "receiving"),
                "e1",
                "s1",
                "dock-1",
                "416000336108",
                SIX,
                SIX + 5,
                "receiving",
                Scan.Reading.SINGLE,
                Source.kafka("scans", 2, 7))));
    assertThat(unknown, is(empty()));
  }

  @Test
  public void whatIsOptionalIsEmptyOrTheDefault() throws MessageException {
    Scan scan = decode(VALID);
    assertThat(scan.tenant(), equalTo("default"));
    assertThat(scan.eventId(), equalTo(""));
    assertThat(scan.step(), equalTo(""));
    Scan nulls = decode(VALID.replace("}", ",'eventId':null,'step':null}"));
    assertThat(nulls, equalTo(scan));
  }

  @Test
  public void theScannersOwnDataWins() throws MessageException {
    String both = VALID.replace("}", ",'rawData':']E00416000336108'}");
    assertThat(decode(both).rawCode(), equalTo("]E00416000336108"));
    String alone = "{" + REQUIRED + "'rawData':''," + TIME + "}";
    assertThat("an empty code is a finding, no failure", decode(alone).rawCode(), equalTo(""));
    String empty = VALID.replace("}", ",'rawData':''}");
    assertThat(decode(empty).rawCode(), equalTo(""));
  }

  @Test
  public void whatIsRequiredMustBeThere() {
    assertViolation("{}", "timestamp is missing");
    assertViolation("{" + REQUIRED + TIME + "}", "productId is missing");
    assertViolation("{" + REQUIRED + "'productId':'1'}", "timestamp is missing");
    assertViolation(VALID.replace("'scannerId':'s1',", ""), "scannerId is missing");
    assertViolation(VALID.replace("'location':'dock-1',", ""), "location is missing");
  }

  @Test
  public void whatIsRequiredMustNotBeBlank() {
    assertViolation(VALID.replace("'s1'", "''"), "scannerId is blank");
    assertViolation(VALID.replace("'s1'", "' \\t'"), "scannerId is blank");
    assertViolation(VALID.replace("'dock-1'", "' '"), "location is blank");
    assertViolation(VALID.replace("}", ",'tenant':' '}"), "tenant is blank");
  }

  @Test
  public void aTextMustBeAText() {
    for (String name : List.of("productId", "rawData", "location", "scannerId", "tenant")) {
      String rest = VALID.replace("'" + name + "'", "'was'").replace("{", "{'" + name + "':");
      assertViolation(
          rest.replace("':'was'", "':1,'was'").replace(name + "':'", name + "':1,'"),
          name + " is VALUE_NUMBER_INT, not a text");
      assertViolation(
          rest.replace(name + "':'", name + "':null,'"), name + " is VALUE_NULL, not a text");
      assertViolation(
          rest.replace(name + "':'", name + "':{},'"), name + " is START_OBJECT, not a text");
    }
    for (String name : List.of("eventId", "step")) {
      assertViolation(
          VALID.replace("}", ",'" + name + "':[]}"), name + " is START_ARRAY, not a text");
      assertViolation(
          VALID.replace("}", ",'" + name + "':true}"), name + " is VALUE_TRUE, not a text");
    }
  }

  @Test
  public void aTextHasABound() throws MessageException {
    String longest = "x".repeat(10_000);
    assertThat(decode(VALID.replace("'s1'", "'" + longest + "'")).scannerId(), equalTo(longest));
    assertViolation(
        VALID.replace("'s1'", "'x" + longest + "'"),
        "scannerId is 10001 characters long, more than 10000");
  }

  @Test
  public void theTenantIsTheDoorsElseTheMessagesElseTheDefault() throws MessageException {
    String named = VALID.replace("}", ",'tenant':'acme'}");
    assertThat(decode(VALID, "").tenant(), equalTo("default"));
    assertThat(decode(named, "").tenant(), equalTo("acme"));
    assertThat(decode(VALID, "door").tenant(), equalTo("door"));
    assertThat(decode(named, "acme").tenant(), equalTo("acme"));
    MessageException refusal = assertThrows(MessageException.class, () -> decode(named, "globex"));
    assertThat(refusal.getMessage(), equalTo("says tenant acme and came by the door of globex"));
    assertThat(refusal.kind(), is(FailureKind.SCHEMA_VIOLATION));
  }

  @Test
  public void theSameScanOfAnotherTenantIsAnotherScan() throws MessageException {
    assertThat(decode(VALID, "acme").id(), not(equalTo(decode(VALID, "globex").id())));
    assertThat(decode(VALID, "acme").id(), equalTo(decode(VALID, "acme").id()));
  }

  @Test
  public void aTimeMayBeMillisecondsSinceTheEpoch() throws MessageException {
    assertThat(timed("1767592800123").eventTimeMicros(), is(SIX + 123_000));
    assertThat(timed("0").eventTimeMicros(), is(0L));
    assertThat(timed("-1").eventTimeMicros(), is(-1_000L));
    assertThat(timed("1125899906842623").eventTimeMicros(), is(1_125_899_906_842_623_000L));
    assertThat(timed("1767592800000").id(), equalTo(timed("'2026-01-05T07:00:00+01:00'").id()));
  }

  private Scan timed(String time) throws MessageException {
    return decode(VALID.replace("'2026-01-05T06:00:00Z'", time));
  }

  @Test
  public void aTimeThatIsNoneIsRefused() {
    String[] wrong = {"1125899906842624", "-1125899906842624", "9".repeat(99)};
    for (String time : wrong) {
      assertViolation(
          VALID.replace("'2026-01-05T06:00:00Z'", time),
          "timestamp " + time + " is no milliseconds since 1970");
    }
    assertViolation(
        VALID.replace("2026-01-05T06:00:00Z", "2026-01-05T06:00:00"),
        "timestamp \"2026-01-05T06:00:00\" is no ISO 8601 moment with an offset");
    assertViolation(
        VALID.replace("'2026-01-05T06:00:00Z'", "1.5"),
        "timestamp is VALUE_NUMBER_FLOAT, not a text");
    assertViolation(
        VALID.replace("'2026-01-05T06:00:00Z'", "null"), "timestamp is VALUE_NULL, not a text");
  }

  @Test
  public void fieldsThatNoScanHasAreCountedAndPassedOver() throws MessageException {
    Scan scan = decode(VALID.replace("}", ",'battery':{'v':[3.7]},'Step':1,'x':null}"));
    assertThat(scan, equalTo(decode(VALID)));
    assertThat(unknown, contains("battery", "Step", "x"));
  }

  @Test
  public void whatIsNoJsonObjectIsMalformed() {
    assertMalformed("[]", "is no JSON object");
    assertMalformed("'text'", "is no JSON object");
    assertMalformed("7", "is no JSON object");
    assertMalformed("null", "is no JSON object");
    assertMalformed("  ", "is no JSON object");
    assertMalformed(VALID + "{}", "something follows the JSON object");
    assertMalformed(VALID + " x", "is no JSON: ");
    assertMalformed(VALID.substring(0, VALID.length() - 1), "is no JSON: ");
    assertMalformed(VALID.replace("{", "{,"), "is no JSON: ");
    assertMalformed("<xml/>", "is no JSON: ");
    assertMalformed(VALID.replace("{", "{'step':'a','step':'b',"), "is no JSON: ");
    assertMalformed(VALID.replace("}", ",'x':" + "[".repeat(60)), "is no JSON: ");
    assertMalformed(VALID.replace("}", ",'x':" + "1".repeat(101) + "}"), "is no JSON: ");
  }

  @Test
  public void bytesThatAreNoUtf8AreMalformed() {
    byte[] payload =
        VALID.replace('\'', '"').replace("s1", "s\u00FF").getBytes(StandardCharsets.ISO_8859_1);
    MessageException refusal =
        assertThrows(
            MessageException.class,
            () -> FromJson.scan(message(payload, ""), "default", unknown::add));
    assertThat(refusal.kind(), is(FailureKind.MALFORMED));
    assertThat(refusal.getMessage(), containsString("UTF-8"));
  }

  @Test
  public void aScanThatIsWrittenIsReadAsTheSame() throws MessageException {
    Random random = new Random(17);
    String[] texts = {
      "dock", "\u001D01\u001D", "a\"b\\c'", "Grüße \uD83D\uDE9A", "\u0001\n\t", "漢字"
    };
    for (int i = 0; i < 5_000; i++) {
      String[] field = new String[6];
      for (int f = 0; f < field.length; f++) {
        field[f] = texts[random.nextInt(texts.length)] + texts[random.nextInt(texts.length)];
      }
      String eventId = random.nextBoolean() ? "" : field[1];
      String code = random.nextInt(5) == 0 ? "" : field[4];
      String step = random.nextBoolean() ? "" : field[5];
      long time = random.nextLong(-SIX, 3 * SIX);
      Scan scan =
          new Scan(
              "t" + field[0],
              Scan.identify(
                  "t" + field[0], eventId, "s" + field[2], field[3] + "p", code, time, step),
              eventId,
              "s" + field[2],
              field[3] + "p",
              code,
              time,
              SIX + 5,
              step,
              Scan.Reading.SINGLE,
              Source.kafka("scans", 2, 7));
      Scan back = FromJson.scan(message(ScanJson.encode(scan), ""), "default", unknown::add);
      assertThat(back, equalTo(scan));
    }
    // What only a replay believes.
    assertThat(Set.copyOf(unknown), equalTo(Set.of("id", "reading")));
  }

  /** Whatever the bytes are, they are a scan or a message that is refused, and soon. */
  @Test
  public void mutatedMessagesAreNeverWorseThanRefused() {
    byte[] valid =
        VALID
            .replace("}", ",'rawData':']d2010950600013435210LOT\\u001D2112345','step':'x'}")
            .replace('\'', '"')
            .getBytes(StandardCharsets.UTF_8);
    Random random = new Random(99);
    long start = System.nanoTime();
    int refused = 0;
    for (int i = 0; i < 100_000; i++) {
      byte[] payload = mutated(valid, random);
      try {
        Scan scan = FromJson.scan(message(payload, ""), "default", name -> {});
        assertThat(scan.scannerId().isBlank() || scan.location().isBlank(), is(false));
      } catch (MessageException e) {
        assertThat(String.valueOf(e.getMessage()).isBlank(), is(false));
        refused++;
      }
    }
    assertThat(refused + " refused", refused > 50_000 && refused < 100_000, is(true));
    assertThat(Duration.ofNanos(System.nanoTime() - start), lessThan(Duration.ofSeconds(60)));
  }

  private static byte[] mutated(byte[] valid, Random random) {
    byte[] bytes = valid.clone();
    for (int change = random.nextInt(4); change >= 0; change--) {
      int at = random.nextInt(bytes.length);
      int to = at + random.nextInt(bytes.length - at);
      switch (random.nextInt(5)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> bytes = random.nextInt(10) == 0 ? Arrays.copyOf(bytes, at + 1) : bytes;
        case 3 -> {
          byte[] syntax = {'{', '}', '[', ']', '"', ':', ',', '\\', '0', '-', 'e', 0};
          bytes[at] = syntax[random.nextInt(syntax.length)];
        }
        default -> System.arraycopy(valid, 0, bytes, at, Math.min(to - at, valid.length));
      }
    }
    return bytes;
  }
}
