package io.crossdock.transforms.barcode.gs1;

import static io.crossdock.transforms.barcode.gs1.LintReason.*;

import org.jspecify.annotations.Nullable;

/**
 * Linters of the North American coupon codes in AI (8110) and (8112). A field of variable length
 * follows a digit that tells its length, the VLI (variable length indicator).
 */
final class CouponLinters {
  private static final String CODE_OF_REQUIREMENT = "012349";

  private final CompanyPrefixLinters prefixes;

  CouponLinters(CompanyPrefixLinters prefixes) {
    this.prefixes = prefixes;
  }

  /** The coupon code of AI (8110). */
  @Nullable LintFault couponCode(String text) {
    LintFault fault = Linter.digits(text);
    if (fault != null) {
      return fault;
    }
    Fields f = new Fields(text);
    f.prefix("0123456", COUPON_MISSING_GCP_VLI, COUPON_INVALID_GCP_LENGTH, COUPON_TRUNCATED_GCP);
    f.digits(6, COUPON_TRUNCATED_OFFER_CODE);
    f.sized(
        "12345",
        0,
        COUPON_MISSING_SAVE_VALUE_VLI,
        COUPON_INVALID_SAVE_VALUE_LENGTH,
        COUPON_TRUNCATED_SAVE_VALUE);
    f.sized(
        "12345",
        0,
        COUPON_MISSING_1ST_PURCHASE_REQUIREMENT_VLI,
        COUPON_INVALID_1ST_PURCHASE_REQUIREMENT_LENGTH,
        COUPON_TRUNCATED_1ST_PURCHASE_REQUIREMENT);
    f.oneOf(
        CODE_OF_REQUIREMENT,
        COUPON_MISSING_1ST_PURCHASE_REQUIREMENT_CODE,
        COUPON_INVALID_1ST_PURCHASE_REQUIREMENT_CODE);
    f.digits(3, COUPON_TRUNCATED_1ST_PURCHASE_FAMILY_CODE);
    if (f.begins('1')) {
      secondPurchase(f);
    }
    if (f.begins('2')) {
      thirdPurchase(f);
    }
    dates(f);
    if (f.begins('5')) {
      f.sized(
          "0123456789",
          6,
          COUPON_MISSING_SERIAL_NUMBER_VLI,
          COUPON_TRUNCATED_SERIAL_NUMBER,
          COUPON_TRUNCATED_SERIAL_NUMBER);
    }
    if (f.begins('6')) {
      f.prefix(
          "1234567",
          COUPON_MISSING_RETAILER_GCP_OR_GLN_VLI,
          COUPON_INVALID_RETAILER_GCP_OR_GLN_LENGTH,
          COUPON_TRUNCATED_RETAILER_GCP_OR_GLN);
    }
    if (f.begins('9')) {
      f.oneOf("01256", COUPON_MISSING_SAVE_VALUE_CODE, COUPON_INVALID_SAVE_VALUE_CODE);
      f.oneOf(
          "012",
          COUPON_MISSING_SAVE_VALUE_APPLIES_TO_ITEM,
          COUPON_INVALID_SAVE_VALUE_APPLIES_TO_ITEM);
      f.oneOf("0123456789", COUPON_MISSING_STORE_COUPON_FLAG, COUPON_MISSING_STORE_COUPON_FLAG);
      f.oneOf("01", COUPON_MISSING_DONT_MULTIPLY_FLAG, COUPON_INVALID_DONT_MULTIPLY_FLAG);
    }
    return f.end();
  }

  private static void secondPurchase(Fields f) {
    f.oneOf(
        "0123",
        COUPON_MISSING_ADDITIONAL_PURCHASE_RULES_CODE,
        COUPON_INVALID_ADDITIONAL_PURCHASE_RULES_CODE);
    f.sized(
        "12345",
        0,
        COUPON_MISSING_2ND_PURCHASE_REQUIREMENT_VLI,
        COUPON_INVALID_2ND_PURCHASE_REQUIREMENT_LENGTH,
        COUPON_TRUNCATED_2ND_PURCHASE_REQUIREMENT);
    f.oneOf(
        CODE_OF_REQUIREMENT,
        COUPON_MISSING_2ND_PURCHASE_REQUIREMENT_CODE,
        COUPON_INVALID_2ND_PURCHASE_REQUIREMENT_CODE);
    f.digits(3, COUPON_TRUNCATED_2ND_PURCHASE_FAMILY_CODE);
    f.prefixUnless9(
        COUPON_MISSING_2ND_PURCHASE_GCP_VLI,
        COUPON_INVALID_2ND_PURCHASE_GCP_LENGTH,
        COUPON_TRUNCATED_2ND_PURCHASE_GCP);
  }

  private static void thirdPurchase(Fields f) {
    f.sized(
        "12345",
        0,
        COUPON_MISSING_3RD_PURCHASE_REQUIREMENT_VLI,
        COUPON_INVALID_3RD_PURCHASE_REQUIREMENT_LENGTH,
        COUPON_TRUNCATED_3RD_PURCHASE_REQUIREMENT);
    f.oneOf(
        CODE_OF_REQUIREMENT,
        COUPON_MISSING_3RD_PURCHASE_REQUIREMENT_CODE,
        COUPON_INVALID_3RD_PURCHASE_REQUIREMENT_CODE);
    f.digits(3, COUPON_TRUNCATED_3RD_PURCHASE_FAMILY_CODE);
    f.prefixUnless9(
        COUPON_MISSING_3RD_PURCHASE_GCP_VLI,
        COUPON_INVALID_3RD_PURCHASE_GCP_LENGTH,
        COUPON_TRUNCATED_3RD_PURCHASE_GCP);
  }

  private static void dates(Fields f) {
    String expiration = "";
    if (f.begins('3')) {
      expiration = f.date(COUPON_TOO_SHORT_FOR_EXPIRATION_DATE, COUPON_INVALID_EXIPIRATION_DATE);
    }
    if (f.begins('4')) {
      String start = f.date(COUPON_TOO_SHORT_FOR_START_DATE, COUPON_INVALID_START_DATE);
      if (!expiration.isEmpty() && start.compareTo(expiration) > 0) {
        f.failLast(14, COUPON_EXPIRATION_BEFORE_START);
      }
    }
  }

  /** The positive offer file of AI (8112). */
  @Nullable LintFault positiveOffer(String text) {
    LintFault fault = Linter.digits(text);
    if (fault != null) {
      return fault;
    }
    Fields f = new Fields(text);
    f.oneOf("01", COUPON_MISSING_FORMAT_CODE, COUPON_INVALID_FORMAT_CODE);
    f.prefix(
        "0123456",
        COUPON_MISSING_FUNDER_VLI,
        COUPON_INVALID_FUNDER_LENGTH,
        COUPON_TRUNCATED_FUNDER);
    f.digits(6, COUPON_TRUNCATED_OFFER_CODE);
    f.sized(
        "0123456789",
        6,
        COUPON_MISSING_SERIAL_NUMBER_VLI,
        COUPON_TRUNCATED_SERIAL_NUMBER,
        COUPON_TRUNCATED_SERIAL_NUMBER);
    return f.end();
  }

  /**
   * Walks over the fields of a coupon; after the first fault it stands still and keeps the fault.
   */
  private final class Fields {
    private final String text;
    private int position;
    private @Nullable LintFault fault;

    Fields(String text) {
      this.text = text;
    }

    /** Steps over the indicator of an optional part, if it comes next. */
    boolean begins(char indicator) {
      if (fault != null || position == text.length() || text.charAt(position) != indicator) {
        return false;
      }
      position++;
      return true;
    }

    /** Steps over one digit that must be among some and returns its value. */
    int oneOf(String digits, LintReason missing, LintReason invalid) {
      if (fault != null) {
        return 0;
      }
      if (position == text.length()) {
        fault = Linter.whole(missing, text);
        return 0;
      }
      char c = text.charAt(position);
      if (digits.indexOf(c) < 0) {
        fault = Linter.at(invalid, position);
        return 0;
      }
      position++;
      return c - '0';
    }

    /**
     * Steps over a fixed number of digits; if none of them is there, the whole text is at fault.
     */
    void digits(int count, LintReason truncated) {
      if (fault != null) {
        return;
      }
      int left = text.length() - position;
      if (left >= count) {
        position += count;
      } else {
        fault =
            left == 0 ? Linter.whole(truncated, text) : new LintFault(truncated, position, left);
      }
    }

    /** Steps over a VLI and as many digits as it says, plus some. */
    void sized(
        String indicators, int plus, LintReason missing, LintReason invalid, LintReason truncated) {
      int length = oneOf(indicators, missing, invalid);
      digits(length + plus, truncated);
    }

    /** Steps over a VLI and a company prefix of six digits more than it says. */
    void prefix(String indicators, LintReason missing, LintReason invalid, LintReason truncated) {
      int length = oneOf(indicators, missing, invalid) + 6;
      int from = position;
      digits(length, truncated);
      if (fault == null) {
        LintFault wrong = prefixes.check(text, from, position);
        fault = wrong == null ? null : new LintFault(wrong.reason(), from, length);
      }
    }

    /** Steps over a VLI and its company prefix, which is left out for a VLI of 9. */
    void prefixUnless9(LintReason missing, LintReason invalid, LintReason truncated) {
      if (!begins('9')) {
        prefix("0123456", missing, invalid, truncated);
      }
    }

    String date(LintReason tooShort, LintReason invalid) {
      int from = position;
      digits(6, tooShort);
      if (fault != null) {
        return "";
      }
      String date = text.substring(from, position);
      if (DateTimeLinters.yymmdd(date) != null) {
        fault = new LintFault(invalid, from, 6);
      }
      return date;
    }

    void failLast(int count, LintReason reason) {
      if (fault == null) {
        fault = new LintFault(reason, position - count, count);
      }
    }

    @Nullable LintFault end() {
      if (fault == null && position < text.length()) {
        fault = new LintFault(COUPON_EXCESS_DATA, position, text.length() - position);
      }
      return fault;
    }
  }
}
