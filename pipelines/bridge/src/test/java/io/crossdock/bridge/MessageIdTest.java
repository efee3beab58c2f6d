package io.crossdock.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.Test;

/** Ids that are the same for copies, and for nothing else. */
public class MessageIdTest {
  @Test
  public void copiesHaveOneId() {
    assertThat(
        MessageId.of("x".getBytes(UTF_8), "7", "a/b"),
        equalTo(MessageId.of("x".getBytes(UTF_8), "7", "a/b")));
  }

  @Test
  public void whatDiffersInAnythingHasAnother() {
    byte[] payload = "x".getBytes(UTF_8);
    Set<String> ids =
        new HashSet<>(
            List.of(
                MessageId.of(payload, "", "a", "b"),
                MessageId.of(payload, "", "ab", ""),
                MessageId.of(payload, "", "", "ab"),
                MessageId.of(payload, "a", "", "b"),
                MessageId.of(payload, "1", "a", "b"),
                MessageId.of("y".getBytes(UTF_8), "1", "a", "b"),
                MessageId.of(new byte[0], "", "a", "bx"),
                MessageId.of(new byte[0], "", "a", "b")));
    assertThat(ids, hasSize(8));
  }

  @Test
  public void sendersIdIsReadableWhereItIsShortAndPlain() {
    assertThat(
        MessageId.of(new byte[0], "order-7/A", "q"), matchesPattern("order-7/A#[0-9a-f]{32}"));
    assertThat(MessageId.of(new byte[0], "", "q"), matchesPattern("[0-9a-f]{32}"));
    assertThat(MessageId.of(new byte[0], "a\u0000b", "q"), matchesPattern("[0-9a-f]{32}"));
    assertThat(MessageId.of(new byte[0], "a".repeat(65_000), "q"), matchesPattern("[0-9a-f]{32}"));
  }
}
