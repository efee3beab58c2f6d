package io.crossdock.notifier.rule;

import io.crossdock.notifier.news.News;
import io.crossdock.notifier.news.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The routes, in their order.
 *
 * @param severities how urgent what is, other than those say who measured it
 * @param routes the routes; the first that is for an episode counts, unless it goes on
 */
public record Rules(Map<String, Severity> severities, List<Route> routes) {

  /** An episode as urgent as it is here. */
  public News judge(News news) {
    Severity other = severities.get(news.rule());
    return other == null ? news : news.with(other);
  }

  /** The routes that are for an episode. */
  public List<Route> routes(News news) {
    List<Route> found = new ArrayList<>();
    for (Route route : routes) {
      if (route.matchers().match(news)) {
        found.add(route);
        if (!route.goesOn()) {
          break;
        }
      }
    }
    return found;
  }

  /** The route of a name; none where it is no longer there. */
  public Optional<Route> route(String name) {
    return routes.stream().filter(route -> route.name().equals(name)).findFirst();
  }
}
