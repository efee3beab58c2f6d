package io.crossdock.pipelines.doors;

import static java.util.Objects.requireNonNull;

import io.crossdock.io.console.ConsoleOutput;
import io.crossdock.io.failure.Replay;
import io.crossdock.io.failure.ReplayInput;
import io.crossdock.io.failure.WriteFailures;
import io.crossdock.io.file.FileInput;
import io.crossdock.io.file.FileOutput;
import io.crossdock.io.kafka.CheckKafka;
import io.crossdock.io.kafka.KafkaInput;
import io.crossdock.io.kafka.OutgoingMessage;
import io.crossdock.io.kafka.OutgoingMessageCoder;
import io.crossdock.io.kinesis.CheckKinesis;
import io.crossdock.io.kinesis.KinesisInput;
import io.crossdock.io.postgres.PostgresOutput;
import io.crossdock.io.postgres.Refusal;
import io.crossdock.io.postgres.Table;
import io.crossdock.io.pubsub.CheckPubsub;
import io.crossdock.io.pubsub.PubsubInput;
import io.crossdock.io.pubsub.PubsubInputSettings;
import io.crossdock.io.pubsub.PubsubSettings;
import io.crossdock.pipelines.launch.OutsideException;
import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.failure.FailureCoder;
import io.crossdock.schemas.source.SourceMessage;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.apache.beam.sdk.values.POutput;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.jspecify.annotations.Nullable;

/** The one place where kinds of input and output are chosen. */
public final class Doors {
  private final DoorSettings settings;
  private final @Nullable Replay replay;

  private Doors(DoorSettings settings, @Nullable Replay replay) {
    this.settings = settings;
    this.replay = replay;
  }

  /**
   * Opens the doors; chooses the failures of a replay, if it is one.
   *
   * @throws SQLException when the database refuses
   */
  public static Doors open(DoorSettings settings) throws SQLException {
    if (settings.input() != DoorSettings.Input.REPLAY) {
      return new Doors(settings, null);
    }
    Replay replay =
        Replay.choose(requireNonNull(settings.postgres()), requireNonNull(settings.replay()));
    System.out.printf(
        "Replaying %d failures; %d were tried too often and are left.%n",
        replay.chosen(), replay.exhausted());
    return new Doors(settings, replay);
  }

  /**
   * Asks where messages are read from and sent to whether that may be, before anything runs.
   *
   * @param options the job's
   * @throws OutsideException saying all that is wrong there
   */
  public void prepare(PipelineOptions options) {
    List<String> problems = new ArrayList<>();
    if (settings.kafkaInput() != null) {
      CheckKafka.problem(settings.kafkaInput()).ifPresent(problems::add);
    }
    if (settings.kinesisInput() != null) {
      CheckKinesis.problem(settings.kinesisInput()).ifPresent(problems::add);
    }
    problems.addAll(problemsOfPubsub(options));
    if (!problems.isEmpty()) {
      throw new OutsideException(String.join("\n  ", problems));
    }
  }

  private List<String> problemsOfPubsub(PipelineOptions options) {
    List<String> topics = settings.topics().stream().filter(PubsubSettings::isTopic).toList();
    PubsubInputSettings input = settings.pubsubInput();
    if (topics.isEmpty() && input == null) {
      return List.of();
    }
    CheckPubsub check = new CheckPubsub(settings.pubsub(), options);
    List<String> subscriptions = input == null ? List.of() : input.subscriptions();
    return Stream.concat(
            subscriptions.stream().map(check::subscription), topics.stream().map(check::topic))
        .flatMap(Optional::stream)
        .toList();
  }

  /**
   * Marks what was replayed, once the pipeline has succeeded.
   *
   * @throws SQLException when the database refuses
   */
  public void close() throws SQLException {
    if (replay != null) {
      int marked = replay.markReplayed(requireNonNull(settings.postgres()));
      System.out.printf(
          "%d failures went through, %d failed again.%n", marked, replay.chosen() - marked);
    }
  }

  /** Messages as they were read. */
  public PTransform<PBegin, PCollection<SourceMessage>> input() {
    return switch (settings.input()) {
      case KAFKA -> KafkaInput.of(requireNonNull(settings.kafkaInput()));
      case PUBSUB -> PubsubInput.of(requireNonNull(settings.pubsubInput()));
      case KINESIS -> KinesisInput.of(requireNonNull(settings.kinesisInput()));
      case FILES -> FileInput.of(requireNonNull(settings.inputFiles()));
      case REPLAY -> ReplayInput.table(requireNonNull(settings.postgres()), requireNonNull(replay));
    };
  }

  /**
   * Rows, wherever they go, and the failures of those that are refused.
   *
   * @param name of the files
   * @param refusal what becomes of a row that the database refuses
   */
  public <T> PTransform<PCollection<T>, PCollection<Failure>> rows(
      String name, Table<T> table, SerializableFunction<T, String> json, Refusal<T> refusal) {
    return switch (settings.output()) {
      case POSTGRES -> PostgresOutput.into(table, requireNonNull(settings.postgres()), refusal);
      case FILES ->
          step(
              rows -> {
                rows.apply(
                    "Files", FileOutput.of(requireNonNull(settings.outputFiles()), name, json));
                return none(rows);
              });
      case CONSOLE ->
          step(
              rows -> {
                rows.apply("Console", ConsoleOutput.of(json));
                return none(rows);
              });
    };
  }

  /**
   * Whether news go anywhere but into the tables. A step with nothing in it would take its input on
   * DirectRunner and never be done.
   *
   * @param topic where they are sent, if anywhere
   */
  public boolean tellsNews(@Nullable String topic) {
    return topic != null || settings.output() != DoorSettings.Output.POSTGRES;
  }

  /**
   * News: to a topic, and beside the rows where these do not go into tables.
   *
   * @param what what they are, in the plural: a part of steps' names
   * @param topic where they are sent, if anywhere
   */
  public <T> PTransform<PCollection<T>, PDone> news(
      String what,
      @Nullable String topic,
      SerializableFunction<T, OutgoingMessage> message,
      SerializableFunction<T, String> json) {
    return step(
        news -> {
          if (topic != null) {
            send(news, what, topic, message);
          }
          if (settings.output() == DoorSettings.Output.FILES) {
            news.apply("Files", FileOutput.of(requireNonNull(settings.outputFiles()), what, json));
          }
          if (settings.output() == DoorSettings.Output.CONSOLE) {
            news.apply("Console", ConsoleOutput.of(json));
          }
          return PDone.in(news.getPipeline());
        });
  }

  /**
   * News that are rows as well: to a topic.
   *
   * @param what what they are, in the plural: a part of steps' names
   */
  public <T> PTransform<PCollection<T>, PDone> send(
      String what, String topic, SerializableFunction<T, OutgoingMessage> message) {
    return step(news -> send(news, what, topic, message));
  }

  private <T> PDone send(
      PCollection<T> news,
      String what,
      String topic,
      SerializableFunction<T, OutgoingMessage> message) {
    String title = Character.toUpperCase(what.charAt(0)) + what.substring(1);
    return news.apply(
            "Encode" + title,
            MapElements.into(TypeDescriptor.of(OutgoingMessage.class)).via(message))
        .setCoder(OutgoingMessageCoder.of())
        .apply("Send" + title, settings.sendTo().send(topic));
  }

  /** Failures, wherever they go. */
  public PTransform<PCollection<Failure>, PDone> failures() {
    return WriteFailures.to(settings.failures(), settings.postgres(), settings.sendTo());
  }

  private static PCollection<Failure> none(PCollection<?> rows) {
    return rows.getPipeline().apply("NoFailures", Create.empty(FailureCoder.of()));
  }

  private interface Wiring<I, O> {
    O wire(PCollection<I> input);
  }

  private static <I, O extends POutput> PTransform<PCollection<I>, O> step(Wiring<I, O> wiring) {
    return new PTransform<PCollection<I>, O>() {
      private static final long serialVersionUID = 1;

      @Override
      public O expand(PCollection<I> input) {
        return wiring.wire(input);
      }
    };
  }
}
