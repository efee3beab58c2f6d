package io.crossdock.transforms.barcode.gs1;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The linters by the names that the table of application identifiers uses for them; the names are
 * those of the GS1 Barcode Syntax Tests. Immutable.
 */
public final class Linters {
  private final Map<String, Linter> byName;

  /** The linters that ask the given register about company prefixes. */
  public Linters(CompanyPrefixes register) {
    CompanyPrefixLinters prefixes = new CompanyPrefixLinters(register);
    CouponLinters coupons = new CouponLinters(prefixes);
    Map<String, Linter> linters = new HashMap<>();
    linters.put("csetnumeric", CharacterLinters::csetNumeric);
    linters.put("cset39", CharacterLinters::cset39);
    linters.put("cset64", CharacterLinters::cset64);
    linters.put("cset82", CharacterLinters::cset82);
    linters.put("hasnondigit", CharacterLinters::hasNonDigit);
    linters.put("hyphen", CharacterLinters::hyphen);
    linters.put("importeridx", CharacterLinters::importerIndex);
    linters.put("iso5218", CharacterLinters::biologicalSex);
    linters.put("nonzero", CharacterLinters::nonZero);
    linters.put("nozeroprefix", CharacterLinters::noZeroPrefix);
    linters.put("pcenc", CharacterLinters::percentEncoded);
    linters.put("winding", CharacterLinters::winding);
    linters.put("yesno", CharacterLinters::yesNo);
    linters.put("zero", CharacterLinters::zero);
    linters.put("csum", NumberLinters::checkDigit);
    linters.put("csumalpha", NumberLinters::checkPair);
    linters.put("iban", NumberLinters::iban);
    linters.put("latitude", NumberLinters::latitude);
    linters.put("longitude", NumberLinters::longitude);
    linters.put("pieceoftotal", NumberLinters::pieceOfTotal);
    linters.put("posinseqslash", NumberLinters::positionInSequence);
    linters.put("hh", DateTimeLinters::hour);
    linters.put("hhmi", DateTimeLinters::hourAndMinute);
    linters.put("mi", DateTimeLinters::minute);
    linters.put("ss", DateTimeLinters::second);
    linters.put("yymmd0", DateTimeLinters::yymmd0);
    linters.put("yymmdd", DateTimeLinters::yymmdd);
    linters.put("yyyymmd0", DateTimeLinters::yyyymmd0);
    linters.put("yyyymmdd", DateTimeLinters::yyyymmdd);
    linters.put("iso3166", CodeLists::countryNumeric);
    linters.put("iso3166999", CodeLists::countryNumericOr999);
    linters.put("iso3166alpha2", CodeLists::countryAlpha2);
    linters.put("iso4217", CodeLists::currencyNumeric);
    linters.put("mediatype", CodeLists::mediaType);
    linters.put("packagetype", CodeLists::packageType);
    linters.put("gcppos1", prefixes::first);
    linters.put("gcppos2", prefixes::second);
    linters.put("couponcode", coupons::couponCode);
    linters.put("couponposoffer", coupons::positiveOffer);
    byName = Map.copyOf(linters);
  }

  /**
   * The linter of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Linter named(String name) {
    Linter linter = byName.get(name);
    if (linter == null) {
      throw new IllegalArgumentException("no linter " + name);
    }
    return linter;
  }

  /** The names of all linters. */
  public Set<String> names() {
    return byName.keySet();
  }
}
