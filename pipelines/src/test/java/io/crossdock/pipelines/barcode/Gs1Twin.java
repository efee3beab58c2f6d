package io.crossdock.pipelines.barcode;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The other notation of an identifier, by the tables of the EPC Tag Data Standard and GS1 Digital
 * Link, written for tests alone: it shares nothing with the parser.
 */
final class Gs1Twin {
  private static final Pattern SGTIN =
      Pattern.compile("urn:epc:id:sgtin:(\\d+)\\.(\\d)(\\d+)\\.([\\w-]+)");
  private static final Pattern LGTIN =
      Pattern.compile("urn:epc:class:lgtin:(\\d+)\\.(\\d)(\\d+)\\.([\\w-]+)");
  private static final Pattern GTIN =
      Pattern.compile("urn:epc:idpat:sgtin:(\\d+)\\.(\\d)(\\d+)\\.\\*");
  private static final Pattern SSCC = Pattern.compile("urn:epc:id:sscc:(\\d+)\\.(\\d)(\\d+)");
  private static final Pattern SGLN = Pattern.compile("urn:epc:id:sgln:(\\d+)\\.(\\d*)\\.(\\w+)");
  private static final Pattern GRAI =
      Pattern.compile("urn:epc:id:grai:(\\d+)\\.(\\d*)\\.([\\w-]+)");
  private static final Pattern GIAI = Pattern.compile("urn:epc:id:giai:(\\d+)\\.([\\w-]+)");
  private static final Pattern LINK =
      Pattern.compile("https://[\\w.]+/01/(\\d)(\\d{7})(\\d{5})\\d(?:/(21|10)/([\\w-]+))?");
  private static final String HOST = "https://dl.example.com/path";

  private Gs1Twin() {}

  /** The Digital Link of an EPC URN or the URN of a link; another text as it is. */
  static String of(String text) {
    Matcher m = SGTIN.matcher(text);
    if (m.matches()) {
      return gtin(m) + "/21/" + m.group(4);
    }
    m = LGTIN.matcher(text);
    if (m.matches()) {
      return gtin(m) + "/10/" + m.group(4);
    }
    m = GTIN.matcher(text);
    if (m.matches()) {
      return gtin(m);
    }
    m = SSCC.matcher(text);
    if (m.matches()) {
      return HOST + "/00/" + checked(m.group(2) + m.group(1) + m.group(3));
    }
    m = SGLN.matcher(text);
    if (m.matches()) {
      String extension = m.group(3).equals("0") ? "" : "/254/" + m.group(3);
      return HOST + "/414/" + checked(m.group(1) + m.group(2)) + extension;
    }
    m = GRAI.matcher(text);
    if (m.matches()) {
      return HOST + "/8003/0" + checked(m.group(1) + m.group(2)) + m.group(3);
    }
    m = GIAI.matcher(text);
    if (m.matches()) {
      return HOST + "/8004/" + m.group(1) + m.group(2);
    }
    m = LINK.matcher(text);
    if (m.matches()) {
      String item = m.group(2) + "." + m.group(1) + m.group(3) + ".";
      if (m.group(4) == null) {
        return "urn:epc:idpat:sgtin:" + item + "*";
      }
      String scheme = m.group(4).equals("21") ? "id:sgtin:" : "class:lgtin:";
      return "urn:epc:" + scheme + item + m.group(5);
    }
    return text;
  }

  private static String gtin(Matcher m) {
    return HOST + "/01/" + checked(m.group(2) + m.group(1) + m.group(3));
  }

  private static String checked(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      sum += (digits.charAt(digits.length() - 1 - i) - '0') * (i % 2 == 0 ? 3 : 1);
    }
    return digits + (10 - sum % 10) % 10;
  }
}
