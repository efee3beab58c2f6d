package io.crossdock.io.failure;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.Assert.assertThrows;

import io.crossdock.io.settings.Problems;
import io.crossdock.schemas.failure.FailureCoder;
import io.crossdock.schemas.failure.FailureKind;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.Create;
import org.junit.Test;

public class FailureSettingsTest {
  private final Problems problems = new Problems();

  private FailureSettings places(String... args) {
    return FailureSettings.parse(
        PipelineOptionsFactory.fromArgs(args).as(FailureOptions.class), problems);
  }

  private ReplayFilter filter(String... args) {
    return ReplayFilter.parse(
        "barcode", PipelineOptionsFactory.fromArgs(args).as(ReplayOptions.class), problems);
  }

  @Test
  public void failuresGoToTheTableAndElsewhere() {
    assertThat(places(), equalTo(new FailureSettings(true, null, null)));
    assertThat(
        places("--failureTable=false", "--failureTopic=dead", "--failureFile=out/dead"),
        equalTo(new FailureSettings(false, "dead", "out/dead")));
    assertThat(problems.all(), empty());
  }

  @Test
  public void failuresMustGoSomewhere() {
    places("--failureTable=false");
    assertThat(problems.all(), contains(containsString("failures would be lost")));
  }

  @Test
  public void aTopicAloneTakesNoFailureThatIsLarge() {
    places("--failureTable=false", "--failureTopic=dead");
    assertThat(problems.all(), contains(containsString("there is no --failureFile: the bytes of")));
  }

  @Test
  public void aPlaceThatIsNotSetUpIsRefusedWhenThePipelineIsBuilt() {
    Pipeline pipeline = Pipeline.create(PipelineOptionsFactory.create());
    assertThat(
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    pipeline
                        .apply(Create.empty(FailureCoder.of()))
                        .apply(WriteFailures.to(new FailureSettings(true, null, null), null, null)))
            .getMessage(),
        containsString("a database"));
  }

  @Test
  public void aReplayAsksForAllByDefault() {
    assertThat(filter(), equalTo(ReplayFilter.all("barcode", 5)));
    assertThat(problems.all(), empty());
  }

  @Test
  public void aReplayAsksForWhatItsOptionsSay() {
    assertThat(
        filter(
            "--replayKinds=LATE,UNMATCHED",
            "--replayFailures=00000000-0000-0000-0000-000000000001",
            "--replaySince=1970-01-01T00:00:01Z",
            "--replayBefore=1970-01-01T00:00:02Z",
            "--replayMaxAttempts=2"),
        equalTo(
            new ReplayFilter(
                "barcode",
                EnumSet.of(FailureKind.LATE, FailureKind.UNMATCHED),
                Set.of(new UUID(0, 1)),
                1_000_000,
                2_000_000,
                2)));
    assertThat(problems.all(), empty());
  }

  @Test
  public void whatAReplayCannotAskForIsSaid() {
    filter(
        "--replayKinds=LATE,late",
        "--replayFailures=7",
        "--replaySince=noon",
        "--replayMaxAttempts=0");
    assertThat(
        problems.all(),
        contains(
            startsWith("--replayKinds: \"late\" is none of [MALFORMED"),
            startsWith("--replayFailures: \"7\""),
            startsWith("--replaySince: \"noon\""),
            startsWith("--replayMaxAttempts: 0")));
  }
}
