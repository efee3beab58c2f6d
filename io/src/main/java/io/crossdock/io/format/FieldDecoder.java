package io.crossdock.io.format;

import io.crossdock.io.contract.ProtobufContract;
import io.crossdock.schemas.source.SourceMessage;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;

/** A format of records, read as the values of one kind. A wrong record fails the whole message. */
final class FieldDecoder<T> implements MessageDecoder<T> {
  private static final long serialVersionUID = 1;

  private final MessageFormat format;
  private final Drafts<T> drafts;
  private final String defaultTenant;
  private final Counter unknownFields = Metrics.counter("decode", "unknown_fields");

  /** Begins values. */
  @FunctionalInterface
  interface Drafts<T> extends Serializable {
    /** An empty draft of a value in this message. */
    Draft<T> begin(SourceMessage message);
  }

  FieldDecoder(MessageFormat format, Drafts<T> drafts, String defaultTenant) {
    this.format = format;
    this.drafts = drafts;
    this.defaultTenant = defaultTenant;
  }

  /**
   * A decoder for each format.
   *
   * @param protobuf what a message of Protobuf is, which does not say it itself
   * @throws io.crossdock.io.settings.InvalidSettingsException when a mapping names a field that
   *     these drafts do not know
   */
  static <T> List<MessageDecoder<T>> all(
      FormatSettings settings, ProtobufContract protobuf, Drafts<T> drafts) {
    if (settings.xmlMapping() != null) {
      MappedNames.check(settings.xmlMapping(), drafts);
    }
    List<MessageDecoder<T>> decoders = new ArrayList<>();
    for (MessageFormat format : settings.formats(protobuf)) {
      decoders.add(new FieldDecoder<>(format, drafts, settings.defaultTenant()));
    }
    return decoders;
  }

  @Override
  public boolean accepts(SourceMessage message) {
    return format.accepts(message);
  }

  @Override
  public List<T> decode(SourceMessage message) throws MessageException {
    return decode(message, name -> unknownFields.inc());
  }

  /**
   * The values in a message.
   *
   * @param unknown is told of each field that is not known
   */
  List<T> decode(SourceMessage message, Consumer<String> unknown) throws MessageException {
    List<Draft<T>> records = new ArrayList<>(1);
    format.read(
        message,
        () -> {
          Draft<T> draft = drafts.begin(message);
          records.add(draft);
          return new CountingTaker(draft, unknown);
        });
    List<T> values = new ArrayList<>(records.size());
    for (Draft<T> record : records) {
      values.add(record.finish(message, defaultTenant));
    }
    return values;
  }

  private record CountingTaker(FieldTaker draft, Consumer<String> unknown) implements FieldTaker {
    @Override
    public boolean take(String name, FieldValue value) throws IOException, MessageException {
      boolean known = draft.take(name, value);
      if (!known) {
        unknown.accept(name);
      }
      return known;
    }

    @Override
    public void unnamed(int number) {
      unknown.accept("field " + number);
    }
  }
}
