package io.crossdock.io.format;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.Assert.assertThrows;

import io.crossdock.io.kafka.OutgoingMessage;
import io.crossdock.io.maintenance.MaintenanceJson;
import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.maintenance.ModelMessage;
import io.crossdock.schemas.source.Source;
import io.crossdock.schemas.source.SourceMessage;
import io.crossdock.schemas.source.SourceMessageCoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.WithFailures;
import org.apache.beam.sdk.values.PCollection;
import org.junit.Rule;
import org.junit.Test;

/** Word of models as JSON. */
public class DecodeModelMessagesTest {
  private static final String HASH = "0123456789abcdef".repeat(4);

  @Rule public final TestPipeline pipeline = TestPipeline.create();

  private static SourceMessage message(String json) {
    return new SourceMessage(
        json.getBytes(StandardCharsets.UTF_8),
        "",
        new byte[0],
        "",
        1,
        1,
        Source.kafka("models", 0, json.length()));
  }

  @Test
  public void whatIsSentIsDecoded() throws MessageException {
    for (ModelMessage word :
        List.of(
            new ModelMessage("gs://models/bearing.onnx", HASH, false),
            new ModelMessage("/models/a b.onnx", "", true))) {
      OutgoingMessage sent = MaintenanceJson.message(word);
      assertThat(
          DecodeModelMessages.decode(message(new String(sent.value(), StandardCharsets.UTF_8))),
          equalTo(word));
      assertThat(new String(sent.key(), StandardCharsets.UTF_8), equalTo(word.uri()));
    }
    assertThat(
        DecodeModelMessages.decode(
                message(
                    "{\"uri\":\"a\",\"sha256\":\""
                        + HASH.toUpperCase(Locale.ROOT)
                        + "\",\"removed\":false,\"x\":[]}"))
            .sha256(),
        equalTo(HASH));
  }

  @Test
  public void whatIsWrongIsSaid() {
    Map.of(
            "{\"sha256\":\"" + HASH + "\"}",
            "uri is missing",
            "{\"uri\":\" \",\"removed\":true}",
            "uri is blank",
            "{\"uri\":\"a\"}",
            "sha256 is missing",
            "{\"uri\":\"a\",\"removed\":false}",
            "sha256 is missing",
            "{\"uri\":\"a\",\"sha256\":\"" + HASH + "0\"}",
            "not 64 hexadecimal digits",
            "{\"uri\":\"a\",\"sha256\":\"" + HASH.replace('0', 'g') + "\"}",
            "not 64 hexadecimal",
            "{\"uri\":\"a\",\"sha256\":7}",
            "not a text",
            "{\"uri\":\"a\",\"removed\":\"yes\"}",
            "neither true nor false")
        .forEach(
            (json, said) -> {
              MessageException refused =
                  assertThrows(
                      json,
                      MessageException.class,
                      () -> DecodeModelMessages.decode(message(json)));
              assertThat(json, refused.kind(), equalTo(FailureKind.SCHEMA_VIOLATION));
              assertThat(json, refused.getMessage(), containsString(said));
            });
  }

  @Test
  public void whatCannotBeReadIsAFailureAndTheRestGoesOn() {
    WithFailures.Result<PCollection<ModelMessage>, Failure> decoded =
        pipeline
            .apply(
                Create.of(
                        message("{\"uri\":\"a\",\"removed\":true}"),
                        message("no JSON"),
                        message("{\"uri\":\"" + "a".repeat(200) + "\",\"removed\":true}"))
                    .withCoder(SourceMessageCoder.of()))
            .apply(DecodeModelMessages.of("maintenance", 100));
    PAssert.that(decoded.output()).containsInAnyOrder(new ModelMessage("a", "", true));
    PAssert.that(decoded.failures())
        .satisfies(
            failures -> {
              int kinds = 0;
              for (Failure failure : failures) {
                kinds += failure.kind() == FailureKind.MALFORMED ? 1 : 0;
                kinds += failure.kind() == FailureKind.TOO_LARGE ? 10 : 0;
              }
              assertThat(kinds, equalTo(11));
              return null;
            });
    pipeline.run();
  }
}
