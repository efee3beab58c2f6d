package io.crossdock.io.format;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import io.crossdock.schemas.failure.FailureKind;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.Assert;
import org.junit.Test;

/** Bytes that nobody should send: each ends as a failure of its message, and soon. */
public class EpcisPoisonTest {
  private static final String EVENT =
      EpcisJsonTest.EVENT.formatted("shipping", "in_transit").strip();

  private static FailureKind kind(byte[] payload) {
    return Assert.assertThrows(MessageException.class, () -> EpcisJson.events(payload)).kind();
  }

  private static FailureKind kind(String payload) {
    return kind(payload.getBytes(StandardCharsets.UTF_8));
  }

  private static String with(String field) {
    return EVENT.substring(0, EVENT.length() - 1) + ", " + field + "}";
  }

  @Test
  public void whatIsNoJsonObjectIsMalformed() {
    for (String payload :
        List.of(
            "",
            " ",
            "epcisBody",
            "[]",
            "[" + EVENT + "]",
            "7",
            "null",
            "\"epcisBody\"",
            "<epcis:EPCISDocument/>",
            EVENT + EVENT,
            EVENT + " x",
            EVENT.substring(0, EVENT.length() - 2),
            with("\"action\": \"ADD\""),
            with("\"ext:a\": {\"b\": 1, \"b\": 2}"),
            with("\"ext:a\": NaN"),
            with("\"ext:a\": 01"),
            with("\"ext:a\": " + "9".repeat(101)),
            with("\"ext:a\": " + "[".repeat(101) + "]".repeat(101)),
            with("\"ext:a\": " + "[".repeat(1_000_000)),
            with("\"ext:a\": \"" + "x".repeat(1_000_001) + "\""))) {
      assertThat(
          payload.substring(0, Math.min(80, payload.length())),
          kind(payload),
          is(FailureKind.MALFORMED));
    }
  }

  @Test
  public void wrongBytesAreMalformed() {
    byte[] payload = with("\"ext:a\": \"%\"").getBytes(StandardCharsets.UTF_8);
    payload[payload.length - 3] = (byte) 0xFF;
    assertThat(kind(payload), is(FailureKind.MALFORMED));
    byte[] latin = with("\"ext:a\": \"Käse\"").getBytes(Charset.forName("ISO-8859-1"));
    assertThat(kind(latin), is(FailureKind.MALFORMED));
    assertThat(kind(new byte[1_000]), is(FailureKind.MALFORMED));
  }

  private static String withQuantity(String number) {
    return with("\"quantityList\": [{\"epcClass\": \"a:b\", \"quantity\": " + number + "}]");
  }

  @Test
  public void hugeExponentsAreNotWrittenOut() throws Exception {
    for (String number : List.of("1e300", "-9.9E+299", "1e-2000000000", "0e-2000000000")) {
      String content =
          EpcisJson.events(withQuantity(number).getBytes(StandardCharsets.UTF_8))
              .get(0)
              .content()
              .toString();
      assertThat(content.length(), is(lessThan(2_000)));
    }
    for (String number : List.of("1e400", "1e2000000000", "-9.9E+999999999")) {
      assertThat(number, kind(withQuantity(number)), is(FailureKind.SCHEMA_VIOLATION));
      assertThat(
          number, kind(with("\"ext:a\": [" + number + "]")), is(FailureKind.SCHEMA_VIOLATION));
    }
    for (String number : List.of("1e99999999999", "1e-99999999999")) {
      String payload = withQuantity(number);
      Assert.assertThrows(
          MessageException.class, () -> EpcisJson.events(payload.getBytes(StandardCharsets.UTF_8)));
    }
  }

  @Test
  public void longTextsAndNamesAreCutInTheFailure() {
    String text = "x".repeat(9_000);
    String payload = EVENT.replace("shipping", text);
    MessageException e =
        Assert.assertThrows(
            MessageException.class,
            () -> EpcisJson.events(payload.getBytes(StandardCharsets.UTF_8)));
    assertThat(String.valueOf(e.getMessage()).length(), is(lessThan(300)));
  }
}
