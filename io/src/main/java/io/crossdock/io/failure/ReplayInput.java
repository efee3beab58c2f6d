package io.crossdock.io.failure;

import io.crossdock.io.file.FileInput;
import io.crossdock.io.file.FileInputSettings;
import io.crossdock.io.kafka.KafkaInput;
import io.crossdock.io.kafka.KafkaInputSettings;
import io.crossdock.io.postgres.PostgresSettings;
import io.crossdock.io.source.StampArrival;
import io.crossdock.schemas.source.SourceMessage;
import io.crossdock.schemas.source.SourceMessageCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * Reads dead letters as the messages that they were: with their own payload, content type, key,
 * arrival and source, and the next attempt. What a message becomes has the same ids as it would
 * have had at first, so a replay overwrites and adds nothing twice; a message that fails again at
 * the same step has the same failure with a higher attempt. The read ends; what fails during a
 * replay is not part of it.
 */
public final class ReplayInput extends PTransform<PBegin, PCollection<SourceMessage>> {
  private static final long serialVersionUID = 1;

  private final PTransform<PBegin, PCollection<SourceMessage>> messages;

  private ReplayInput(PTransform<PBegin, PCollection<SourceMessage>> messages) {
    super("Read failures");
    this.messages = messages;
  }

  /** Reads the failures of the table that {@code replay} has chosen. */
  public static ReplayInput table(PostgresSettings settings, Replay replay) {
    return new ReplayInput(
        new PTransform<PBegin, PCollection<SourceMessage>>() {
          private static final long serialVersionUID = 1;

          @Override
          public PCollection<SourceMessage> expand(PBegin begin) {
            return begin
                .apply("Name replay", Create.of(replay.id().toString()))
                .apply("Read table", ParDo.of(new ReadChosenFn(settings)))
                .setCoder(SourceMessageCoder.of());
          }
        });
  }

  /**
   * Reads the failures of files that {@link WriteFailures} wrote. Files know no status: what was
   * replayed once is replayed again.
   */
  public static ReplayInput files(FileInputSettings settings, ReplayFilter filter) {
    return lines(FileInput.of(settings), filter);
  }

  /**
   * Reads the failures of a topic that {@link WriteFailures} wrote. A topic knows no status: what
   * was replayed once is replayed again, unless the settings start later.
   *
   * @throws IllegalArgumentException when the settings make a read that never ends
   */
  public static ReplayInput topic(KafkaInputSettings settings, ReplayFilter filter) {
    if (settings.readUntil() == null) {
      throw new IllegalArgumentException("a replay of a topic must end: it needs --kafkaReadUntil");
    }
    return lines(KafkaInput.of(settings), filter);
  }

  private static ReplayInput lines(
      PTransform<PBegin, PCollection<SourceMessage>> input, ReplayFilter filter) {
    return new ReplayInput(
        new PTransform<PBegin, PCollection<SourceMessage>>() {
          private static final long serialVersionUID = 1;

          @Override
          public PCollection<SourceMessage> expand(PBegin begin) {
            return begin
                .apply("Read lines", input)
                .apply("Choose failures", new ChooseFailures(filter));
          }
        });
  }

  @Override
  public PCollection<SourceMessage> expand(PBegin begin) {
    return begin.apply("Read messages", messages).apply("Stamp arrival", StampArrival.create());
  }
}
