package io.crossdock.io.kafka;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.crossdock.io.message.Headers;
import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.source.Source;
import io.crossdock.schemas.source.SourceMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.io.kafka.KafkaRecord;
import org.apache.beam.sdk.io.kafka.KafkaTimestampType;
import org.apache.beam.sdk.util.CoderUtils;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.Test;

/** Kafka's records become messages and messages become records. */
public class KafkaMessagesTest {

  private static KafkaRecord<byte[], byte[]> record(
      byte @Nullable [] key, byte @Nullable [] value, RecordHeaders headers) {
    return new KafkaRecord<>(
        "scans",
        4,
        17,
        1_772_366_400_123L,
        KafkaTimestampType.LOG_APPEND_TIME,
        headers,
        key,
        value);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  public void aMessageKeepsBytesHeadersAndCoordinates() {
    RecordHeaders headers = new RecordHeaders();
    headers.add("content-type", bytes("application/json"));
    headers.add("tenant", bytes("acme"));
    assertThat(
        KafkaInput.message(record(bytes("k"), bytes("v"), headers)),
        equalTo(
            new SourceMessage(
                bytes("v"),
                "application/json",
                bytes("k"),
                "acme",
                1_772_366_400_123_000L,
                1,
                Source.kafka("scans", 4, 17))));
  }

  @Test
  public void aCopyOfWhatWasBridgedMakesTheSameFailure() {
    RecordHeaders headers = new RecordHeaders();
    Source first = new Source("mqtt:plants/acme/s1/scan", 0, -1, "7#af");
    headers.add(Headers.SOURCE, bytes(Headers.sourceText(first)));
    SourceMessage once = KafkaInput.message(record(bytes("k"), bytes("v"), headers));
    SourceMessage again =
        KafkaInput.message(
            new KafkaRecord<>(
                "scans",
                2,
                99,
                1_772_366_409_999L,
                KafkaTimestampType.CREATE_TIME,
                headers,
                bytes("k"),
                bytes("v")));
    assertThat(again.source(), equalTo(first));
    assertThat(
        Failure.of(again, "barcode", "Decode", FailureKind.MALFORMED, "no JSON").id(),
        equalTo(Failure.of(once, "barcode", "Decode", FailureKind.MALFORMED, "no JSON").id()));
  }

  @Test
  public void whatIsNotThereIsEmpty() {
    assertThat(
        KafkaInput.message(record(null, null, new RecordHeaders())),
        equalTo(
            new SourceMessage(
                new byte[0],
                "",
                new byte[0],
                "",
                1_772_366_400_123_000L,
                1,
                Source.kafka("scans", 4, 17))));
  }

  @Test
  public void aReplayedMessageKeepsItsFirstPlaceAndItsAttempt() {
    Source first = new Source("old/topic é", 2, 99, "id/1");
    RecordHeaders headers = new RecordHeaders();
    headers.add("crossdock-source", bytes(Headers.sourceText(first)));
    headers.add("attempt", bytes("3"));
    SourceMessage message = KafkaInput.message(record(bytes("k"), bytes("v"), headers));
    assertThat(message.source(), equalTo(first));
    assertThat(message.attempt(), equalTo(3));
  }

  @Test
  public void headersThatMakeNoSenseCountAsNotThere() {
    for (String text :
        List.of(
            "",
            "scans",
            "scans/1/2",
            "/1/2/",
            "a/x/2/",
            "a/1/2/%zz",
            "a/1/2/b/c",
            "a/9999999999/2/")) {
      assertThat(text, Headers.source(text), equalTo(Optional.empty()));
    }
    for (String text : List.of("", "0", "-1", "1.5", "x", "99999999")) {
      assertThat(text, Headers.attempt(text), equalTo(1));
    }
    RecordHeaders headers = new RecordHeaders();
    headers.add("tenant", null);
    assertThat(KafkaInput.text(headers, "tenant"), equalTo(""));
    assertThat(KafkaInput.text(null, "tenant"), equalTo(""));
  }

  @Test
  public void anOutgoingMessageHasItsHeaders() {
    ProducerRecord<byte[], byte[]> sent =
        KafkaOutput.record(
            "anomalies", new OutgoingMessage(bytes("k"), bytes("v"), "application/json", "acme"));
    assertThat(sent.topic(), equalTo("anomalies"));
    assertThat(sent.partition(), nullValue());
    assertThat(sent.key(), equalTo(bytes("k")));
    assertThat(sent.value(), equalTo(bytes("v")));
    assertThat(KafkaInput.text(sent.headers(), "content-type"), equalTo("application/json"));
    assertThat(KafkaInput.text(sent.headers(), "tenant"), equalTo("acme"));
    ProducerRecord<byte[], byte[]> withoutTenant =
        KafkaOutput.record("anomalies", new OutgoingMessage(bytes("k"), bytes("v"), "a/b", ""));
    assertThat(withoutTenant.headers().lastHeader("tenant"), nullValue());
  }

  @Test
  public void anOutgoingMessageSurvivesItsCoder() throws CoderException {
    OutgoingMessage message = new OutgoingMessage(bytes("k"), bytes("v"), "a/b", "acme");
    assertThat(CoderUtils.clone(OutgoingMessageCoder.of(), message), equalTo(message));
  }
}
