package io.crossdock.transforms.barcode.gs1;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.crossdock.fuzzing.FuzzTarget;
import io.crossdock.fuzzing.FuzzTargets;
import io.crossdock.schemas.barcode.Code;
import io.crossdock.schemas.barcode.ScanFlag;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/** What reads the codes that people and scanners make. */
public final class Gs1Targets implements FuzzTargets {
  private static final Comparator<Gs1Element> ORDER =
      Comparator.comparing(Gs1Element::ai).thenComparing(Gs1Element::value);

  private static final List<String> WORDS =
      List.of(
          "]C1",
          "]d2",
          "]Q3",
          "]Q1",
          "]E0",
          "]E4",
          "]E3",
          "]I1",
          "]J1",
          "|]e0",
          "\u001d",
          "(01)",
          "(21)",
          "\\(",
          "00416000336108",
          "106141411234567897",
          "17270100",
          "8030",
          "https://id.gs1.org/01/",
          "/21/",
          "?17=",
          "&99=",
          "%2F",
          "%00",
          "#",
          "urn:epc:id:sgtin:",
          "urn:epc:idpat:",
          "urn:epc:class:lgtin:",
          ".*");

  /** Codes in all notations. */
  static final List<String> CODES =
      List.of(
          "]C1010041600033610810LOT\u001d1727010021SERIAL\u001d8030SIG",
          "(01)00416000336108(10)LOT(17)270100(21)A\\(B",
          "https://id.gs1.org/01/00416000336108/10/LOT/21/S%2F1?17=270100&99=X#f",
          "urn:epc:id:itip:4012345.012345.01.02.987",
          "urn:epc:id:sgtin:9506000.013435.1",
          "]E00416000336108|]e010LOT\u001d21S",
          "00106141411234567897");

  @Override
  public String module() {
    return "transforms";
  }

  @Override
  public List<FuzzTarget> targets() {
    return List.of(
        new FuzzTarget("gs1-scan", () -> parts(new Readers()::scan)),
        new FuzzTarget("gs1-notations", () -> parts(new Readers()::notations)));
  }

  private static FuzzTarget.Parts parts(FuzzTarget.Taker taker) {
    return new FuzzTarget.Parts(
        CODES.stream().map(code -> code.getBytes(StandardCharsets.UTF_8)).toList(), WORDS, taker);
  }

  /** Any text has a verdict, and one of the right kind. */
  static void judge(Gs1Parser parser, String raw) {
    Gs1Result result = parser.parse(raw);
    if (result instanceof Gs1Fault fault) {
      assertThat(
          fault.reason(),
          anyOf(
              is(ScanFlag.EMPTY_CODE),
              is(ScanFlag.NOT_DIGITS),
              is(ScanFlag.WRONG_LENGTH),
              is(ScanFlag.WRONG_CHECK_DIGIT),
              is(ScanFlag.BAD_ELEMENTS)));
      assertThat(raw, fault.position(), greaterThanOrEqualTo(-1));
      assertThat(raw, fault.position(), lessThanOrEqualTo(raw.length()));
      assertThat(raw, fault.message().length(), lessThan(300));
      return;
    }
    Code code = ((Gs1Code) result).code();
    assertThat(raw, code.key().isEmpty(), is(false));
  }

  /** What reads, with all its tables. */
  private static final class Readers {
    private final ApplicationIdentifiers table = ApplicationIdentifiers.standard();
    private final Gs1Parser lenient = new Gs1Parser();
    private final Gs1Parser strict = new Gs1Parser(table, Gs1Rules.STRICT);
    private final ElementString elementString = new ElementString(table, Gs1Rules.STRICT);
    private final DigitalLink digitalLink = new DigitalLink(table, Gs1Rules.STRICT);
    private final EpcUrn epcUrn = new EpcUrn(table);
    private final ScanData scanData = new ScanData(table, Gs1Rules.STRICT);

    void scan(byte[] input) {
      String raw = new String(input, StandardCharsets.UTF_8);
      judge(lenient, raw);
      judge(strict, raw);
    }

    /** Each notation by itself: what is read of it, is read again of what is written of that. */
    void notations(byte[] input) {
      String text = new String(input, StandardCharsets.UTF_8);
      again(
          text,
          scanned -> elementString.parse(scanned, ElementString.GS),
          elements -> elementString.format(elements, ElementString.GS));
      again(text, elementString::parseBracketed, ElementString::formatBracketed);
      again(
          text,
          link -> digitalLink.parse(link).stream().sorted(ORDER).toList(),
          elements -> digitalLink.format(elements, DigitalLink.GS1_RESOLVER));
      again(text, scanData::parse, scanData::format);
      again(text, epcUrn::parse, elements -> text);
    }
  }

  private interface Way<A, B> {
    B go(A from) throws Gs1SyntaxException;
  }

  private static <T> void again(String text, Way<String, T> read, Way<T, String> write) {
    T first;
    try {
      first = read.go(text);
    } catch (Gs1SyntaxException e) {
      return; // declared
    }
    try {
      assertThat(text, read.go(write.go(first)), equalTo(first));
    } catch (Gs1SyntaxException e) {
      throw new AssertionError(text + " was read, and not what is written of it", e);
    }
  }
}
