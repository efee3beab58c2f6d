package io.crossdock.io.failure;

import io.crossdock.io.broker.Brokers;
import io.crossdock.io.file.FileOutput;
import io.crossdock.io.file.FileOutputSettings;
import io.crossdock.io.kafka.OutgoingMessage;
import io.crossdock.io.kafka.OutgoingMessageCoder;
import io.crossdock.io.postgres.FailureTable;
import io.crossdock.io.postgres.PostgresOutput;
import io.crossdock.io.postgres.PostgresSettings;
import io.crossdock.io.postgres.Refusal;
import io.crossdock.schemas.failure.Failure;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * Writes failures to all places that the settings name. A failure that can't be written makes no
 * further failure: the write is tried again, and then the bundle fails.
 */
public final class WriteFailures extends PTransform<PCollection<Failure>, PDone> {
  private static final long serialVersionUID = 1;

  private final FailureSettings settings;
  private final @Nullable PostgresSettings postgres;
  private final @Nullable Brokers brokers;

  private WriteFailures(
      FailureSettings settings, @Nullable PostgresSettings postgres, @Nullable Brokers brokers) {
    super("Write failures");
    this.settings = settings;
    this.postgres = postgres;
    this.brokers = brokers;
  }

  /**
   * Writes where {@code settings} say.
   *
   * @param postgres needed for the table
   * @param brokers needed for the topic
   */
  public static WriteFailures to(
      FailureSettings settings, @Nullable PostgresSettings postgres, @Nullable Brokers brokers) {
    return new WriteFailures(settings, postgres, brokers);
  }

  @Override
  public PDone expand(PCollection<Failure> input) {
    PCollection<Failure> failures = input.apply("Count kinds", ParDo.of(new CountFn()));
    if (settings.table()) {
      failures.apply(
          "Write table",
          PostgresOutput.into(new FailureTable(), needed(postgres, "a database"), Refusal.never()));
    }
    String topic = settings.topic();
    if (topic != null) {
      Brokers sendTo = needed(brokers, "a broker");
      failures
          .apply(
              "Encode messages",
              MapElements.into(TypeDescriptor.of(OutgoingMessage.class))
                  .via(new EncodeFailure(topic, sendTo.limit(topic))))
          .setCoder(OutgoingMessageCoder.of())
          .apply("Send messages", sendTo.send(topic));
    }
    if (settings.file() != null) {
      failures.apply(
          "Write files",
          FileOutput.of(
              new FileOutputSettings(settings.file(), 1), "failures", FailureJson::encode));
    }
    return PDone.in(failures.getPipeline());
  }

  /** Counts failures by kind, as {@code failures_LATE}. */
  private static final class CountFn extends DoFn<Failure, Failure> {
    private static final long serialVersionUID = 1;

    @ProcessElement
    public void process(@Element Failure failure, OutputReceiver<Failure> output) {
      Metrics.counter("failure", "failures_" + failure.kind()).inc();
      output.output(failure);
    }
  }

  private static <S> S needed(@Nullable S door, String name) {
    if (door == null) {
      throw new IllegalArgumentException("failures are to go to " + name + ", which is not set up");
    }
    return door;
  }
}
