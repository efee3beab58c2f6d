package io.crossdock.notifier.channel;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A message as people read it: a headline, and a paragraph for each notice. */
final class PlainText {
  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_DETAIL = 300;

  private PlainText() {}

  /** One line that says what it is about. */
  static String headline(Message message) {
    Notice first = message.notices().get(0);
    if (message.notices().size() == 1) {
      return headline(first);
    }
    Map<Event, Integer> counts = new EnumMap<>(Event.class);
    message.notices().forEach(notice -> counts.merge(notice.event(), 1, Integer::sum));
    String counted =
        counts.entrySet().stream()
            .map(one -> one.getValue() + " " + word(one.getKey()).toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    String titles =
        message.notices().stream()
            .map(notice -> OneLine.of(notice.title(), LONGEST_NAME))
            .distinct()
            .limit(3)
            .collect(Collectors.joining(", "));
    return OneLine.of(counted + ": " + titles + " (" + first.tenant() + ")", 200);
  }

  /** All that there is to say, a line or two for each notice. */
  static String body(Message message, int most) {
    StringBuilder body = new StringBuilder();
    int left = message.notices().size();
    for (Notice notice : message.notices()) {
      String paragraph = paragraph(notice);
      if (body.length() + paragraph.length() > most) {
        break;
      }
      body.append(body.isEmpty() ? "" : "\n").append(paragraph);
      left--;
    }
    return left == 0 ? body.toString() : body + "\nand " + left + " more";
  }

  private static String headline(Notice notice) {
    return "["
        + word(notice.event())
        + (notice.event() == Event.RAISED ? ", " + notice.severity() : "")
        + "] "
        + OneLine.of(notice.title(), LONGEST_NAME)
        + ": "
        + OneLine.of(notice.asset(), LONGEST_NAME)
        + " ("
        + OneLine.of(notice.tenant(), LONGEST_NAME)
        + ")";
  }

  private static String paragraph(Notice notice) {
    String detail = OneLine.of(notice.detail(), LONGEST_DETAIL);
    return headline(notice)
        + "\n  since "
        + notice.beganAt()
        + (notice.endedAt() == null ? "" : " to " + notice.endedAt())
        + (detail.isEmpty() ? "" : ": " + detail);
  }

  private static String word(Event event) {
    return event == Event.ESCALATED ? "NOT ACKNOWLEDGED" : event.name();
  }
}
