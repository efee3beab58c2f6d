package io.crossdock.io.failure;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossdock.io.kafka.OutgoingMessage;
import io.crossdock.io.message.MessageLimit;
import io.crossdock.io.postgres.Samples;
import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.source.Source;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.Test;

/** What of a failure goes to a topic that takes no message so large. */
public class EncodeFailureTest {
  private static final int MOST = 100_000;
  private static final String WIDE = "\u0001"; // six characters in JSON
  private static final MessageLimit NOT_ASKED =
      () -> {
        throw new AssertionError("nobody need be asked");
      };

  private static OutgoingMessage message(Failure failure) {
    return new EncodeFailure("dead", () -> MOST).apply(failure);
  }

  private static Failure failure(int payload, int key, String text) {
    return new Failure(
        new UUID(1, 2),
        text,
        "barcode",
        "DecodeScans",
        FailureKind.TOO_LARGE,
        text,
        new byte[payload],
        text,
        new byte[key],
        new Source(text, 1, 7, text),
        Samples.NOON,
        OptionalLong.empty(),
        1);
  }

  private static int size(OutgoingMessage message) {
    return message.key().length
        + message.value().length
        + message.tenant().getBytes(StandardCharsets.UTF_8).length;
  }

  @Test
  public void aSmallOneIsWholeAndNoBrokerIsAsked() {
    Failure failure = Samples.failure(1, 1);
    OutgoingMessage message = new EncodeFailure("dead", NOT_ASKED).apply(failure);
    assertThat(FailureJson.decode(message.value()), equalTo(Optional.of(failure)));
    assertThat(new String(message.key(), StandardCharsets.UTF_8), equalTo(failure.id().toString()));
    assertThat(message.tenant(), equalTo("acme"));
  }

  @Test
  public void oneThatFitsIsWhole() {
    Failure failure = failure(70_000, 10, "acme");
    assertThat(FailureJson.decode(message(failure).value()), equalTo(Optional.of(failure)));
  }

  @Test
  public void oneThatIsTooLargeSaysWhatIsLeftOutAndIsNoneToReplay() throws Exception {
    Failure failure = failure(20_000_000, 10, "acme");
    OutgoingMessage message = message(failure);
    assertThat(size(message), lessThanOrEqualTo(2_000));
    JsonNode json = new ObjectMapper().readTree(message.value());
    assertThat(json.get("id").asText(), equalTo(failure.id().toString()));
    assertThat(json.get("payload").isNull(), is(true));
    assertThat(json.get("key").isNull(), is(true));
    assertThat(
        json.get("message").asText(),
        containsString("20000000 bytes are left out: the topic takes no message so large"));
    assertThat(json.get("source").get("offset").asLong(), is(7L));
    assertThat(FailureJson.decode(message.value()), equalTo(Optional.empty()));
  }

  @Test
  public void whateverIsLargeTheMessageIsNot() {
    for (int length : new int[] {0, 1_000, 16_000, 100_000}) {
      for (String text : new String[] {"x", WIDE, "\ud83d\ude00", "\u00e4"}) {
        for (int payload : new int[] {0, 74_500}) {
          for (int key : new int[] {0, 1_000, 900_000}) {
            Failure failure = failure(payload, key, text.repeat(length / text.length()));
            assertThat(size(message(failure)), lessThanOrEqualTo(MOST + 36));
          }
        }
      }
    }
  }
}
