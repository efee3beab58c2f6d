package io.crossdock.transforms.barcode.gs1;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.Assert.assertThrows;

import java.util.Random;
import org.junit.Test;

/** Linters on values of our own, so that they are tested where the vectors are absent. */
public class LintersTest {
  private static final Linters LINTERS = new Linters(CompanyPrefixes.ANY);

  private static void passes(String linter, String... texts) {
    for (String text : texts) {
      assertThat(linter + ' ' + text, LINTERS.named(linter).check(text), nullValue());
    }
  }

  /** The mark is the text with asterisks around what is wrong. */
  private static void refuses(String linter, String mark, LintReason reason) {
    int from = mark.indexOf('*');
    int to = mark.indexOf('*', from + 1);
    String text = mark.replace("*", "");
    assertThat(
        linter + ' ' + text,
        LINTERS.named(linter).check(text),
        is(new LintFault(reason, from, to - from - 1)));
  }

  @Test
  public void dates() {
    passes("yymmdd", "260131", "240229", "000229", "991231");
    passes("yymmd0", "260100", "260131", "240229");
    passes("yyyymmdd", "19000228", "20000229", "20261231");
    passes("yyyymmd0", "20260200");
    refuses("yymmdd", "2601*00*", LintReason.ILLEGAL_DAY);
    refuses("yymmdd", "2602*29*", LintReason.ILLEGAL_DAY);
    refuses("yymmd0", "2602*29*", LintReason.ILLEGAL_DAY);
    refuses("yymmd0", "26*00*00", LintReason.ILLEGAL_MONTH);
    refuses("yyyymmdd", "190002*29*", LintReason.ILLEGAL_DAY);
    refuses("yyyymmd0", "2026*13*00", LintReason.ILLEGAL_MONTH);
    refuses("yyyymmdd", "*260131*", LintReason.DATE_TOO_SHORT);
    refuses("yymmdd", "*20260131*", LintReason.DATE_TOO_LONG);
    refuses("yymmdd", "26*O*131", LintReason.NON_DIGIT_CHARACTER);
  }

  @Test
  public void timesOfDay() {
    passes("hh", "00", "23");
    passes("mi", "00", "59");
    passes("ss", "00", "59");
    passes("hhmi", "0000", "2359");
    refuses("hh", "*24*", LintReason.ILLEGAL_HOUR);
    refuses("mi", "*60*", LintReason.ILLEGAL_MINUTE);
    refuses("ss", "*60*", LintReason.ILLEGAL_SECOND);
    refuses("hhmi", "*24*00", LintReason.ILLEGAL_HOUR);
    refuses("hhmi", "*24*x0", LintReason.ILLEGAL_HOUR);
    refuses("hhmi", "23*x*0", LintReason.NON_DIGIT_CHARACTER);
    refuses("hhmi", "23*60*", LintReason.ILLEGAL_MINUTE);
    refuses("hhmi", "*00000*", LintReason.HOUR_WITH_MINUTE_TOO_LONG);
    refuses("hh", "*7*", LintReason.HOUR_TOO_SHORT);
    refuses("ss", "*007*", LintReason.SECOND_TOO_LONG);
  }

  @Test
  public void characterSets() {
    passes("cset82", "", "!\"%&'()*+,-./09:;<=>?AZ_az");
    passes("cset39", "", "#-/09AZ");
    passes("cset64", "", "AZaz09-_", "a==", "ab=", "abc");
    passes("csetnumeric", "", "0123456789");
    refuses("cset82", "A*^*B", LintReason.INVALID_CSET82_CHARACTER);
    refuses("cset82", "A*\u00c4*", LintReason.INVALID_CSET82_CHARACTER);
    refuses("cset82", "*\u0394*", LintReason.INVALID_CSET82_CHARACTER);
    refuses("cset39", "A*b*C", LintReason.INVALID_CSET39_CHARACTER);
    refuses("cset64", "A*=*B", LintReason.INVALID_CSET64_CHARACTER);
    refuses("cset64", "*===*", LintReason.INVALID_CSET64_PADDING);
    refuses("cset64", "+bc*=*", LintReason.INVALID_CSET64_PADDING);
    refuses("cset64", "abc*=*", LintReason.INVALID_CSET64_PADDING);
    refuses("csetnumeric", "1*\u0661*", LintReason.NON_DIGIT_CHARACTER);
  }

  @Test
  public void smallValues() {
    passes("zero", "0", "00");
    passes("nonzero", "1", "010");
    passes("nozeroprefix", "", "0", "10");
    passes("hyphen", "-", "---");
    passes("yesno", "0", "1");
    passes("winding", "0", "1", "9");
    passes("iso5218", "0", "1", "2", "9");
    passes("importeridx", "-", "_", "0", "A", "z");
    passes("hasnondigit", "1A", "-");
    passes("pcenc", "", "a", "%20", "100%25");
    refuses("zero", "**", LintReason.NOT_ZERO);
    refuses("nonzero", "*000*", LintReason.ILLEGAL_ZERO_VALUE);
    refuses("nozeroprefix", "*0*0", LintReason.ILLEGAL_ZERO_PREFIX);
    refuses("hyphen", "**", LintReason.NOT_HYPHEN);
    refuses("yesno", "*2*", LintReason.NOT_ZERO_OR_ONE);
    refuses("yesno", "*01*", LintReason.NOT_ZERO_OR_ONE);
    refuses("importeridx", "*AB*", LintReason.IMPORTER_IDX_MUST_BE_ONE_CHARACTER);
    refuses("pcenc", "a*%2*", LintReason.INVALID_PERCENT_SEQUENCE);
    refuses("pcenc", "%41*%*", LintReason.INVALID_PERCENT_SEQUENCE);
    refuses("pcenc", "*%g0*x", LintReason.INVALID_PERCENT_SEQUENCE);
  }

  @Test
  public void codeLists() {
    passes("iso3166", "276", "694", "840");
    passes("iso3166999", "276", "999");
    passes("iso3166alpha2", "DE", "US", "SL");
    passes("iso4217", "978", "840", "756");
    passes("packagetype", "PX", "8", "X20");
    passes("mediatype", "01", "10", "80", "99");
    refuses("iso3166", "*999*", LintReason.NOT_ISO3166);
    refuses("iso3166alpha2", "*de*", LintReason.NOT_ISO3166_ALPHA2);
    refuses("iso4217", "*000*", LintReason.NOT_ISO4217);
    refuses("packagetype", "**", LintReason.INVALID_PACKAGE_TYPE);
    refuses("mediatype", "*11*", LintReason.INVALID_MEDIA_TYPE);
  }

  @Test
  public void positionsAndCounts() {
    passes("pieceoftotal", "0101", "0102", "9999");
    passes("posinseqslash", "1/1", "2/3", "9/10");
    passes("latitude", "0000000000", "1800000000");
    passes("longitude", "0000000000", "3600000000");
    refuses("pieceoftotal", "1*x*1", LintReason.NON_DIGIT_CHARACTER);
    refuses("pieceoftotal", "01*00*", LintReason.ZERO_TOTAL_PIECES);
    refuses("pieceoftotal", "*0201*", LintReason.PIECE_NUMBER_EXCEEDS_TOTAL);
    refuses("posinseqslash", "1/*0*", LintReason.ILLEGAL_ZERO_PREFIX);
    refuses("posinseqslash", "1/*02*", LintReason.ILLEGAL_ZERO_PREFIX);
    refuses("posinseqslash", "*012*/2", LintReason.ILLEGAL_ZERO_PREFIX);
    refuses("posinseqslash", "*10/9*", LintReason.POSITION_EXCEEDS_END);
    refuses("posinseqslash", "*1-2*", LintReason.POSITION_IN_SEQUENCE_MALFORMED);
    refuses("posinseqslash", "*1/2/3*", LintReason.POSITION_IN_SEQUENCE_MALFORMED);
    refuses("latitude", "*1800000001*", LintReason.INVALID_LATITUDE);
    refuses("longitude", "*3600000001*", LintReason.INVALID_LONGITUDE);
    refuses("longitude", "*360*", LintReason.LONGITUDE_INVALID_LENGTH);
  }

  @Test
  public void accountNumbers() {
    passes("iban", "DE89370400440532013000", "GB29NWBK60161331926819");
    refuses("iban", "DE*88*370400440532013000", LintReason.INCORRECT_IBAN_CHECKSUM);
    refuses("iban", "GB29NWBK6016133192681*a*", LintReason.INVALID_IBAN_CHARACTER);
    refuses("iban", "*XX*89370400440532013000", LintReason.ILLEGAL_IBAN_COUNTRY_CODE);
    refuses("iban", "*DE89370400*", LintReason.IBAN_TOO_SHORT);
  }

  @Test
  public void companyPrefixesOfTheDefaultRegister() {
    passes("gcppos1", "9521", "9521ABC");
    passes("gcppos2", "X9521");
    refuses("gcppos1", "*952*", LintReason.TOO_SHORT_FOR_GCP);
    refuses("gcppos1", "95*A*1", LintReason.INVALID_GCP_PREFIX);
    refuses("gcppos2", "X*952*", LintReason.TOO_SHORT_FOR_GCP);
    refuses("gcppos2", "**", LintReason.TOO_SHORT_FOR_GCP);
  }

  @Test
  public void coupons() {
    passes("couponcode", "012345612345611110123", "01234561234561111012335006064500606");
    refuses(
        "couponcode",
        "012345612345611110123*35006064500607*",
        LintReason.COUPON_EXPIRATION_BEFORE_START);
    refuses(
        "couponcode",
        "0123456123456111101231*6*",
        LintReason.COUPON_INVALID_ADDITIONAL_PURCHASE_RULES_CODE);
    refuses("couponcode", "*01234561234561111012352*", LintReason.COUPON_TRUNCATED_SERIAL_NUMBER);
    refuses(
        "couponcode",
        "*0123456123456111101236*",
        LintReason.COUPON_MISSING_RETAILER_GCP_OR_GLN_VLI);
    refuses("couponposoffer", "*2*0", LintReason.COUPON_INVALID_FORMAT_CODE);
    refuses("couponposoffer", "*0*", LintReason.COUPON_MISSING_FUNDER_VLI);
    passes("couponposoffer", "001234561234560123456");
  }

  @Test
  public void noLinterThrowsOrMarksBeyondTheText() {
    Random random = new Random(4);
    String characters = "0123456789/-%=AZaz \u0000\u001d\u00e9\u0661";
    for (String name : LINTERS.names()) {
      Linter linter = LINTERS.named(name);
      for (int i = 0; i < 2_000; i++) {
        StringBuilder text = new StringBuilder();
        int kinds = i % 2 == 0 ? 10 : characters.length();
        for (int n = random.nextInt(40); n > 0; n--) {
          text.append(characters.charAt(random.nextInt(kinds)));
        }
        LintFault fault = linter.check(text.toString());
        if (fault != null) {
          assertThat(
              name + ' ' + text,
              fault.position() >= 0
                  && fault.length() >= 0
                  && fault.position() + fault.length() <= text.length(),
              is(true));
          assertThat(fault.mark(text.toString()).length(), is(text.length() + 2));
        }
      }
    }
  }

  @Test
  public void namesAreThoseOfTheTests() {
    assertThat(LINTERS.names(), hasItem("csum"));
    assertThat(LINTERS.names().size(), is(39));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> LINTERS.named("nosuch"));
    assertThat(e.getMessage(), is("no linter nosuch"));
  }
}
