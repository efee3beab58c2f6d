package io.crossdock.transforms.barcode.gs1;

import io.crossdock.schemas.barcode.CodeKind;
import io.crossdock.schemas.barcode.ScanFlag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the grammar says of one application identifier (R6).
 *
 * @param ai its two to four digits
 * @param components the parts of its value, in order
 * @param separatorNeeded whether its value ends at GS or at the end, not by its length (R5)
 * @param link what it may be in a Digital Link (R8)
 * @param pairing what must and what may not stand beside it
 * @param name what some Digital Links write instead of the digits; empty if none
 * @param identity how it names an object; null if it does not
 */
public record ApplicationIdentifier(
    String ai,
    List<Component> components,
    boolean separatorNeeded,
    Link link,
    Pairing pairing,
    String name,
    @Nullable Identity identity) {

  /**
   * One part of a value.
   *
   * @param least characters at least
   * @param most characters at most
   * @param optional whether it may be absent
   * @param linters checks of its content, that of its character set first
   */
  public record Component(int least, int most, boolean optional, List<Linter> linters) {}

  /**
   * What an AI may be in a Digital Link.
   *
   * @param key whether it may be the primary key
   * @param attribute whether it may be a query parameter
   * @param qualifiers the sequences of AIs that may follow the key in the path, each or none of a
   *     sequence, in its order
   */
  public record Link(boolean key, boolean attribute, List<List<String>> qualifiers) {}

  /**
   * What must and what may not stand beside an AI. In patterns {@code n} is any digit.
   *
   * @param companions groups that must all be met; a group is met by any of its choices, a choice
   *     by all of its AIs together
   * @param excludes AIs that may not stand beside it
   * @param serialisedKeys whether keys beside it must have their serial component
   */
  public record Pairing(
      List<List<List<String>>> companions, List<String> excludes, boolean serialisedKeys) {}

  /**
   * How an AI names an object.
   *
   * @param rank 1 is preferred to 2, if several AIs of a code could name the object
   * @param plain what it names alone
   * @param serialComponent what it names with its optional component, null if that changes nothing
   * @param qualified what it names with a qualifier; the first one that is there counts
   */
  public record Identity(
      int rank, Named plain, @Nullable Named serialComponent, List<Qualified> qualified) {}

  /**
   * What is named.
   *
   * @param kind the kind of the key
   * @param single whether it is one single object (R17)
   */
  public record Named(CodeKind kind, boolean single) {}

  /**
   * What is named together with a qualifier.
   *
   * @param ai the qualifier
   * @param named what is named
   */
  public record Qualified(String ai, Named named) {}

  /** The number of characters without the optional components, at least. */
  public int leastLength() {
    int sum = 0;
    for (Component component : components) {
      sum += component.optional ? 0 : component.least;
    }
    return sum;
  }

  /** The number of characters with all components, at most. */
  public int mostLength() {
    int sum = 0;
    for (Component component : components) {
      sum += component.most;
    }
    return sum;
  }

  /** Whether a value that passed {@link #check} has all optional components. */
  public boolean hasSerialComponent(String value) {
    return value.length() > leastLength();
  }

  /**
   * Checks a value.
   *
   * @param value the value without separator
   * @param offset where the value begins in the input, for the position of a fault
   * @throws Gs1SyntaxException with {@link ScanFlag#WRONG_CHECK_DIGIT} or {@link
   *     ScanFlag#BAD_ELEMENTS}
   */
  public void check(String value, int offset) throws Gs1SyntaxException {
    int from = 0;
    for (Component component : components) {
      int left = value.length() - from;
      if (left == 0 && component.optional) {
        return;
      }
      if (left < component.least) {
        throw Gs1SyntaxException.elements(
            "AI (" + ai + "): value is too short", offset + value.length());
      }
      int to = from + Math.min(left, component.most);
      String part = value.substring(from, to);
      for (Linter linter : component.linters) {
        LintFault fault = linter.check(part);
        if (fault != null) {
          throw new Gs1SyntaxException(
              fault.reason().isWrongCheckDigit()
                  ? ScanFlag.WRONG_CHECK_DIGIT
                  : ScanFlag.BAD_ELEMENTS,
              "AI (" + ai + "): " + fault.reason(),
              offset + from + fault.position());
        }
      }
      from = to;
    }
    if (from < value.length()) {
      throw Gs1SyntaxException.elements("AI (" + ai + "): value is too long", offset + from);
    }
  }
}
