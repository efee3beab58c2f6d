package io.crossdock.notifier.rule;

import io.crossdock.notifier.news.News;

/** What episodes can have in common, besides their tenant, to be told together. */
public enum Label {
  /** Alert, anomaly or work order. */
  KIND,
  /** What is wrong. */
  RULE,
  /** Truck, scanner or machine. */
  ASSET,
  /** How urgent it is. */
  SEVERITY,
  /** The episode itself: nothing is grouped. */
  EPISODE;

  /** What the label says of an episode. */
  String of(News news) {
    return switch (this) {
      case KIND -> news.kind().name();
      case RULE -> news.rule();
      case ASSET -> news.asset();
      case SEVERITY -> news.severity().name();
      case EPISODE -> news.episodeId().toString();
    };
  }
}
