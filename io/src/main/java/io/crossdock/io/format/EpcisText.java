package io.crossdock.io.format;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Texts of the standard's fields: whether each is what it must be (R10, R12), and its one notation.
 */
final class EpcisText {
  private static final Pattern OFFSET =
      Pattern.compile("[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00)");
  private static final Set<String> ACTIONS = Set.of("ADD", "OBSERVE", "DELETE");
  private static final int LONGEST = 10_000;

  private EpcisText() {}

  /**
   * The text of a field in its one notation: moments in UTC, numbers without needless digits,
   * standard words bare, other words and URIs in full. Identifiers keep theirs.
   */
  static String canonical(
      EpcisField field, String text, Prefixes prefixes, String path, EpcisProblems problems) {
    if (text.isBlank()) {
      problems.add(path, "is blank");
      return text;
    }
    if (text.length() > LONGEST) {
      problems.add(path, "is " + text.length() + " characters long, more than " + LONGEST);
      return text;
    }
    if (LoneSurrogate.isIn(text)) {
      problems.add(path, "has half a character (a lone surrogate)");
      return text;
    }
    return switch (field.form()) {
      case TEXT -> text;
      case URI -> uri(text, prefixes, path, problems);
      case TIME -> time(field, text, path, problems);
      case OFFSET -> offset(text, path, problems);
      case ACTION -> {
        if (!ACTIONS.contains(text)) {
          problems.add(path, quoted(text) + " is none of ADD, OBSERVE and DELETE");
        }
        yield text;
      }
      case NUMBER -> number(text, path, problems);
      case BOOLEAN -> {
        if (!text.equals("true") && !text.equals("false")) {
          problems.add(path, quoted(text) + " is neither true nor false");
        }
        yield text;
      }
      case WORD -> word(field, text, prefixes, path, problems);
    };
  }

  /** The one notation of a number; an exponent stays one, so that it cannot fill the memory. */
  static String canonical(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toString();
  }

  private static String uri(String text, Prefixes prefixes, String path, EpcisProblems problems) {
    int colon = text.indexOf(':');
    if (colon < 1 || colon == text.length() - 1 || !Prefixes.isUnbroken(text)) {
      problems.add(path, quoted(text) + " is no URI");
    }
    return prefixes.expand(text);
  }

  private static String time(EpcisField field, String text, String path, EpcisProblems problems) {
    try {
      long micros = IsoTime.micros(text); // its bounds are those of the records
      if (field.name().equals("eventTime")) {
        problems.eventTime(micros);
      }
      return OffsetDateTime.parse(text).toInstant().toString();
    } catch (DateTimeException e) {
      problems.add(path, quoted(text) + " is no ISO 8601 moment with an offset");
      return text;
    }
  }

  private static String offset(String text, String path, EpcisProblems problems) {
    if (!OFFSET.matcher(text).matches()) {
      problems.add(path, quoted(text) + " is no offset such as +02:00, up to 14:00");
    }
    return text.equals("-00:00") ? "+00:00" : text;
  }

  private static String number(String text, String path, EpcisProblems problems) {
    try {
      // More than a double can hold is an attack on whoever writes it out.
      if (!Double.isFinite(Double.parseDouble(text))) {
        problems.add(path, "is a number beyond all bounds");
        return text;
      }
      return canonical(new BigDecimal(text));
    } catch (NumberFormatException e) {
      problems.add(path, quoted(text) + " is no number");
      return text;
    }
  }

  private static String word(
      EpcisField field, String text, Prefixes prefixes, String path, EpcisProblems problems) {
    CbvWords words = field.words();
    if (words == null) {
      throw new IllegalStateException("no list of words for " + field.name());
    }
    String full = prefixes.expand(text);
    String bare = words.bare(full);
    boolean standard = !bare.equals(full) || bare.indexOf(':') < 0;
    if (standard ? !words.has(bare) : !words.has(bare) && !Prefixes.isFullUri(bare)) {
      problems.add(
          path,
          quoted(text)
              + (standard
                  ? " is no standard " + words + " and no full URI"
                  : " has a prefix that is not declared"));
    }
    return bare;
  }

  private static String quoted(String text) {
    return EpcisProblems.quoted(text);
  }
}
