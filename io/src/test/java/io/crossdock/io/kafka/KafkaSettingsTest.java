package io.crossdock.io.kafka;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.Assert.assertThrows;

import io.crossdock.io.settings.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.apache.beam.sdk.util.SerializableUtils;
import org.apache.beam.sdk.values.PCollection;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class KafkaSettingsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final Problems problems = new Problems();

  private KafkaInputSettings parse(String... args) {
    return KafkaInputSettings.parse(
        PipelineOptionsFactory.fromArgs(args).as(KafkaOptions.class), NOW, problems);
  }

  @Test
  public void theDefaultsAreAsDescribed() {
    KafkaInputSettings settings = parse("--kafkaBootstrapServers=b:1", "--kafkaTopics=scans");
    assertThat(problems.all(), empty());
    assertThat(
        settings,
        equalTo(
            new KafkaInputSettings(
                new KafkaSettings("b:1", null, null),
                List.of("scans"),
                "crossdock",
                null,
                null,
                new ArrivalSettings(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(10),
                    ArrivalSettings.IdlePartitions.ADVANCE,
                    Duration.ofSeconds(30)))));
  }

  @Test
  public void everyOptionHasAnEffect() {
    KafkaInputSettings settings =
        parse(
            "--kafkaBootstrapServers=b:1,c:2",
            "--kafkaTopics=scans, more",
            "--kafkaGroupId=g",
            "--kafkaStartFrom=2026-02-01T00:00:00Z",
            "--kafkaReadUntil=2026-02-02T00:00:00Z",
            "--kafkaMaxOutOfOrder=2s",
            "--kafkaFutureTolerance=1m",
            "--idlePartitions=hold",
            "--kafkaIdleAfter=1h30m",
            "--kafkaProperties=file:/etc/kafka/client.properties");
    assertThat(problems.all(), empty());
    assertThat(
        settings,
        equalTo(
            new KafkaInputSettings(
                new KafkaSettings("b:1,c:2", "/etc/kafka/client.properties", null),
                List.of("scans", "more"),
                "g",
                Instant.parse("2026-02-01T00:00:00Z"),
                Instant.parse("2026-02-02T00:00:00Z"),
                new ArrivalSettings(
                    Duration.ofSeconds(2),
                    Duration.ofMinutes(1),
                    ArrivalSettings.IdlePartitions.HOLD,
                    Duration.ofMinutes(90)))));
  }

  @Test
  public void theWordsForAStart() {
    String[] needed = {"--kafkaBootstrapServers=b:1", "--kafkaTopics=scans", ""};
    needed[2] = "--kafkaStartFrom=earliest";
    assertThat(parse(needed).startFrom(), equalTo(Instant.EPOCH));
    needed[2] = "--kafkaStartFrom=latest";
    assertThat(parse(needed).startFrom(), equalTo(NOW));
    needed[2] = "--kafkaStartFrom=committed";
    assertThat(parse(needed).startFrom(), nullValue());
    assertThat(problems.all(), empty());
  }

  @Test
  public void allThatIsWrongIsSaid() {
    parse(
        "--kafkaStartFrom=yesterday",
        "--kafkaMaxOutOfOrder=5",
        "--idlePartitions=maybe",
        "--kafkaIdleAfter=10ms",
        "--kafkaProperties=sasl.jaas.config=secret");
    assertThat(
        problems.all(),
        containsInAnyOrder(
            startsWith("--kafkaBootstrapServers: is needed"),
            startsWith("--kafkaTopics: is needed"),
            startsWith("--kafkaStartFrom: \"yesterday\" is no moment"),
            startsWith("--kafkaMaxOutOfOrder: \"5\" is no duration"),
            startsWith("--idlePartitions: \"maybe\" is none of [advance, hold]"),
            startsWith("--kafkaIdleAfter: \"10ms\" is shorter"),
            startsWith("--kafkaProperties: is a reference")));
    assertThat(problems.all().toString(), not(containsString("secret")));
  }

  @Test
  public void anEndBeforeTheStartIsRefused() {
    parse(
        "--kafkaBootstrapServers=b:1",
        "--kafkaTopics=t",
        "--kafkaStartFrom=latest",
        "--kafkaReadUntil=2026-03-01T12:00:00Z");
    assertThat(problems.all().toString(), containsString("--kafkaReadUntil: is not after"));
  }

  @Test
  public void theFilesPropertiesAreReadWhereTheClientIsMade() throws IOException {
    Path file = folder.getRoot().toPath().resolve("client.properties");
    KafkaSettings settings = new KafkaSettings("b:1", file.toString(), null);
    assertThat(
        assertThrows(IllegalStateException.class, () -> settings.complete(Map.of())).getMessage(),
        containsString("cannot be read"));
    Files.writeString(file, "security.protocol=SASL_SSL\nsasl.jaas.config=hush\n");
    assertThat(
        settings.complete(Map.of("a", 1, "security.protocol", "PLAINTEXT")),
        equalTo(Map.of("a", 1, "security.protocol", "SASL_SSL", "sasl.jaas.config", "hush")));
    assertThat(settings.toString(), not(containsString("hush")));
  }

  @Test
  public void aReadEndsOnlyWithAnEndAndShowsNoSecret() throws IOException {
    Path file = folder.getRoot().toPath().resolve("client.properties");
    Files.writeString(file, "sasl.jaas.config=hush\n");
    String[] args = {
      "--kafkaBootstrapServers=b:1",
      "--kafkaTopics=scans",
      "--kafkaProperties=file:" + file,
      "--kafkaStartFrom=earliest"
    };
    KafkaInput endless = KafkaInput.of(parse(args));
    assertThat(DisplayData.from(endless).toString(), not(containsString("hush")));
    assertThat(
        new String(
            SerializableUtils.serializeToByteArray(parse(args)), StandardCharsets.ISO_8859_1),
        not(containsString("hush")));
    Pipeline pipeline = Pipeline.create(PipelineOptionsFactory.create());
    assertThat(
        pipeline.apply("Endless", endless).isBounded(), equalTo(PCollection.IsBounded.UNBOUNDED));
    args[3] = "--kafkaReadUntil=2026-03-01T12:00:00Z";
    assertThat(
        pipeline.apply("Bounded", KafkaInput.of(parse(args))).isBounded(),
        equalTo(PCollection.IsBounded.BOUNDED));
  }
}
