package io.crossdock.transforms.barcode.gs1;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Linters of codes that come from a list: countries, currencies, package and media types. */
final class CodeLists {
  private static final Map<String, Set<String>> LISTS = load();
  static final Set<String> COUNTRIES_ALPHA2 = list("countries-alpha2");
  private static final Set<String> COUNTRIES_NUMERIC = list("countries-numeric");
  private static final Set<String> CURRENCIES_NUMERIC = list("currencies-numeric");
  private static final Set<String> PACKAGE_TYPES = list("package-types");
  private static final Set<String> MEDIA_TYPES = list("media-types");

  private CodeLists() {}

  private static Map<String, Set<String>> load() {
    Map<String, Set<String>> lists = new HashMap<>();
    Set<String> current = new HashSet<>();
    for (String line : FactFile.lines("code-lists.txt")) {
      if (line.startsWith("[")) {
        current = new HashSet<>();
        lists.put(line.substring(1, line.length() - 1), current);
      } else {
        current.addAll(FactFile.split(line, ' '));
      }
    }
    return lists;
  }

  private static Set<String> list(String name) {
    Set<String> list = LISTS.get(name);
    if (list == null) {
      throw new IllegalStateException("code-lists.txt has no list " + name);
    }
    return Set.copyOf(list);
  }

  static @Nullable LintFault countryNumeric(String text) {
    return member(COUNTRIES_NUMERIC, text, LintReason.NOT_ISO3166);
  }

  static @Nullable LintFault countryNumericOr999(String text) {
    return text.equals("999")
        ? null
        : member(COUNTRIES_NUMERIC, text, LintReason.NOT_ISO3166_OR_999);
  }

  static @Nullable LintFault countryAlpha2(String text) {
    return member(COUNTRIES_ALPHA2, text, LintReason.NOT_ISO3166_ALPHA2);
  }

  static @Nullable LintFault currencyNumeric(String text) {
    return member(CURRENCIES_NUMERIC, text, LintReason.NOT_ISO4217);
  }

  static @Nullable LintFault packageType(String text) {
    return member(PACKAGE_TYPES, text, LintReason.INVALID_PACKAGE_TYPE);
  }

  static @Nullable LintFault mediaType(String text) {
    return member(MEDIA_TYPES, text, LintReason.INVALID_MEDIA_TYPE);
  }

  private static @Nullable LintFault member(Set<String> list, String text, LintReason reason) {
    return list.contains(text) ? null : Linter.whole(reason, text);
  }
}
