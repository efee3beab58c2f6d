package io.crossdock.transforms.barcode.gs1;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;

import io.crossdock.schemas.barcode.Code;
import io.crossdock.schemas.barcode.CodeKind;
import io.crossdock.schemas.barcode.ScanFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.Test;

/** What must hold for every key, on seeded random ones. */
public class Gs1ParserPropertyTest {
  private static final int KEYS = 500;
  private static final long SEED = 20_260_101;

  private final Gs1Parser parser = new Gs1Parser();
  private final Random random = new Random(SEED);

  private String key(int length) {
    StringBuilder digits = new StringBuilder();
    while (digits.length() < length - 1) {
      digits.append(random.nextInt(10));
    }
    return digits.append(CheckDigit.of(digits)).toString();
  }

  private String serial() {
    StringBuilder serial = new StringBuilder();
    int length = 1 + random.nextInt(20);
    while (serial.length() < length) {
      serial.append(
          CharacterLinters.CSET82.charAt(random.nextInt(CharacterLinters.CSET82.length())));
    }
    return serial.toString();
  }

  private Code code(String raw) {
    Gs1Result result = parser.parse(raw);
    assertThat(raw + " gave " + result, result, instanceOf(Gs1Code.class));
    return ((Gs1Code) result).code();
  }

  @Test
  public void everyKeyWithItsCheckDigitIsRead() {
    for (int length : new int[] {8, 12, 13, 14}) {
      for (int i = 0; i < KEYS; i++) {
        String key = key(length);
        assertThat(code(key), is(new Code(CodeKind.GTIN, "(01)" + Gtin.zeroFilled(key), false)));
      }
    }
    for (int i = 0; i < KEYS; i++) {
      String key = key(18);
      assertThat(code(key), is(new Code(CodeKind.SSCC, "(00)" + key, true)));
    }
  }

  @Test
  public void anyOtherSingleDigitIsAWrongCheckDigitInAnyNotation() {
    for (int length : new int[] {8, 12, 13, 14, 18}) {
      for (int i = 0; i < KEYS / 20; i++) {
        String key = key(length);
        for (int place = 0; place < length; place++) {
          for (char digit = '0'; digit <= '9'; digit++) {
            if (digit != key.charAt(place)) {
              isWrongCheckDigit(key.substring(0, place) + digit + key.substring(place + 1));
            }
          }
        }
      }
    }
  }

  private void isWrongCheckDigit(String key) {
    boolean sscc = key.length() == 18;
    String element = sscc ? "00" + key : "01" + Gtin.zeroFilled(key);
    String bracketed = "(" + element.substring(0, 2) + ")" + element.substring(2);
    String link = "https://id.gs1.org/" + element.substring(0, 2) + "/" + element.substring(2);
    for (String raw : new String[] {key, "]C1" + element, bracketed, link}) {
      Gs1Result result = parser.parse(raw);
      assertThat(raw + " gave " + result, result, instanceOf(Gs1Fault.class));
      assertThat(raw, ((Gs1Fault) result).reason(), is(ScanFlag.WRONG_CHECK_DIGIT));
    }
  }

  @Test
  public void everySerialIsTheSameItemInEveryNotation() throws Exception {
    ApplicationIdentifiers table = ApplicationIdentifiers.standard();
    ElementString elementString = new ElementString(table, Gs1Rules.STRICT);
    DigitalLink digitalLink = new DigitalLink(table, Gs1Rules.STRICT);
    for (int i = 0; i < KEYS; i++) {
      List<Gs1Element> elements = new ArrayList<>();
      elements.add(new Gs1Element("01", key(14)));
      elements.add(new Gs1Element("10", serial()));
      elements.add(new Gs1Element("21", serial()));
      elements.add(new Gs1Element("17", "270100"));
      String key = ElementString.formatBracketed(List.of(elements.get(0), elements.get(2)));
      Code expected = new Code(CodeKind.SGTIN, key, true);
      assertThat(code("]C1" + elementString.format(elements, ElementString.GS)), is(expected));
      assertThat(code(ElementString.formatBracketed(elements)), is(expected));
      assertThat(code(digitalLink.format(elements, "https://example.com/a/b/")), is(expected));
      // The key itself is a code and names the same item.
      assertThat(code(key), is(expected));
    }
  }

  @Test
  public void whatIsWrittenIsReadAgain() throws Exception {
    ApplicationIdentifiers table = ApplicationIdentifiers.standard();
    ElementString reader = new ElementString(table, Gs1Rules.STRICT);
    DigitalLink links = new DigitalLink(table, Gs1Rules.STRICT);
    for (int i = 0; i < KEYS; i++) {
      List<Gs1Element> elements = new ArrayList<>();
      elements.add(new Gs1Element("01", key(14)));
      for (String ai : List.of("240", "250", "400", "91", "8005")) {
        if (random.nextBoolean()) {
          elements.add(new Gs1Element(ai, ai.equals("8005") ? "123456" : serial()));
        }
      }
      assertThat(reader.parse(reader.format(elements, '^'), '^'), is(elements));
      assertThat(reader.parseBracketed(ElementString.formatBracketed(elements)), is(elements));
      assertThat(links.parse(links.format(elements, DigitalLink.GS1_RESOLVER)), is(elements));
    }
  }
}
