package io.crossdock.io.failure;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.Assert.assertThrows;

import io.crossdock.io.file.FileInputSettings;
import io.crossdock.io.kafka.ArrivalSettings;
import io.crossdock.io.kafka.KafkaInputSettings;
import io.crossdock.io.kafka.KafkaSettings;
import io.crossdock.io.postgres.PostgresSettings;
import io.crossdock.io.postgres.Samples;
import io.crossdock.io.postgres.TestDatabase;
import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.failure.FailureCoder;
import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.source.SourceMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Filter;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Dead letters are written, read back as they were, and marked when they went through. */
public class ReplayTest {
  private static final String STATUS =
      "select source_offset, attempt, status from crossdock.failure order by 1";

  @Rule public final transient TestPipeline pipeline = TestPipeline.create();
  @Rule public final transient TemporaryFolder folder = new TemporaryFolder();

  private final PostgresSettings postgres = TestDatabase.settings();

  @Before
  public void emptyTables() throws SQLException {
    TestDatabase.empty();
  }

  @Test
  public void aReplayMarksWhatWentThroughAndKeepsWhatFailedAgain() throws SQLException {
    write(List.of(Samples.failure(1, 1), Samples.failure(2, 1), Samples.failure(3, 4)));

    Replay first = Replay.choose(postgres, ReplayFilter.all("barcode", 4));
    assertThat(first.chosen(), equalTo(2));
    assertThat(first.exhausted(), equalTo(1));
    assertThat(
        "choosing changes nothing",
        TestDatabase.rows(STATUS),
        contains("1|1|OPEN", "2|1|OPEN", "3|4|OPEN"));

    // What comes while the replay runs is not part of it.
    write(List.of(Samples.failure(9, 1)));
    replay(first, message -> message.source().offset() == 2);
    assertThat(first.markReplayed(postgres), equalTo(1));
    assertThat(
        TestDatabase.rows(STATUS), contains("1|1|REPLAYED", "2|2|OPEN", "3|4|OPEN", "9|1|OPEN"));
    assertThat("marking again", first.markReplayed(postgres), equalTo(0));

    Replay second = Replay.choose(postgres, ReplayFilter.all("barcode", 4));
    assertThat(second.chosen(), equalTo(2));
    replay(second, message -> false);
    assertThat(second.markReplayed(postgres), equalTo(2));
    assertThat(
        TestDatabase.rows(STATUS),
        contains("1|1|REPLAYED", "2|2|REPLAYED", "3|4|OPEN", "9|1|REPLAYED"));
  }

  @Test
  public void aReplayThatRunsTwiceCountsOneAttempt() throws SQLException {
    write(List.of(Samples.failure(2, 1)));
    Replay replay = Replay.choose(postgres, ReplayFilter.all("barcode", 4));
    replay(replay, message -> true);
    replay(replay, message -> true);
    assertThat(replay.markReplayed(postgres), equalTo(0));
    assertThat(TestDatabase.rows(STATUS), contains("2|2|OPEN"));
  }

  /** As rows do that no model could score: they are made on the way and carry no attempt. */
  @Test
  public void whatFailsAgainWithoutKnowingItsAttemptStaysOpen() throws SQLException {
    write(List.of(Samples.failure(1, 1), Samples.failure(2, 1)));
    for (int attempt = 2; attempt <= 3; attempt++) {
      Replay replay = Replay.choose(postgres, ReplayFilter.all("barcode", 3));
      // Twice, as when a runner does a bundle again.
      write(List.of(Samples.failure(2, 1)));
      write(List.of(Samples.failure(2, 1)));
      assertThat(replay.markReplayed(postgres), equalTo(attempt == 2 ? 1 : 0));
      assertThat(replay.markReplayed(postgres), equalTo(0));
      assertThat(TestDatabase.rows(STATUS), contains("1|1|REPLAYED", "2|" + attempt + "|OPEN"));
    }
    assertThat(Replay.choose(postgres, ReplayFilter.all("barcode", 3)).exhausted(), equalTo(1));
  }

  @Test
  public void messagesComeBackAsTheyWere() throws SQLException {
    write(List.of(Samples.failure(7, 2)));
    Replay replay = Replay.choose(postgres, ReplayFilter.all("barcode", 5));
    PCollection<SourceMessage> messages = pipeline.apply(ReplayInput.table(postgres, replay));
    PAssert.that(messages).containsInAnyOrder(Samples.message(7, 3));
    PAssert.that(
            messages.apply(
                MapElements.into(TypeDescriptor.of(Long.class))
                    .via(message -> message.arrivalMicros())))
        .containsInAnyOrder(Samples.NOON + 7);
    pipeline.run().waitUntilFinish();
  }

  @Test
  public void theFilterAsksForPipelineKindAndTime() throws SQLException {
    write(
        List.of(
            Samples.failure(1, 1),
            Samples.failure(2, 1),
            Failure.of(
                Samples.message(1, 1),
                "acme",
                "barcode",
                "Write",
                FailureKind.SINK_REJECTED,
                "",
                OptionalLong.empty()),
            Failure.of(Samples.message(1, 1), "fleet", "Decode", FailureKind.MALFORMED, "")));
    assertThat(chosen(ReplayFilter.all("barcode", 9)), equalTo(3));
    assertThat(chosen(ReplayFilter.all("fleet", 9)), equalTo(1));
    assertThat(chosen(ReplayFilter.all("none", 9)), equalTo(0));
    assertThat(
        chosen(
            new ReplayFilter(
                "barcode",
                EnumSet.of(FailureKind.MALFORMED),
                Set.of(),
                Samples.NOON + 2,
                Samples.NOON + 3,
                9)),
        equalTo(1));
    assertThat(
        chosen(
            new ReplayFilter(
                "barcode",
                EnumSet.allOf(FailureKind.class),
                Set.of(Samples.failure(2, 1).id()),
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                9)),
        equalTo(1));
  }

  private int chosen(ReplayFilter filter) throws SQLException {
    return Replay.choose(postgres, filter).chosen();
  }

  @Test
  public void aFileOfFailuresIsReplayedOnceForEachFailure() throws IOException {
    Path file = folder.getRoot().toPath().resolve("failures.ndjson");
    Failure other = Failure.of(Samples.message(5, 1), "fleet", "Decode", FailureKind.MALFORMED, "");
    List<String> lines = new ArrayList<>();
    for (Failure failure :
        List.of(
            Samples.failure(1, 1),
            Samples.failure(1, 2),
            Samples.failure(1, 1),
            Samples.failure(2, 3),
            other)) {
      lines.add(FailureJson.encode(failure));
    }
    // Of one that was too large for a topic nothing is here to be replayed.
    lines.add(FailureJson.encodeWithoutBytes(Samples.failure(4, 1)));
    Files.write(file, lines);
    PAssert.that(
            pipeline.apply(
                ReplayInput.files(
                    new FileInputSettings(file.toString(), null), ReplayFilter.all("barcode", 3))))
        .containsInAnyOrder(Samples.message(1, 3));
    pipeline.run().waitUntilFinish();
  }

  @Test
  public void writtenFilesCanBeReplayed() {
    String prefix = folder.getRoot().toPath().resolve("dead").toString();
    Pipeline writing = Pipeline.create(PipelineOptionsFactory.create());
    writing
        .apply(Create.of(Samples.failure(1, 1), Samples.failure(2, 1)).withCoder(FailureCoder.of()))
        .apply(WriteFailures.to(new FailureSettings(false, null, prefix), null, null));
    writing.run().waitUntilFinish();
    PAssert.that(
            pipeline.apply(
                ReplayInput.files(
                    new FileInputSettings(prefix + "-failures-*", null),
                    ReplayFilter.all("barcode", 3))))
        .containsInAnyOrder(Samples.message(1, 2), Samples.message(2, 2));
    pipeline.run().waitUntilFinish();
  }

  @Test
  public void aTopicIsReplayedOnlyToAnEnd() {
    KafkaInputSettings endless =
        new KafkaInputSettings(
            new KafkaSettings("127.0.0.1:1", null, null),
            List.of("failures"),
            "g",
            null,
            null,
            new ArrivalSettings(
                Duration.ZERO, Duration.ZERO, ArrivalSettings.IdlePartitions.HOLD, Duration.ZERO));
    assertThrows(
        IllegalArgumentException.class,
        () -> ReplayInput.topic(endless, ReplayFilter.all("barcode", 3)));
  }

  /** Runs a pipeline over the replay in which the messages that {@code fails} names fail again. */
  private void replay(Replay replay, SerializableFunction<SourceMessage, Boolean> fails) {
    Pipeline again = Pipeline.create(PipelineOptionsFactory.create());
    again
        .apply(ReplayInput.table(postgres, replay))
        .apply(Filter.by(fails))
        .apply(
            MapElements.into(TypeDescriptor.of(Failure.class))
                .via(message -> Samples.failure(message.source().offset(), message.attempt())))
        .setCoder(FailureCoder.of())
        .apply(WriteFailures.to(new FailureSettings(true, null, null), postgres, null));
    again.run().waitUntilFinish();
  }

  private void write(List<Failure> failures) {
    Pipeline writing = Pipeline.create(PipelineOptionsFactory.create());
    writing
        .apply(Create.of(failures).withCoder(FailureCoder.of()))
        .apply(WriteFailures.to(new FailureSettings(true, null, null), postgres, null));
    writing.run().waitUntilFinish();
  }
}
