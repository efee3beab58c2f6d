package io.crossdock.io.pubsub;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.pubsub.v1.PubsubMessage;
import io.crossdock.io.kafka.OutgoingMessage;
import io.crossdock.io.message.Headers;
import io.crossdock.schemas.source.Source;
import io.crossdock.schemas.source.SourceMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.util.CoderUtils;
import org.junit.Test;

public class PubsubMessagesTest {
  private static final String SUBSCRIPTION = "projects/crossdock/subscriptions/scans";
  private static final long PUBLISHED = 1_767_592_800_000L;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static SourceMessage read(Map<String, String> attributes) {
    return ReadMessage.of(SUBSCRIPTION, bytes("{}"), attributes, "key", PUBLISHED, "17");
  }

  @Test
  public void attributesMeanWhatHeadersDo() {
    SourceMessage message =
        read(Map.of("content-type", "application/json", "tenant", "acme", "attempt", "2"));
    assertThat(
        message,
        equalTo(
            new SourceMessage(
                bytes("{}"),
                "application/json",
                bytes("key"),
                "acme",
                PUBLISHED * 1_000,
                2,
                new Source(SUBSCRIPTION, 0, -1, "17"))));
    Source first = new Source("scans", 3, 99, "");
    assertThat(read(Map.of(Headers.SOURCE, Headers.sourceText(first))).source(), equalTo(first));
  }

  @Test
  public void nonsenseInAttributesCountsAsNotThere() {
    SourceMessage message = read(Map.of("attempt", "minus one", "crossdock-source", "///"));
    assertThat(message.attempt(), is(1));
    assertThat(message.source(), equalTo(new Source(SUBSCRIPTION, 0, -1, "17")));
  }

  @Test
  public void anArrivalIsNoLaterThanItsPublication() {
    for (String wrong :
        List.of(
            "",
            "noon",
            "-5",
            "99999999999999999999",
            "999999999999999",
            "+1000000000-12-31T23:59:59Z",
            "-1000000000-01-01T00:00:00Z",
            Long.toString(PUBLISHED + 1))) {
      assertThat(
          wrong, ReadMessage.arrivalMillis(Map.of("t", wrong), "t", PUBLISHED), is(PUBLISHED));
    }
    assertThat(ReadMessage.arrivalMillis(Map.of(), "t", PUBLISHED), is(PUBLISHED));
    assertThat(ReadMessage.arrivalMillis(Map.of("t", "5"), null, PUBLISHED), is(PUBLISHED));
    assertThat(ReadMessage.arrivalMillis(Map.of("t", "5"), "t", PUBLISHED), is(5L));
    assertThat(
        ReadMessage.arrivalMillis(Map.of("t", "2026-01-05T05:59:59Z"), "t", PUBLISHED),
        is(PUBLISHED - 1_000));
  }

  @Test
  public void anIdAttributeNamesAMessageWhereItIsThere() {
    assertThat(ReadMessage.id(Map.of("id", "a"), "id", "17"), equalTo("a"));
    assertThat(ReadMessage.id(Map.of("id", ""), "id", "17"), equalTo("17"));
    assertThat(ReadMessage.id(Map.of("id", "a"), null, "17"), equalTo("17"));
  }

  private static PubsubMessage sent(String key, String value, String tenant) {
    return PubsubOutput.message(
        new OutgoingMessage(bytes(key), bytes(value), "text/plain", tenant));
  }

  @Test
  public void whatIsPublishedHasAnIdOfItsContent() {
    PubsubMessage message = sent("k", "v", "acme");
    assertThat(message.getOrderingKey(), equalTo("k"));
    assertThat(message.getData().toStringUtf8(), equalTo("v"));
    assertThat(message.getAttributesOrThrow("content-type"), equalTo("text/plain"));
    assertThat(message.getAttributesOrThrow("tenant"), equalTo("acme"));
    String id = message.getAttributesOrThrow(PubsubOutput.ID);
    assertThat(sent("k", "v", "acme").getAttributesOrThrow(PubsubOutput.ID), equalTo(id));
    assertThat(sent("k", "w", "acme").getAttributesOrThrow(PubsubOutput.ID), not(equalTo(id)));
    assertThat(sent("l", "v", "acme").getAttributesOrThrow(PubsubOutput.ID), not(equalTo(id)));
  }

  @Test
  public void whatPubsubWouldRefuseIsNotPublished() {
    assertThat(sent("a\0b", "v", "").getOrderingKey(), equalTo("a/b"));
    String longKey = "ü".repeat(600);
    assertThat(bytes(sent(longKey, "v", "").getOrderingKey()).length, lessThanOrEqualTo(1_024));
    assertThat(
        sent(longKey, "v", "").getOrderingKey(),
        not(equalTo(sent(longKey + "x", "v", "").getOrderingKey())));
    assertThat(sent("k", "v", "t".repeat(1_025)).containsAttributes("tenant"), is(false));
  }

  @Test
  public void noMessageTakesMoreOfARequestThanIsCounted() throws Exception {
    for (String text : List.of("", "k", "\u0001".repeat(2_000), "ü".repeat(600))) {
      OutgoingMessage message = new OutgoingMessage(bytes(text), bytes(text), "a/b", text);
      PubsubMessage sent = PubsubOutput.message(message);
      String json =
          new ObjectMapper()
              .writeValueAsString(
                  Map.of(
                      "data",
                      sent.getData().toByteArray(),
                      "orderingKey",
                      sent.getOrderingKey(),
                      "attributes",
                      sent.getAttributesMap()));
      assertThat(bytes(json).length, lessThanOrEqualTo((int) PubsubOutput.bytes(message)));
    }
  }

  @Test
  public void aMarkIsRestoredWithAllItKnows() throws Exception {
    SubscriptionMark mark =
        new SubscriptionMark(
            List.of("a", "b"), 5, -7, List.of(new SubscriptionWatermark.Seen(1, 2)), null);
    SubscriptionMark restored = CoderUtils.clone(new SubscriptionMark.MarkCoder(), mark);
    assertThat(restored.read(), equalTo(List.of("a", "b")));
    assertThat(restored.takenAt(), is(5L));
    assertThat(restored.watermark(), is(-7L));
    assertThat(restored.lately(), equalTo(List.of(new SubscriptionWatermark.Seen(1, 2))));
  }
}
