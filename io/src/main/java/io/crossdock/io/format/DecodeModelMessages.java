package io.crossdock.io.format;

import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.maintenance.ModelMessage;
import io.crossdock.schemas.source.SourceMessage;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.jspecify.annotations.Nullable;

/**
 * Makes word of models of messages: a JSON object with {@code uri}, where the model's file is, and
 * either {@code sha256}, the hash of the file, or {@code removed}, which is true.
 */
public final class DecodeModelMessages {
  private static final String STEP = "DecodeModels";
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private DecodeModelMessages() {}

  /**
   * Decodes word of the models of a pipeline.
   *
   * @param pipeline the pipeline's name, for its failures
   * @param maxBytes a larger message is a failure of kind TOO_LARGE
   */
  public static DecodeMessages<ModelMessage> of(String pipeline, int maxBytes) {
    return new DecodeMessages<>(
        new DecodeMessages.Step(pipeline, STEP, "model", maxBytes),
        List.of(new JsonDecoder()),
        SerializableCoder.of(ModelMessage.class),
        new Any());
  }

  /** What a message says; empty for one that {@link #of} makes a failure of. */
  public static Optional<ModelMessage> read(SourceMessage message, int maxBytes) {
    try {
      return message.payload().length > maxBytes ? Optional.empty() : Optional.of(decode(message));
    } catch (MessageException e) {
      return Optional.empty();
    }
  }

  static ModelMessage decode(SourceMessage message) throws MessageException {
    Fields fields = new Fields();
    JsonFormat.read(message.payload(), fields::take);
    String uri = RequiredField.text("uri", fields.uri);
    String hash = fields.sha256;
    if (fields.removed) {
      return new ModelMessage(uri, "", true);
    }
    if (hash == null) {
      throw RequiredField.missing("sha256");
    }
    if (!SHA256.matcher(hash).matches()) {
      throw new MessageException(
          FailureKind.SCHEMA_VIOLATION, "sha256 is not 64 hexadecimal digits");
    }
    return new ModelMessage(uri, hash, false);
  }

  private static final class JsonDecoder implements MessageDecoder<ModelMessage> {
    private static final long serialVersionUID = 1;

    @Override
    public boolean accepts(SourceMessage message) {
      return true;
    }

    @Override
    public List<ModelMessage> decode(SourceMessage message) throws MessageException {
      return List.of(DecodeModelMessages.decode(message));
    }
  }

  private static final class Fields {
    private @Nullable String uri;
    private @Nullable String sha256;
    private boolean removed;

    boolean take(String name, JsonField value) throws IOException, MessageException {
      switch (name) {
        case "uri" -> uri = value.name(name);
        case "sha256" -> sha256 = value.isNull() ? null : value.text(name).toLowerCase(Locale.ROOT);
        case "removed" -> removed = value.bool(name);
        default -> {
          return false;
        }
      }
      return true;
    }
  }

  /** Whether there is such a file is seen when it is loaded. */
  private record Any() implements DecodeMessages.Acceptance<ModelMessage> {

    @Override
    public String refuse(ModelMessage message) {
      return "";
    }

    @Override
    public FailureKind kind() {
      return FailureKind.SCHEMA_VIOLATION;
    }

    @Override
    public String tenant(ModelMessage message) {
      return "";
    }

    @Override
    public long eventTimeMicros(ModelMessage message) {
      return 0;
    }
  }
}
