package io.crossdock.io.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.Assert.assertThrows;

import io.crossdock.io.registry.RegistrySettings;
import io.crossdock.io.registry.RegistryStub;
import io.crossdock.io.registry.SchemaText;
import io.crossdock.io.registry.SchemaType;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.failure.FailureKind;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.Test;

/** What a message that names a schema's id becomes; real registries are in the sandbox's tests. */
public class RegistryFrameTest {
  private static final String JSON =
      "{\"productId\":\"42\",\"scannerId\":\"s1\",\"location\":\"dock\",\"timestamp\":1767603600500}";

  private static byte[] framed(int id, String content) {
    byte[] body = content.getBytes(UTF_8);
    return ByteBuffer.allocate(5 + body.length).put((byte) 0).putInt(id).put(body).array();
  }

  private static List<Scan> decode(@Nullable RegistrySettings settings, byte[] payload)
      throws MessageException {
    FieldDecoder<Scan> decoder =
        new FieldDecoder<>(
            new RegistryFrame(settings, List.of(new FramedAvro(), new FramedJson())),
            ScanDraft::begin,
            "default");
    assertThat(decoder.accepts(FromAvro.message(payload)), equalTo(true));
    return decoder.decode(FromAvro.message(payload));
  }

  private static RegistrySettings at(int port) {
    return new RegistrySettings(
        "http://127.0.0.1:" + port, null, null, Duration.ofSeconds(20), Duration.ZERO);
  }

  @Test
  public void withoutARegistryItIsUnavailable() {
    MessageException refused =
        assertThrows(MessageException.class, () -> decode(null, framed(7, JSON)));
    assertThat(refused.kind(), equalTo(FailureKind.UNAVAILABLE));
    assertThat(refused.getMessage(), containsString("names schema 7"));
    assertThat(refused.getMessage(), containsString("--schemaRegistryUrl"));
  }

  @Test
  public void aRegistryThatIsAwayIsUnavailable() {
    MessageException refused =
        assertThrows(MessageException.class, () -> decode(at(1), framed(7, JSON)));
    assertThat(refused.kind(), equalTo(FailureKind.UNAVAILABLE));
    assertThat(refused.getMessage(), containsString("http://127.0.0.1:1 is away"));
  }

  @Test
  public void theRegistrySaysWhatAMessageIs() throws Exception {
    List<SchemaText> schemas =
        List.of(
            new SchemaText(SchemaType.JSON, "{}", List.of()),
            new SchemaText(SchemaType.PROTOBUF, "syntax", List.of()));
    try (RegistryStub registry = RegistryStub.start(schemas)) {
      RegistrySettings settings = registry.settings();
      assertThat(decode(settings, framed(1, JSON)).get(0).rawCode(), equalTo("42"));

      MessageException unknown =
          assertThrows(MessageException.class, () -> decode(settings, framed(-1, JSON)));
      assertThat(unknown.kind(), equalTo(FailureKind.UNMATCHED));
      assertThat(unknown.getMessage(), containsString("names schema 4294967295: "));
      assertThat(unknown.getMessage(), containsString(settings.url()));

      MessageException other =
          assertThrows(MessageException.class, () -> decode(settings, framed(2, JSON)));
      assertThat(other.kind(), equalTo(FailureKind.SCHEMA_VIOLATION));
      assertThat(other.getMessage(), containsString("of type PROTOBUF"));
    }
  }
}
