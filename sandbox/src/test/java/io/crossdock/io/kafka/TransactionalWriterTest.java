package io.crossdock.io.kafka;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.junit.Assert.assertThrows;

import io.crossdock.sandbox.chaos.CommittedRecords;
import io.crossdock.sandbox.servers.Servers;
import io.crossdock.sandbox.servers.TestServers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.ClassRule;
import org.junit.Test;

/** Against a real broker, which is to be had in this module only. */
public class TransactionalWriterTest {
  @ClassRule public static final TestServers SERVERS = TestServers.shared();

  private static Servers servers() {
    return SERVERS.get();
  }

  private static TransactionalWriter writer(String topic) {
    return new TransactionalWriter(
        topic, new KafkaSettings(servers().bootstrapServers(), null, "job"), "job");
  }

  private static void send(TransactionalWriter writer, String run, long first, String... words)
      throws InterruptedException {
    writer.forget();
    for (int i = 0; i < words.length; i++) {
      writer.add(
          run,
          first + i,
          new OutgoingMessage(
              new byte[] {1}, words[i].getBytes(StandardCharsets.UTF_8), "text/plain", ""));
    }
    writer.commit();
  }

  private static List<String> committed(String topic) {
    return CommittedRecords.of(servers().bootstrapServers(), topic);
  }

  private static void topic(String name) {
    servers().createTopics(List.of(new NewTopic(name, 1, (short) 1)));
  }

  @Test
  public void whatComesAgainIsNotSentAgain() throws Exception {
    topic("again");
    TransactionalWriter first = writer("again");
    send(first, "run", 0, "a", "b");
    send(first, "run", 1, "b", "c");
    first.close();
    TransactionalWriter second = writer("again");
    send(second, "run", 0, "a", "b");
    send(second, "run", 2, "c", "d");
    second.close();
    assertThat(committed("again"), contains("a", "b", "c", "d"));
  }

  @Test
  public void anotherJobUnderTheSameIdIsRefused() throws Exception {
    topic("other");
    TransactionalWriter first = writer("other");
    send(first, "run", 0, "a");
    first.close();
    TransactionalWriter second = writer("other");
    IllegalStateException thrown =
        assertThrows(IllegalStateException.class, () -> send(second, "begun anew", 0, "b"));
    assertThat(thrown.getMessage(), containsString("takes another id"));
    assertThat(committed("other"), contains("a"));
  }

  @Test
  public void aGapIsADefect() {
    TransactionalWriter writer = writer("gap");
    OutgoingMessage message = new OutgoingMessage(new byte[0], new byte[0], "text/plain", "");
    writer.add("run", 0, message);
    assertThrows(IllegalStateException.class, () -> writer.add("run", 2, message));
  }
}
