package io.crossdock.transforms.barcode.gs1;

import io.crossdock.schemas.barcode.CodeKind;
import io.crossdock.transforms.barcode.gs1.ApplicationIdentifier.Component;
import io.crossdock.transforms.barcode.gs1.ApplicationIdentifier.Identity;
import io.crossdock.transforms.barcode.gs1.ApplicationIdentifier.Link;
import io.crossdock.transforms.barcode.gs1.ApplicationIdentifier.Named;
import io.crossdock.transforms.barcode.gs1.ApplicationIdentifier.Pairing;
import io.crossdock.transforms.barcode.gs1.ApplicationIdentifier.Qualified;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The table of application identifiers, read from {@code application-identifiers.tsv}, where the
 * notation is described. The grammar is in that file, not in code (R6). Immutable.
 */
public final class ApplicationIdentifiers {
  private static final String FILE = "application-identifiers.tsv";
  private static final String ABSENT = "-";

  private final Linters linters;
  private final Map<String, ApplicationIdentifier> byDigits = new HashMap<>();
  private final Map<String, ApplicationIdentifier> byName = new HashMap<>();

  /**
   * The number of digits of all AIs that begin with two digits, by these; 0 where there is none.
   */
  private final int[] digitsByPrefix = new int[100];

  private final @Nullable ApplicationIdentifier[] firstByPrefix = new ApplicationIdentifier[100];

  /** Reads the table, with company prefixes checked against a register. */
  public ApplicationIdentifiers(CompanyPrefixes register) {
    linters = new Linters(register);
    List<String> lines = FactFile.lines(FILE);
    for (String line : lines.subList(1, lines.size())) {
      load(FactFile.split(line, '\t'));
    }
  }

  private static final class Standard {
    static final ApplicationIdentifiers TABLE = new ApplicationIdentifiers(CompanyPrefixes.ANY);
  }

  /** The table that takes every company prefix. Read once. */
  public static ApplicationIdentifiers standard() {
    return Standard.TABLE;
  }

  private void load(List<String> fields) {
    List<String> range = FactFile.split(fields.get(0), '-');
    int digits = range.get(0).length();
    int first = Integer.parseInt(range.get(0));
    int last = Integer.parseInt(range.get(range.size() - 1));
    for (int number = first; number <= last; number++) {
      StringBuilder ai = new StringBuilder().append(number);
      while (ai.length() < digits) {
        ai.insert(0, '0');
      }
      add(read(ai.toString(), fields));
    }
  }

  private void add(ApplicationIdentifier identifier) {
    byDigits.put(identifier.ai(), identifier);
    if (!identifier.name().isEmpty()) {
      byName.put(identifier.name(), identifier);
    }
    int prefix = prefix(identifier.ai(), 0);
    if (digitsByPrefix[prefix] != 0 && digitsByPrefix[prefix] != identifier.ai().length()) {
      throw new IllegalStateException(FILE + ": AIs of different length begin with " + prefix);
    }
    digitsByPrefix[prefix] = identifier.ai().length();
    if (firstByPrefix[prefix] == null) {
      firstByPrefix[prefix] = identifier;
    }
  }

  private ApplicationIdentifier read(String ai, List<String> fields) {
    List<Component> components = new ArrayList<>();
    for (String component : FactFile.split(fields.get(1), ' ')) {
      components.add(readComponent(component));
    }
    List<String> link = list(fields.get(3), ',');
    List<List<String>> qualifiers = new ArrayList<>();
    for (String sequence : list(fields.get(4), '|')) {
      qualifiers.add(FactFile.split(sequence, '>'));
    }
    List<List<List<String>>> companions = new ArrayList<>();
    for (String group : list(fields.get(5).replace(" ", ""), '&')) {
      List<List<String>> choices = new ArrayList<>();
      for (String choice : FactFile.split(group, '/')) {
        choices.add(FactFile.split(choice, '+'));
      }
      companions.add(choices);
    }
    return new ApplicationIdentifier(
        ai,
        List.copyOf(components),
        fields.get(2).equals("separator"),
        new Link(link.contains("key"), link.contains("attribute"), qualifiers),
        new Pairing(companions, list(fields.get(6), ','), fields.get(7).equals("serialised-keys")),
        fields.get(8).equals(ABSENT) ? "" : fields.get(8),
        readIdentity(fields.get(9), fields.get(10)));
  }

  private static List<String> list(String field, char separator) {
    return field.equals(ABSENT) ? List.of() : FactFile.split(field, separator);
  }

  private Component readComponent(String text) {
    boolean optional = text.startsWith("?");
    List<String> pieces = FactFile.split(optional ? text.substring(1) : text, '!');
    String format = pieces.get(0);
    List<String> lengths = FactFile.split(format.substring(1), '-');
    List<Linter> checks = new ArrayList<>();
    checks.add(
        linters.named(
            switch (format.charAt(0)) {
              case 'n' -> "csetnumeric";
              case 'x' -> "cset82";
              case 'y' -> "cset39";
              case 'z' -> "cset64";
              default -> throw new IllegalStateException(FILE + ": component " + text);
            }));
    for (String linter : pieces.subList(1, pieces.size())) {
      checks.add(linters.named(linter));
    }
    return new Component(
        Integer.parseInt(lengths.get(0)),
        Integer.parseInt(lengths.get(lengths.size() - 1)),
        optional,
        List.copyOf(checks));
  }

  private static @Nullable Identity readIdentity(String rank, String text) {
    if (rank.equals(ABSENT)) {
      return null;
    }
    List<String> choices = FactFile.split(text, '|');
    Named serialComponent = null;
    List<Qualified> qualified = new ArrayList<>();
    for (String choice : choices.subList(1, choices.size())) {
      List<String> sides = FactFile.split(choice, '>');
      if (sides.get(0).equals("part")) {
        serialComponent = readNamed(sides.get(1));
      } else {
        qualified.add(new Qualified(sides.get(0), readNamed(sides.get(1))));
      }
    }
    return new Identity(
        Integer.parseInt(rank), readNamed(choices.get(0)), serialComponent, List.copyOf(qualified));
  }

  private static Named readNamed(String text) {
    boolean single = text.endsWith("!");
    return new Named(
        CodeKind.valueOf(single ? text.substring(0, text.length() - 1) : text), single);
  }

  private static int prefix(CharSequence text, int from) {
    if (from + 2 > text.length()
        || !CheckDigit.isDigit(text.charAt(from))
        || !CheckDigit.isDigit(text.charAt(from + 1))) {
      return -1;
    }
    return (text.charAt(from) - '0') * 10 + text.charAt(from + 1) - '0';
  }

  /** The AI of these digits, or null. */
  public @Nullable ApplicationIdentifier find(String ai) {
    return byDigits.get(ai);
  }

  /** The AI that Digital Links call by this word, or null. */
  public @Nullable ApplicationIdentifier findByName(String name) {
    return byName.get(name);
  }

  /** All AIs of the table, in no order. */
  public List<ApplicationIdentifier> all() {
    return List.copyOf(byDigits.values());
  }

  /**
   * The AI of these digits; if the table does not have it, and the rules let it pass, an AI of
   * which nothing is known but what those with the same first two digits have in common.
   *
   * @return null if it does not pass
   */
  @Nullable ApplicationIdentifier find(String ai, Gs1Rules rules) {
    ApplicationIdentifier known = byDigits.get(ai);
    if (known != null || !rules.unknownIdentifiers()) {
      return known;
    }
    int prefix = prefix(ai, 0);
    if (prefix < 0 || ai.length() > 4 || CheckDigit.firstNonDigit(ai) >= 0) {
      return null;
    }
    ApplicationIdentifier sibling = firstByPrefix[prefix];
    if (sibling != null && sibling.ai().length() != ai.length()) {
      return null;
    }
    boolean fixed = sibling != null && !sibling.separatorNeeded();
    Component component =
        fixed
            ? new Component(
                sibling.mostLength(),
                sibling.mostLength(),
                false,
                List.of(linters.named("csetnumeric")))
            : new Component(1, 90, false, List.of(linters.named("cset82")));
    return new ApplicationIdentifier(
        ai,
        List.of(component),
        !fixed,
        new Link(false, true, List.of()),
        new Pairing(List.of(), List.of(), false),
        "",
        null);
  }

  /**
   * The AI that a text has at a position.
   *
   * @return null if no AI begins so, or none that passes by the rules
   */
  @Nullable ApplicationIdentifier at(String text, int from, Gs1Rules rules) {
    int prefix = prefix(text, from);
    int digits = prefix < 0 ? 0 : digitsByPrefix[prefix];
    return digits == 0 || from + digits > text.length()
        ? null
        : find(text.substring(from, from + digits), rules);
  }
}
