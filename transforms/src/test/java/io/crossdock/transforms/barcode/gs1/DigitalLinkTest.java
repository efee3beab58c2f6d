package io.crossdock.transforms.barcode.gs1;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.assertThrows;

import org.junit.Test;

public class DigitalLinkTest {
  private static final ApplicationIdentifiers TABLE = ApplicationIdentifiers.standard();

  private final DigitalLink strict = new DigitalLink(TABLE, Gs1Rules.STRICT);
  private final DigitalLink scan = new DigitalLink(TABLE, Gs1Rules.SCAN);

  private void reads(DigitalLink reader, String uri, String elements) throws Exception {
    assertThat(ElementString.formatBracketed(reader.parse(uri)), is(elements));
  }

  private void refuses(String uri, int position) {
    Gs1SyntaxException e = assertThrows(uri, Gs1SyntaxException.class, () -> strict.parse(uri));
    assertThat(uri, e.position(), is(position));
  }

  @Test
  public void keyQualifiersAndAttributes() throws Exception {
    reads(
        strict,
        "https://id.gs1.org/01/00416000336108/22/2A/10/LOT/21/S?17=270100&3103=000195&x=y&z#f?g",
        "(01)00416000336108(22)2A(10)LOT(21)S(17)270100(3103)000195");
    reads(strict, "http://a/b/c/00/106141411234567897?", "(00)106141411234567897");
    reads(strict, "https://a:8080/414/9521321000018/254/%2F%25", "(414)9521321000018(254)/%");
    reads(strict, "https://[::1]/417/9521321000018/7040/1ABC", "(417)9521321000018(7040)1ABC");
  }

  @Test
  public void theLastKeyOfThePathCounts() throws Exception {
    reads(strict, "https://a/01/00416000336108/00/106141411234567897", "(00)106141411234567897");
  }

  @Test
  public void shortGtinsAndNamesPassOnlyByTheRules() throws Exception {
    reads(scan, "https://a/gtin/416000336108/lot/L/ser/S", "(01)00416000336108(10)L(21)S");
    refuses("https://a/01/416000336108", 25);
    refuses("https://a/gtin/00416000336108", 9);
    // Seven digits are no GTIN.
    assertThrows(Gs1SyntaxException.class, () -> scan.parse("https://a/01/4160003"));
  }

  @Test
  public void faultsHaveTheirPlace() {
    refuses("ftp://a/01/00416000336108", 0);
    refuses("https:///01/00416000336108", 8);
    refuses("https://a", 8);
    refuses("https://a_b/01/00416000336108", 9);
    refuses("https://a/01/00416000336108 ", 27);
    refuses("https://a/01/00416000336109", 26);
    refuses("https://a/01/0041600033610%39", 13);
    refuses("https://a/01/00416000336108/21/S/10/L", 9);
    refuses("https://a/01/00416000336108/21/S/21/S", 9);
    refuses("https://a/01/00416000336108/21/", 31);
    refuses("https://a/01/00416000336108?17=271301", 33);
    refuses("https://a/01/00416000336108?17=270100&17=270100", 38);
    refuses("https://a/01/00416000336108?10=L", 28);
    refuses("https://a/01/00416000336108?21=S", 28);
    refuses("https://a/01/00416000336108?8200=u", 28);
    refuses("https://a/01/00416000336108?05=1", 28);
    refuses("https://a/01/00416000336108?99=A%00", 32);
    refuses("https://a/01/00416000336108?99=A+B", 31);
  }

  @Test
  public void addressesWithoutAKeyAreToldApart() {
    for (String uri :
        new String[] {
          "https://a",
          "https://a/",
          "https://a/menu",
          "https://a/01",
          "https://a/01/",
          "01/1",
          "",
          "https://a/21/S",
          "https://a/x/21/S",
          "ftp://a/01/00416000336108"
        }) {
      assertThat(uri, strict.hasKey(uri), is(uri.equals("https://a/01/")));
    }
    assertThat(strict.hasKey("https://a/01/wrong"), is(true));
    assertThat(strict.hasKey("hTTps://a/01/wrong"), is(true));
    assertThat(DigitalLink.looksCompressed("https://id.gs1.org/ARHKVAdpQg"), is(true));
    assertThat(DigitalLink.looksCompressed("https://example.com/ARHKVAdpQg"), is(false));
    assertThat(DigitalLink.looksCompressed("https://id.gs1.org/about/us"), is(false));
    assertThat(DigitalLink.looksCompressed("https://id.gs1.org/"), is(false));
    assertThat(DigitalLink.looksCompressed("https:"), is(false));
  }

  private String written(String bracketed, String stem) throws Exception {
    return strict.format(new ElementString(TABLE, Gs1Rules.STRICT).parseBracketed(bracketed), stem);
  }

  @Test
  public void linksAreWrittenInTheOrderOfTheGrammar() throws Exception {
    assertThat(
        written("(17)270100(99)X(21)S(3103)000195(10)L(01)00416000336108", "https://a/b/"),
        is("https://a/b/01/00416000336108/10/L/21/S?17=270100&3103=000195&99=X"));
    assertThat(
        written("(8004)9521321A/B%\\(1)", DigitalLink.GS1_RESOLVER),
        is("https://id.gs1.org/8004/9521321A%2FB%25%281%29"));
  }

  @Test
  public void whatHasNoPlaceInALinkIsRefused() {
    for (String bracketed :
        new String[] {"(10)L", "(01)00416000336108(8200)u", "(00)106141411234567897(21)S"}) {
      assertThrows(
          bracketed, Gs1SyntaxException.class, () -> written(bracketed, DigitalLink.GS1_RESOLVER));
    }
  }
}
