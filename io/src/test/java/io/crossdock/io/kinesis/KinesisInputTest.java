package io.crossdock.io.kinesis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.crossdock.io.settings.Problems;
import io.crossdock.schemas.source.Source;
import io.crossdock.schemas.source.SourceMessage;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.beam.sdk.io.aws2.kinesis.KinesisRecord;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

public class KinesisInputTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final Problems problems = new Problems();

  private KinesisInputSettings parse(String... args) {
    return KinesisInputSettings.parse(
        PipelineOptionsFactory.fromArgs(args).as(KinesisOptions.class), NOW, problems);
  }

  @Test
  public void theDefaultsAreAsDescribed() {
    KinesisInputSettings settings = parse("--kinesisStream=scans", "--kinesisRegion=eu-central-1");
    assertThat(problems.all(), empty());
    assertThat(
        settings,
        equalTo(
            new KinesisInputSettings(
                List.of("scans"),
                "eu-central-1",
                null,
                null,
                null,
                null,
                "",
                Duration.ofSeconds(1),
                Duration.ofSeconds(30))));
  }

  @Test
  public void theLatestIsTheMomentOfLaunch() {
    KinesisInputSettings settings =
        parse(
            "--kinesisStream=scans,more",
            "--kinesisRegion=us-gov-west-1",
            "--kinesisEndpoint=http://127.0.0.1:4567",
            "--kinesisStartFrom=latest");
    assertThat(problems.all(), empty());
    assertThat(settings.startFrom(), equalTo(NOW));
    assertThat(settings.streams(), contains("scans", "more"));
    assertThat(settings.endpoint(), equalTo(URI.create("http://127.0.0.1:4567")));
  }

  @Test
  public void allThatIsWrongIsSaidAndNoSecretWithIt() {
    parse(
        "--kinesisStream=a stream",
        "--kinesisRegion=Frankfurt",
        "--kinesisEndpoint=4567",
        "--kinesisStartFrom=yesterday",
        "--kinesisSecretKey=hunter2",
        "--kinesisPollEvery=1");
    String said = String.join("\n", problems.all());
    for (String option :
        List.of(
            "--kinesisStream: \"a stream\" is no name",
            "--kinesisRegion: \"Frankfurt\" is no region",
            "--kinesisEndpoint: is no address",
            "--kinesisStartFrom: \"yesterday\" is no moment",
            "--kinesisSecretKey: a secret is not written out",
            "--kinesisAccessKey: is needed beside",
            "--kinesisPollEvery: ")) {
      assertThat(said, containsString(option));
    }
    assertThat(said, not(containsString("hunter2")));
  }

  @Test
  public void aRecordKeepsBytesKeyAndCoordinates() {
    SourceMessage message =
        KinesisInput.message(record("49590338271490256608559692538361571095", 0), "");
    assertThat(new String(message.payload(), UTF_8), equalTo("{}"));
    assertThat(new String(message.key(), UTF_8), equalTo("Tor 1 · Süd"));
    assertThat(message.contentType(), equalTo(""));
    assertThat(message.arrivalMicros(), equalTo(1_772_366_400_123_000L));
    assertThat(
        message.source(),
        equalTo(new Source("scans", 12, -1, "49590338271490256608559692538361571095")));
  }

  @Test
  public void whatThePackedRecordHeldHasCoordinatesOfItsOwn() {
    SourceMessage message = KinesisInput.message(record("7", 3), "application/json");
    assertThat(message.source(), equalTo(new Source("scans", 12, -1, "7/3")));
    assertThat(message.contentType(), equalTo("application/json"));
  }

  @Test
  public void credentialsAreFollowedWhereClientsAreMadeAndNotTakenAlong() throws Exception {
    Path secret = Files.writeString(folder.getRoot().toPath().resolve("secret"), "hunter2\n");
    Path key = Files.writeString(folder.getRoot().toPath().resolve("key"), "AKIA1\n");
    KinesisInputSettings settings =
        parse(
            "--kinesisStream=scans",
            "--kinesisRegion=eu-central-1",
            "--kinesisAccessKey=file:" + key,
            "--kinesisSecretKey=file:" + secret);
    assertThat(problems.all(), empty());
    String taken = KinesisInput.clients(settings).toString();
    assertThat(taken, containsString(secret.toString()));
    assertThat(taken, not(containsString("hunter2")));
    AwsCredentials resolved =
        ResolveCredentials.resolved(
                Objects.requireNonNull(KinesisInput.clients(settings).credentialsProvider()))
            .resolveCredentials();
    assertThat(resolved.accessKeyId(), equalTo("AKIA1"));
    assertThat(resolved.secretAccessKey(), equalTo("hunter2"));
  }

  private static KinesisRecord record(String sequence, long within) {
    org.joda.time.Instant arrival = org.joda.time.Instant.ofEpochMilli(1_772_366_400_123L);
    return new KinesisRecord(
        ByteBuffer.wrap("{}".getBytes(UTF_8)),
        sequence,
        within,
        "Tor 1 · Süd",
        arrival,
        arrival,
        "scans",
        "shardId-000000000012");
  }
}
