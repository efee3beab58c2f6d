package io.crossdock.transforms.barcode.gs1;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.crossdock.transforms.barcode.gs1.ApplicationIdentifier.Component;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.Test;

/**
 * The table of application identifiers against the published dictionary that its facts are from:
 * every entry, every field.
 */
public class DictionaryTest {
  private static final ApplicationIdentifiers TABLE = ApplicationIdentifiers.standard();

  @Test
  public void tableHasTheFactsOfEveryEntryOfTheDictionaryAndNoOther() throws Exception {
    List<String> lines = Vectors.lines("gs1-syntax-dictionary.txt");
    List<String> mismatches = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    int entries = 0;
    for (String line : lines) {
      String entry = line.replaceAll("#.*", "").strip();
      if (!entry.isEmpty()) {
        entries++;
        compare(entry, seen, mismatches);
      }
    }
    Vectors.report("gs1-syntax-dictionary.txt", entries, mismatches);
    assertThat(entries, is(224));
    Set<String> ours = new HashSet<>();
    for (ApplicationIdentifier identifier : TABLE.all()) {
      ours.add(identifier.ai());
    }
    assertThat(ours, equalTo(seen));
  }

  private static void compare(String entry, Set<String> seen, List<String> mismatches) {
    List<String> words = FactFile.split(entry, ' ');
    String range = words.remove(0);
    boolean flagged = words.get(0).matches("[*?]+");
    String flags = flagged ? words.remove(0) : "";
    List<String> ends = FactFile.split(range, '-');
    int first = Integer.parseInt(ends.get(0));
    int last = Integer.parseInt(ends.get(ends.size() - 1));
    for (int number = first; number <= last; number++) {
      String ai =
          ("0000" + number).substring(4 + Integer.toString(number).length() - ends.get(0).length());
      seen.add(ai);
      ApplicationIdentifier ours = TABLE.find(ai);
      if (ours == null) {
        mismatches.add(ai + " is missing");
      } else if (!describe(flags, words).equals(describe(ours))) {
        mismatches.add(ai + ": " + describe(flags, words) + " but table " + describe(ours));
      }
    }
  }

  /** The facts of a dictionary entry in a form that both sides are brought to. */
  private static String describe(String flags, List<String> words) {
    List<String> lengths = new ArrayList<>();
    List<List<List<String>>> companions = new ArrayList<>();
    List<String> excludes = new ArrayList<>();
    List<List<String>> qualifiers = new ArrayList<>();
    boolean key = false;
    for (String word : words) {
      if (word.startsWith("req=")) {
        List<List<String>> group = new ArrayList<>();
        for (String choice : FactFile.split(word.substring(4), ',')) {
          group.add(FactFile.split(choice, '+'));
        }
        companions.add(group);
      } else if (word.startsWith("ex=")) {
        excludes.addAll(FactFile.split(word.substring(3), ','));
      } else if (word.startsWith("dlpkey")) {
        key = true;
        if (word.length() > 7) {
          for (String sequence : FactFile.split(word.substring(7), '|')) {
            qualifiers.add(FactFile.split(sequence, ','));
          }
        }
      } else {
        List<String> parts = FactFile.split(word, ',');
        boolean optional = parts.get(0).startsWith("[");
        String format = parts.get(0).replaceAll("[\\[\\]]", "");
        String length = format.substring(1);
        String most = length.replace("..", "");
        lengths.add(
            (optional ? "?" : "")
                + (length.startsWith("..") ? "1" : most)
                + '-'
                + most
                + '/'
                + parts.size());
      }
    }
    return lengths
        + " separator "
        + !flags.contains("*")
        + " key "
        + key
        + " attribute "
        + flags.contains("?")
        + qualifiers
        + companions
        + excludes;
  }

  private static String describe(ApplicationIdentifier ours) {
    List<String> lengths = new ArrayList<>();
    for (Component component : ours.components()) {
      // One linter for the character set, and as many as are named.
      lengths.add(
          (component.optional() ? "?" : "")
              + component.least()
              + '-'
              + component.most()
              + '/'
              + component.linters().size());
    }
    return lengths
        + " separator "
        + ours.separatorNeeded()
        + " key "
        + ours.link().key()
        + " attribute "
        + ours.link().attribute()
        + ours.link().qualifiers()
        + ours.pairing().companions()
        + ours.pairing().excludes();
  }

  @Test
  public void everyLinterOfTheTableHasAnInputThatItRefuses() {
    // Which linter a component has is seen from what it refuses.
    refuses("00", "106141411234567898", LintReason.INCORRECT_CHECK_DIGIT);
    refuses("11", "261301", LintReason.ILLEGAL_MONTH);
    refuses("253", "9526064000029", LintReason.INCORRECT_CHECK_DIGIT);
    refuses("3910", "0001", LintReason.NOT_ISO4217);
    refuses("421", "001X", LintReason.NOT_ISO3166);
    refuses("4300", "A%2", LintReason.INVALID_PERCENT_SEQUENCE);
    refuses("4307", "XX", LintReason.NOT_ISO3166_ALPHA2);
    refuses("4309", "18000000010000000000", LintReason.INVALID_LATITUDE);
    refuses("4309", "00000000003600000001", LintReason.INVALID_LONGITUDE);
    refuses("4321", "2", LintReason.NOT_ZERO_OR_ONE);
    refuses("4324", "2601012460", LintReason.ILLEGAL_HOUR);
    refuses("4326", "260100", LintReason.ILLEGAL_DAY);
    refuses("4330", "001234+", LintReason.NOT_HYPHEN);
    refuses("7030", "998X", LintReason.NOT_ISO3166_OR_999);
    refuses("7040", "1AB+", LintReason.INVALID_IMPORT_IDX_CHARACTER);
    refuses("7041", "0000", LintReason.INVALID_PACKAGE_TYPE);
    refuses("7241", "11", LintReason.INVALID_MEDIA_TYPE);
    refuses("7250", "20260230", LintReason.ILLEGAL_DAY);
    refuses("7252", "3", LintReason.INVALID_BIOLOGICAL_SEX_CODE);
    refuses("7258", "2/1", LintReason.POSITION_EXCEEDS_END);
    refuses("8001", "00001234512310", LintReason.ILLEGAL_ZERO_VALUE);
    refuses("8001", "12341234512330", LintReason.INVALID_WINDING_DIRECTION);
    refuses("8003", "19526064000028", LintReason.NOT_ZERO);
    refuses("8006", "095201234567880300", LintReason.ZERO_TOTAL_PIECES);
    refuses("8007", "BE71096123456760", LintReason.INCORRECT_IBAN_CHECKSUM);
    refuses("8008", "26010100" + "60", LintReason.ILLEGAL_MINUTE);
    refuses("8008", "2601010000" + "60", LintReason.ILLEGAL_SECOND);
    refuses("8010", "1987654a", LintReason.INVALID_CSET39_CHARACTER);
    refuses("8011", "01", LintReason.ILLEGAL_ZERO_PREFIX);
    refuses("8013", "1987654Ad4X4bL5ttr2310cXK", LintReason.INCORRECT_CHECK_PAIR);
    refuses("8014", "", null);
    refuses("8030", "a+b", LintReason.INVALID_CSET64_CHARACTER);
    refuses("8110", "7", LintReason.COUPON_INVALID_GCP_LENGTH);
    refuses("8112", "2", LintReason.COUPON_INVALID_FORMAT_CODE);
    refuses("8004", "A123", LintReason.INVALID_GCP_PREFIX);
  }

  private static void refuses(String ai, String value, @Nullable LintReason reason) {
    ApplicationIdentifier identifier = Objects.requireNonNull(TABLE.find(ai), ai);
    String message = "";
    try {
      identifier.check(value, 0);
    } catch (Gs1SyntaxException e) {
      message = String.valueOf(e.getMessage());
    }
    assertThat(
        value,
        message,
        is("AI (" + ai + "): " + (reason == null ? "value is too short" : reason.toString())));
  }
}
