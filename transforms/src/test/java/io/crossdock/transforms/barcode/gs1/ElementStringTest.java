package io.crossdock.transforms.barcode.gs1;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.assertThrows;

import io.crossdock.schemas.barcode.ScanFlag;
import java.util.List;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;

public class ElementStringTest {
  private static final ApplicationIdentifiers TABLE = ApplicationIdentifiers.standard();
  private static final List<Gs1Element> BATCH_AND_EXPIRY =
      List.of(
          new Gs1Element("01", "00416000336108"),
          new Gs1Element("10", "LOT"),
          new Gs1Element("17", "270100"),
          new Gs1Element("21", "1"));

  private final ElementString strict = new ElementString(TABLE, Gs1Rules.STRICT);
  private final ElementString lenient =
      new ElementString(TABLE, new Gs1Rules(true, false, false, true));

  private static Gs1SyntaxException fault(ThrowingRunnable reading) {
    return assertThrows(Gs1SyntaxException.class, reading);
  }

  @Test
  public void separatorsStandOnlyWhereTheyAreNeeded() throws Exception {
    String text = "010041600033610810LOT^17270100211";
    assertThat(strict.format(BATCH_AND_EXPIRY, '^'), is(text));
    assertThat(strict.parse(text, '^'), is(BATCH_AND_EXPIRY));
  }

  @Test
  public void aSeparatorAfterAnyElementIsLegal() throws Exception {
    assertThat(strict.parse("0100416000336108^10LOT^17270100^211^", '^'), is(BATCH_AND_EXPIRY));
  }

  @Test
  public void twoSeparatorsAreNot() {
    assertThat(fault(() -> strict.parse("10LOT^^211", '^')).position(), is(6));
    assertThat(fault(() -> strict.parse("10LOT^^", '^')).position(), is(6));
    assertThat(fault(() -> strict.parse("^10LOT", '^')).position(), is(0));
  }

  @Test
  public void aValueThatIsCutOffIsTooShort() {
    Gs1SyntaxException e = fault(() -> strict.parse("0100416^10LOT", '^'));
    assertThat(e.reason(), is(ScanFlag.BAD_ELEMENTS));
    assertThat(e.getMessage(), is("AI (01): value is too short"));
    assertThat(e.position(), is(7));
  }

  @Test
  public void aWrongCheckDigitHasItsOwnReasonAndPlace() {
    Gs1SyntaxException e = fault(() -> strict.parse("10LOT^0100416000336109", '^'));
    assertThat(e.reason(), is(ScanFlag.WRONG_CHECK_DIGIT));
    assertThat(e.position(), is(21));
  }

  @Test
  public void bracketsAreReadWithEscapes() throws Exception {
    assertThat(strict.parseBracketed("(21)A\\(10)B"), contains(new Gs1Element("21", "A(10)B")));
    assertThat(
        ElementString.formatBracketed(List.of(new Gs1Element("21", "A(10)B"))), is("(21)A\\(10)B"));
  }

  @Test
  public void wrongBracketsAreRefused() {
    for (String text :
        new String[] {
          "", "01", "(01", "(01)", "(01)1(", "()1", "(1)1", "(011234)1", "( 01)1", "x(01)"
        }) {
      fault(() -> strict.parseBracketed(text));
    }
  }

  @Test
  public void aBackslashElsewhereIsNoCharacterOfAValue() {
    assertThat(fault(() -> strict.parseBracketed("(21)A\\B")).position(), is(5));
  }

  @Test
  public void optionalComponentsMayBeAbsentFromTheEnd() throws Exception {
    for (String value : new String[] {"276", "276840", "276840756", "276840756040036"}) {
      assertThat(strict.parse("423" + value, '^'), contains(new Gs1Element("423", value)));
    }
    for (String value : new String[] {"", "27", "2768", "276840756040036276"}) {
      fault(() -> strict.parse("423" + value, '^'));
    }
  }

  @Test
  public void unknownIdentifiersHaveWhatTheirNeighboursHaveInCommon() throws Exception {
    fault(() -> strict.parse("3338123456", '^'));
    assertThat(
        lenient.parse("333812345621S", '^'),
        contains(new Gs1Element("3338", "123456"), new Gs1Element("21", "S")));
    assertThat(lenient.parseBracketed("(89)X"), contains(new Gs1Element("89", "X")));
    // No AI begins with 89: its length can't be told without brackets.
    fault(() -> lenient.parse("89X", '^'));
    // All AIs that begin with 33 have four digits.
    fault(() -> lenient.parseBracketed("(333)X"));
    fault(() -> lenient.parseBracketed("(8)X"));
    fault(() -> lenient.parseBracketed("(89012)X"));
    fault(() -> lenient.parseBracketed("(8X)X"));
  }

  @Test
  public void faultsCarryNoStackTrace() {
    assertThat(fault(() -> strict.parse("x", '^')).getStackTrace().length, is(0));
  }
}
