package io.crossdock.io.format;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A list of standard words of the Core Business Vocabulary. A bare word, its URN of CBV 1.2 and its
 * web address are the same (R12).
 */
final class CbvWords {
  private static final Map<String, CbvWords> LISTS =
      FactTable.rows("cbv-2.0.tsv", 5).stream()
          .map(CbvWords::new)
          .collect(Collectors.toUnmodifiableMap(list -> list.name, Function.identity()));

  private final String name;
  private final String urn;
  private final String web;
  private final boolean open;
  private final Set<String> words;

  private CbvWords(List<String> row) {
    name = row.get(0);
    urn = row.get(1);
    web = row.get(2);
    open = row.get(3).equals("open");
    words = Set.of(row.get(4).split(" "));
  }

  /** The list of this name, such as {@code bizStep}. */
  static CbvWords list(String name) {
    CbvWords list = LISTS.get(name);
    if (list == null) {
      throw new IllegalStateException("cbv-2.0.tsv has no list " + name);
    }
    return list;
  }

  /** The bare word that a text says in any of the three notations; another text as it is. */
  String bare(String text) {
    // Senders write BizStep- and Bizstep-, and mean the same word.
    for (String start : List.of(urn, web)) {
      if (text.regionMatches(true, 0, start, 0, start.length())) {
        return text.substring(start.length());
      }
    }
    return text;
  }

  /** Whether a bare word is one of the list's. */
  boolean has(String word) {
    return open || words.contains(word);
  }

  @Override
  public String toString() {
    return name;
  }
}
