package io.crossdock.transforms.barcode.gs1;

import org.jspecify.annotations.Nullable;

/** Linters of keys that begin with a GS1 company prefix, at the first or the second character. */
final class CompanyPrefixLinters {
  private static final int SHORTEST_PREFIX = 4;

  private final CompanyPrefixes register;

  CompanyPrefixLinters(CompanyPrefixes register) {
    this.register = register;
  }

  @Nullable LintFault first(String text) {
    return check(text, 0, text.length());
  }

  @Nullable LintFault second(String text) {
    return text.isEmpty()
        ? Linter.whole(LintReason.TOO_SHORT_FOR_GCP, text)
        : check(text, 1, text.length());
  }

  /** Checks that the characters from one position to another begin with a company prefix. */
  @Nullable LintFault check(String text, int from, int to) {
    if (to - from < SHORTEST_PREFIX) {
      return new LintFault(LintReason.TOO_SHORT_FOR_GCP, from, to - from);
    }
    for (int i = from; i < from + SHORTEST_PREFIX; i++) {
      if (!CheckDigit.isDigit(text.charAt(i))) {
        return Linter.at(LintReason.INVALID_GCP_PREFIX, i);
      }
    }
    return switch (register.ask(text, from, to)) {
      case VALID -> null;
      case INVALID -> new LintFault(LintReason.INVALID_GCP_PREFIX, from, to - from);
      case OFFLINE -> new LintFault(LintReason.GCP_DATASOURCE_OFFLINE, from, to - from);
    };
  }
}
