package io.crossdock.io.kafka;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.crossdock.sandbox.play.Publisher;
import io.crossdock.sandbox.servers.TestServers;
import io.crossdock.schemas.source.SourceMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;
import org.junit.ClassRule;
import org.junit.Test;

/** Against a real broker, which is to be had in this module only. */
public class SaidSoFarTest {
  @ClassRule public static final TestServers SERVERS = TestServers.shared();

  private static List<SourceMessage> said(String topic, @Nullable Instant until) {
    return SaidSoFar.read(
        new KafkaInputSettings(
            new KafkaSettings(SERVERS.get().bootstrapServers(), null, null),
            List.of(topic),
            "group",
            Instant.EPOCH,
            until,
            new ArrivalSettings(
                Duration.ZERO,
                Duration.ZERO,
                ArrivalSettings.IdlePartitions.HOLD,
                Duration.ofSeconds(30))));
  }

  private static List<String> texts(List<SourceMessage> messages) {
    return messages.stream()
        .map(message -> new String(message.payload(), StandardCharsets.UTF_8))
        .toList();
  }

  @Test
  public void allIsReadAsFarAsTheReadGoes() {
    SERVERS
        .get()
        .createTopics(
            List.of(
                new NewTopic("said", Optional.of(1), Optional.empty()),
                new NewTopic("silent", Optional.of(2), Optional.empty())));
    try (Publisher publisher = new Publisher(SERVERS.get().bootstrapServers(), 0)) {
      for (String word : List.of("1", "2", "3")) {
        publisher.send(
            "said",
            "key",
            word.getBytes(StandardCharsets.UTF_8),
            Long.parseLong(word) * 60_000_000,
            "");
      }
      publisher.awaitAll();
    }
    List<SourceMessage> all = said("said", null);
    assertThat(texts(all), contains("1", "2", "3"));
    assertThat(all.get(1).arrivalMicros(), is(120_000_000L));
    assertThat(texts(said("said", Instant.ofEpochSecond(180))), contains("1", "2"));
    assertThat(texts(said("said", Instant.ofEpochSecond(181))), contains("1", "2", "3"));
    assertThat(said("silent", null), empty());
  }
}
