package io.crossdock.transforms.barcode.gs1;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.fail;

import io.crossdock.schemas.barcode.Code;
import io.crossdock.schemas.barcode.CodeKind;
import io.crossdock.schemas.barcode.ScanFlag;
import java.util.Optional;
import org.junit.Test;

public class Gs1ParserTest {
  private static final char GS = ElementString.GS;

  private final Gs1Parser parser = new Gs1Parser();

  private Gs1Code read(String raw) {
    Gs1Result result = parser.parse(raw);
    assertThat(raw, result, instanceOf(Gs1Code.class));
    return (Gs1Code) result;
  }

  private void isCode(String raw, CodeKind kind, String key, boolean serialised) {
    assertThat(raw, read(raw).code(), is(new Code(kind, key, serialised)));
  }

  private Gs1Fault fault(String raw) {
    if (parser.parse(raw) instanceof Gs1Fault fault) {
      return fault;
    }
    fail("no fault: " + raw);
    throw new AssertionError();
  }

  private void isFault(String raw, ScanFlag reason) {
    assertThat(raw, fault(raw).reason(), is(reason));
  }

  private void isFault(String raw, ScanFlag reason, int position) {
    isFault(raw, reason);
    assertThat(raw, fault(raw).position(), is(position));
  }

  @Test
  public void oneProductHasOneKeyInEveryNotation() {
    for (String raw :
        new String[] {
          "416000336108",
          "0416000336108",
          "00416000336108",
          "0100416000336108",
          "(01)00416000336108",
          "]E00416000336108",
          "]E3041600033610812",
          "]E3041600033610812345",
          "]I100416000336108",
          "]C10100416000336108",
          "]e00100416000336108",
          "]d20100416000336108",
          "]Q30100416000336108",
          "]J10100416000336108",
          "]C10100416000336108" + GS,
          GS + "0100416000336108",
          "0100416000336108" + GS,
          "https://id.gs1.org/01/00416000336108",
          "http://example.com/some/stem/01/00416000336108?17=270100#top",
          "HTTPS://id.gs1.org/01/00416000336108",
          "https://example.com/gtin/00416000336108",
          "https://example.com/01/416000336108",
          "]Q1https://id.gs1.org/01/00416000336108",
          "]d1https://id.gs1.org/01/00416000336108",
          "urn:epc:idpat:sgtin:0416000.033610.*",
          " 416000336108\r\n",
          "\t]E00416000336108\n"
        }) {
      isCode(raw, CodeKind.GTIN, "(01)00416000336108", false);
    }
  }

  @Test
  public void gtinsOfAllLengthsAreFilledToFourteenDigits() {
    isCode("02345673", CodeKind.GTIN, "(01)00000002345673", false);
    isCode("]E402345673", CodeKind.GTIN, "(01)00000002345673", false);
    isCode("1234567890128", CodeKind.GTIN, "(01)01234567890128", false);
    isCode("12345678901231", CodeKind.GTIN, "(01)12345678901231", false);
  }

  @Test
  public void aSerialMakesASingleItem() {
    for (String raw :
        new String[] {
          "(01)09506000134352(21)12345",
          "(21)12345(01)09506000134352",
          "(01)09506000134352(10)LOT(21)12345(17)270100",
          "]d2010950600013435210LOT" + GS + "2112345",
          "]C101095060001343522112345",
          "01095060001343522112345",
          "010950600013435210LOT" + GS + "2112345",
          "https://id.gs1.org/01/09506000134352/21/12345",
          "https://id.gs1.org/01/09506000134352/22/2A/10/LOT/21/12345",
          "https://example.com/gtin/9506000134352/ser/12345",
          "urn:epc:id:sgtin:9506000.013435.12345"
        }) {
      isCode(raw, CodeKind.SGTIN, "(01)09506000134352(21)12345", true);
    }
  }

  @Test
  public void aBatchIsNoSingleItem() {
    isCode("(01)09506000134352(10)AB-1", CodeKind.LGTIN, "(01)09506000134352(10)AB-1", false);
    isCode(
        "urn:epc:class:lgtin:9506000.013435.AB-1",
        CodeKind.LGTIN,
        "(01)09506000134352(10)AB-1",
        false);
    isCode("(01)09506000134352(22)2A", CodeKind.GTIN, "(01)09506000134352", false);
    isCode("(01)09506000134352(17)270100", CodeKind.GTIN, "(01)09506000134352", false);
  }

  @Test
  public void logisticUnitsAreSingle() {
    for (String raw :
        new String[] {
          "106141411234567897",
          "00106141411234567897",
          "(00)106141411234567897",
          "]C100106141411234567897",
          "https://id.gs1.org/00/106141411234567897",
          "urn:epc:id:sscc:0614141.1123456789",
          "(00)106141411234567897(02)09506000134352(37)25(10)LOT"
        }) {
      isCode(raw, CodeKind.SSCC, "(00)106141411234567897", true);
    }
  }

  @Test
  public void placesAreNotObjectsThatMove() {
    isCode("(414)9521321000018", CodeKind.GLN, "(414)9521321000018", false);
    isCode("(414)9521321000018(254)A1", CodeKind.GLN, "(414)9521321000018(254)A1", false);
    isCode("(410)9521321000018", CodeKind.GLN, "(410)9521321000018", false);
    isCode("(417)9521321000018", CodeKind.GLN, "(417)9521321000018", false);
  }

  @Test
  public void otherKeysAreSingleIfTheyAreSerialised() {
    isCode("(8003)09521321000018", CodeKind.OTHER_GS1, "(8003)09521321000018", false);
    isCode("(8003)09521321000018S1", CodeKind.OTHER_GS1, "(8003)09521321000018S1", true);
    isCode("(8004)9521321ASSET", CodeKind.OTHER_GS1, "(8004)9521321ASSET", true);
    isCode("(8018)952132100000000014(8019)1", CodeKind.OTHER_GS1, "(8018)952132100000000014", true);
    isCode("(253)9521321000018", CodeKind.OTHER_GS1, "(253)9521321000018", false);
    isCode("(253)9521321000018D7", CodeKind.OTHER_GS1, "(253)9521321000018D7", true);
    isCode("(255)9521321000018", CodeKind.OTHER_GS1, "(255)9521321000018", false);
    isCode("(255)952132100001842", CodeKind.OTHER_GS1, "(255)952132100001842", true);
    isCode("(8010)9521321PART", CodeKind.OTHER_GS1, "(8010)9521321PART", false);
    isCode("(8010)9521321PART(8011)7", CodeKind.OTHER_GS1, "(8010)9521321PART(8011)7", true);
    isCode(
        "(8006)095060001343520102(21)S", CodeKind.OTHER_GS1, "(8006)095060001343520102(21)S", true);
    isCode("(401)9521321X", CodeKind.OTHER_GS1, "(401)9521321X", false);
    isCode("(01)09506000134352(235)TPX1", CodeKind.OTHER_GS1, "(01)09506000134352(235)TPX1", true);
  }

  @Test
  public void whatIsSingleIsNamedBeforeWhatIsAClass() {
    isCode("(01)09506000134352(8004)9521321A", CodeKind.OTHER_GS1, "(8004)9521321A", true);
    isCode(
        "https://id.gs1.org/8004/9521321A?01=09506000134352",
        CodeKind.OTHER_GS1,
        "(8004)9521321A",
        true);
  }

  @Test
  public void elementsWithoutAKeyAreTheirOwnKey() {
    isCode("(10)LOT(17)270100", CodeKind.OTHER_GS1, "(10)LOT(17)270100", false);
    isCode("]C102095060001343523725", CodeKind.OTHER_GS1, "(02)09506000134352(37)25", false);
  }

  @Test
  public void bracketsInAValueAreEscapedInTheKey() {
    isCode("(01)09506000134352(21)A\\(1)", CodeKind.SGTIN, "(01)09506000134352(21)A\\(1)", true);
    isCode("]C1010950600013435221A(1)", CodeKind.SGTIN, "(01)09506000134352(21)A\\(1)", true);
  }

  @Test
  public void elementsAreGivenInTheirOrder() {
    Gs1Code code = read("]d201095060001343521727010010LOT" + GS + "2112345");
    assertThat(
        code.elements(),
        contains(
            new Gs1Element("01", "09506000134352"),
            new Gs1Element("17", "270100"),
            new Gs1Element("10", "LOT"),
            new Gs1Element("21", "12345")));
    assertThat(code.value("17"), is(Optional.of("270100")));
    assertThat(code.value("11"), is(Optional.empty()));
  }

  @Test
  public void aCompositeComponentBelongsToItsSymbol() {
    isCode("]E00416000336108|]e021S1", CodeKind.SGTIN, "(01)00416000336108(21)S1", true);
    isCode(
        "]E402345673|]e010LOT" + GS + "17270100",
        CodeKind.LGTIN,
        "(01)00000002345673(10)LOT",
        false);
    isFault("]E402345673|]e0", ScanFlag.BAD_ELEMENTS);
    isFault("]E402345674|]e010LOT", ScanFlag.WRONG_CHECK_DIGIT);
    isFault("]E402345673|]e08901", ScanFlag.BAD_ELEMENTS, 15);
  }

  @Test
  public void dataOfOtherSymbologiesIsNotGs1() {
    isCode("]d1TESTING", CodeKind.NOT_GS1, "TESTING", false);
    isCode("]Q1416000336109", CodeKind.NOT_GS1, "416000336109", false);
    isCode("]J0(01)1", CodeKind.NOT_GS1, "(01)1", false);
    isCode("]A0ABC-123", CodeKind.NOT_GS1, "ABC-123", false);
    isCode("]C0 ABC 123 ", CodeKind.NOT_GS1, " ABC 123", false);
    isCode("]Q1https://example.com/menu", CodeKind.NOT_GS1, "https://example.com/menu", false);
    isCode("https://example.com/menu?x=1", CodeKind.NOT_GS1, "https://example.com/menu?x=1", false);
    isCode("urn:uuid:1-2", CodeKind.NOT_GS1, "urn:uuid:1-2", false);
    isCode("urn:epc:id:gid:1.2.3", CodeKind.NOT_GS1, "urn:epc:id:gid:1.2.3", false);
    assertThat(read("]d1TESTING").elements(), empty());
  }

  @Test
  public void noCodeIsEmpty() {
    for (String raw : new String[] {"", " ", "\r\n", " \t ", "]C1", "]Q1", "]E0\r\n", "]A0 "}) {
      isFault(raw, ScanFlag.EMPTY_CODE, -1);
    }
  }

  @Test
  public void aPlainKeyWithAnythingButDigitsIsNotDigits() {
    isFault("41600033610A", ScanFlag.NOT_DIGITS, 11);
    isFault("416000 336108", ScanFlag.NOT_DIGITS, 6);
    isFault("  416000 336108", ScanFlag.NOT_DIGITS, 8);
    isFault("12345678 012345675", ScanFlag.NOT_DIGITS, 8);
    isFault("ABC", ScanFlag.NOT_DIGITS, 0);
    isFault("4160-0336108", ScanFlag.NOT_DIGITS, 4);
    isFault("]E0041600033610X", ScanFlag.NOT_DIGITS, 15);
    isFault("]E412ABC678", ScanFlag.NOT_DIGITS, 5);
    isFault("]I1004160003361 8", ScanFlag.NOT_DIGITS, 15);
    isFault("]", ScanFlag.NOT_DIGITS, 0);
    isFault("]C", ScanFlag.NOT_DIGITS, 0);
    isFault("0109506000134352 2112345", ScanFlag.NOT_DIGITS, 16);
    isFault("\u0664\u0661\u0666000336108", ScanFlag.NOT_DIGITS, 0);
  }

  @Test
  public void digitsThatNoKeyHasAreOfWrongLength() {
    for (String raw :
        new String[] {
          "1",
          "1234567",
          "123456789",
          "12345678901",
          "123456789012345",
          "1234567890123456",
          "1234567890123456789",
          "12345678901234567890",
          "]E0123456789012",
          "]E012345678901234",
          "]E41234567",
          "]E30416000336108123",
          "]I1123456789012"
        }) {
      isFault(raw, ScanFlag.WRONG_LENGTH);
    }
    isFault("1".repeat(Gs1Parser.LONGEST + 1), ScanFlag.WRONG_LENGTH, Gs1Parser.LONGEST);
  }

  @Test
  public void aWrongCheckDigitIsSaidSoInEveryNotation() {
    isFault("416000336109", ScanFlag.WRONG_CHECK_DIGIT, 11);
    isFault("02345674", ScanFlag.WRONG_CHECK_DIGIT, 7);
    isFault("123456789012345670", ScanFlag.WRONG_CHECK_DIGIT, 17);
    isFault("00123456789012345670", ScanFlag.WRONG_CHECK_DIGIT, 19);
    isFault("0100416000336109", ScanFlag.WRONG_CHECK_DIGIT, 15);
    isFault("]E00416000336109", ScanFlag.WRONG_CHECK_DIGIT, 15);
    isFault("]E402345674", ScanFlag.WRONG_CHECK_DIGIT, 10);
    isFault("]I100416000336109", ScanFlag.WRONG_CHECK_DIGIT, 16);
    isFault("]C10100416000336109", ScanFlag.WRONG_CHECK_DIGIT, 18);
    isFault("]C102004160003361093725", ScanFlag.WRONG_CHECK_DIGIT, 18);
    isFault("]C100106141411234567898", ScanFlag.WRONG_CHECK_DIGIT, 22);
    isFault("(01)00416000336109", ScanFlag.WRONG_CHECK_DIGIT, 17);
    isFault("(414)9521321000011", ScanFlag.WRONG_CHECK_DIGIT, 17);
    isFault("https://a/01/00416000336109", ScanFlag.WRONG_CHECK_DIGIT, 26);
    isFault("https://a/01/416000336109/21/1", ScanFlag.WRONG_CHECK_DIGIT);
    isFault("]Q1https://a/00/106141411234567898", ScanFlag.WRONG_CHECK_DIGIT, 33);
  }

  @Test
  public void faultsOfTheGrammarAreBadElements() {
    isFault("]C1ABC", ScanFlag.BAD_ELEMENTS, 3);
    isFault("]C10112345", ScanFlag.BAD_ELEMENTS, 10);
    isFault("]C1010041600033610A", ScanFlag.BAD_ELEMENTS, 18);
    isFault("]C1010041600033610821", ScanFlag.BAD_ELEMENTS, 21);
    isFault("]C1010041600033610821A B", ScanFlag.BAD_ELEMENTS, 22);
    isFault("]C1010041600033610817271301", ScanFlag.BAD_ELEMENTS);
    isFault("]C1" + GS, ScanFlag.BAD_ELEMENTS, 3);
    isFault("]C1010041600033610810A" + GS + GS, ScanFlag.BAD_ELEMENTS, 23);
    isFault("]C1010041600033610810" + "A".repeat(21), ScanFlag.BAD_ELEMENTS);
    isFault("(01)00416000336108(", ScanFlag.BAD_ELEMENTS, 18);
    isFault("(01)00416000336108(21)", ScanFlag.BAD_ELEMENTS);
    isFault("(05)123", ScanFlag.BAD_ELEMENTS, 1);
    isFault("(", ScanFlag.BAD_ELEMENTS);
    isFault("()", ScanFlag.BAD_ELEMENTS);
    isFault("A" + GS + "B", ScanFlag.BAD_ELEMENTS, 0);
    isFault(GS + "A", ScanFlag.BAD_ELEMENTS, 1);
    isFault(String.valueOf(GS), ScanFlag.BAD_ELEMENTS);
    isFault("https://a/01/00416000336108?99=", ScanFlag.BAD_ELEMENTS);
    isFault("https://a/01/00416000336108/21/1/10/2", ScanFlag.BAD_ELEMENTS);
    isFault("https://a/01/00416000336108>x", ScanFlag.BAD_ELEMENTS);
    isFault("https://id.gs1.org/ARHKVAdpQg", ScanFlag.BAD_ELEMENTS);
    isFault("urn:epc:id:sgtin:9506000.0134352.12345", ScanFlag.BAD_ELEMENTS);
  }

  @Test
  public void elementsThatContradictEachOtherAreBad() {
    isFault("(01)00416000336108(10)A(10)B", ScanFlag.BAD_ELEMENTS, -1);
    isFault("(01)00416000336108(37)25", ScanFlag.BAD_ELEMENTS);
    isFault("(01)00416000336108(02)00416000336108", ScanFlag.BAD_ELEMENTS);
    isFault("(253)9521321000018(8030)SIG", ScanFlag.BAD_ELEMENTS);
    isCode("(01)00416000336108(10)A(10)A", CodeKind.LGTIN, "(01)00416000336108(10)A", false);
  }

  @Test
  public void missingCompanionsAreFaultsOnlyIfAsked() {
    isCode("(21)S1", CodeKind.OTHER_GS1, "(21)S1", false);
    Gs1Parser complete = new Gs1Parser(ApplicationIdentifiers.standard(), Gs1Rules.STRICT);
    assertThat(complete.parse("(21)S1"), instanceOf(Gs1Fault.class));
    assertThat(complete.parse("(21)S1(01)00416000336108"), instanceOf(Gs1Code.class));
  }

  @Test
  public void unknownIdentifiersPassOnlyIfAsked() {
    isFault("(89)X(01)00416000336108", ScanFlag.BAD_ELEMENTS);
    Gs1Parser lenient =
        new Gs1Parser(ApplicationIdentifiers.standard(), new Gs1Rules(true, false, false, false));
    Gs1Result result = lenient.parse("(89)X(01)00416000336108");
    assertThat(((Gs1Code) result).code().key(), is("(01)00416000336108"));
  }

  @Test
  public void aRegisterOfCompanyPrefixesIsAsked() {
    ApplicationIdentifiers table =
        new ApplicationIdentifiers(
            (text, from, to) ->
                text.startsWith("041600", from)
                    ? CompanyPrefixes.Answer.VALID
                    : CompanyPrefixes.Answer.INVALID);
    Gs1Parser strict = new Gs1Parser(table, Gs1Rules.SCAN);
    assertThat(strict.parse("(01)00416000336108"), instanceOf(Gs1Code.class));
    assertThat(strict.parse("(01)09506000134352"), instanceOf(Gs1Fault.class));
  }
}
