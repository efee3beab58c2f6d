package io.crossdock.notifier.channel;

import static io.crossdock.notifier.Sample.NOON;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.crossdock.notifier.news.NewsKind;
import io.crossdock.notifier.news.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.Test;

/** What people read, and that nothing of it is more than text. */
public class MessageTextTest {
  private static final String EVIL =
      "truck\r\nBcc: all@example.org\u2028<!channel> <https://e.vil|x> & *b* \"q\" \u202Etxt";

  private static Notice notice(Event event, String asset) {
    return new Notice(
        new UUID(1, asset.hashCode()),
        event,
        "acme",
        NewsKind.ALERT,
        new UUID(2, asset.hashCode()),
        asset,
        "CARGO_OVERHEATING",
        "Cargo Overheating",
        Severity.CRITICAL,
        NOON,
        event == Event.RAISED ? null : NOON.plusSeconds(60),
        "front, at worst 9.3");
  }

  private static Message message(Notice... notices) {
    return new Message(new UUID(7, 7), List.of(notices));
  }

  @Test
  public void oneNotice() {
    Message message = message(notice(Event.RAISED, "truck-1"));
    assertThat(
        PlainText.headline(message),
        equalTo("[RAISED, CRITICAL] Cargo Overheating: truck-1 (acme)"));
    assertThat(
        PlainText.body(message, 1_000),
        equalTo(
            "[RAISED, CRITICAL] Cargo Overheating: truck-1 (acme)\n"
                + "  since 2026-03-02T12:00:00Z: front, at worst 9.3"));
  }

  @Test
  public void several() {
    Message message =
        message(
            notice(Event.RAISED, "truck-1"),
            notice(Event.RAISED, "truck-2"),
            notice(Event.CLEARED, "truck-3"));
    assertThat(
        PlainText.headline(message), equalTo("2 raised, 1 cleared: Cargo Overheating (acme)"));
    assertThat(PlainText.body(message, 150), endsWith("\nand 2 more"));
  }

  @Test
  public void textFromOutsideIsOneLine() {
    Message message = message(notice(Event.RAISED, EVIL));
    assertThat(PlainText.headline(message).split("\\R").length, equalTo(1));
    assertThat(PlainText.headline(message), not(containsString("\u202E")));
    assertThat(PlainText.body(message, 1_000).split("\\R").length, equalTo(2));
  }

  @Test
  public void slackSeesNeitherMarksNorMentionsNorLinks() throws Exception {
    JsonNode json =
        new JsonMapper().readTree(SlackChannel.encode(message(notice(Event.RAISED, EVIL))));
    assertThat(json.path("text").asText(), containsString("&lt;!channel&gt;"));
    assertThat(json.path("text").asText(), not(containsString("*b*")));
    JsonNode block = json.at("/blocks/0/text");
    assertThat(block.path("type").asText(), equalTo("plain_text"));
    assertThat(block.path("text").asText(), containsString("<!channel>"));
    assertThat(json.at("/blocks/1/elements/0/text").asText(), equalTo("id " + new UUID(7, 7)));
  }

  @Test
  public void slackTakesNoMoreThanItTakes() throws Exception {
    List<Notice> many = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      many.add(notice(Event.RAISED, "truck-" + i));
    }
    JsonNode json =
        new JsonMapper().readTree(SlackChannel.encode(new Message(new UUID(7, 7), many)));
    assertThat(json.at("/blocks/0/text/text").asText().length(), lessThan(3_000));
    assertThat(json.at("/blocks/0/text/text").asText(), containsString("more"));
  }

  @Test
  public void webHooksGetTheTextAsItIs() throws Exception {
    JsonNode json =
        new JsonMapper().readTree(MessageJson.encode(message(notice(Event.CLEARED, EVIL))));
    assertThat(json.at("/notices/0/asset").asText(), equalTo(EVIL));
    assertThat(json.at("/notices/0/event").asText(), equalTo("CLEARED"));
    assertThat(json.at("/notices/0/ended_at").asText(), equalTo("2026-03-02T12:01:00Z"));
  }
}
