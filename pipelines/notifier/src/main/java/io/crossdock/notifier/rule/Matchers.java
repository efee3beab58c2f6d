package io.crossdock.notifier.rule;

import io.crossdock.notifier.news.News;
import io.crossdock.notifier.news.NewsKind;
import io.crossdock.notifier.news.Severity;
import java.util.Set;

/**
 * Which episodes a route is for; an empty set is for all.
 *
 * @param tenants whose
 * @param kinds of what
 * @param rules what is wrong
 * @param severities how urgent
 */
public record Matchers(
    Set<String> tenants, Set<NewsKind> kinds, Set<String> rules, Set<Severity> severities) {

  /** Whether an episode is one of them. */
  boolean match(News news) {
    return has(tenants, news.tenant())
        && has(kinds, news.kind())
        && has(rules, news.rule())
        && has(severities, news.severity());
  }

  private static <T> boolean has(Set<T> wanted, T one) {
    return wanted.isEmpty() || wanted.contains(one);
  }
}
