package io.crossdock.notifier.outbox;

import io.crossdock.notifier.news.News;
import io.crossdock.notifier.news.NewsKind;
import java.time.Duration;
import java.time.Instant;

/**
 * What is so late that nobody is to be woken for it (R41).
 *
 * @param late how long after an alert was raised, or an anomaly happened, it may be said
 * @param lateOrder how long after its episode began a work order may be said
 * @param stale how long after it was said it may be read
 */
public record LateLimits(Duration late, Duration lateOrder, Duration stale) {

  /** Why news are to the record only; empty where they are to be told. */
  String reason(News news, Instant now) {
    Duration limit = news.kind() == NewsKind.WORK_ORDER ? lateOrder : late;
    if (news.lateness().compareTo(limit) > 0) {
      return "late: said " + news.lateness().toMinutes() + " min after it was so";
    }
    Duration age = Duration.between(news.saidAt(), now);
    return age.compareTo(stale) > 0
        ? "stale: read " + age.toMinutes() + " min after it was said"
        : "";
  }
}
