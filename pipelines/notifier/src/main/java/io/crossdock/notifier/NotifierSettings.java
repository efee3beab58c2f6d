package io.crossdock.notifier;

import io.crossdock.io.kafka.KafkaSettings;
import io.crossdock.io.postgres.PostgresSettings;
import io.crossdock.notifier.channel.Channel;
import io.crossdock.notifier.news.NewsKind;
import io.crossdock.notifier.outbox.DispatchSettings;
import io.crossdock.notifier.outbox.LateLimits;
import io.crossdock.notifier.outbox.RetryPolicy;
import io.crossdock.notifier.rule.Rules;
import java.time.Duration;
import java.util.Map;

/**
 * What the notifier does.
 *
 * @param kafka where news come from
 * @param group the consumer group that all notifiers of a database share
 * @param topics what each topic has news of
 * @param database where the outbox is
 * @param channels by which ways people are told
 * @param rules who is told what
 * @param late what nobody is to be woken for
 * @param retry when what was not delivered is sent again
 * @param dispatch how a channel is served
 * @param reportEvery how often to say what was done
 * @param stopWithin how long to wait at the end for what is on its way
 */
record NotifierSettings(
    KafkaSettings kafka,
    String group,
    Map<String, NewsKind> topics,
    PostgresSettings database,
    Map<String, Channel> channels,
    Rules rules,
    LateLimits late,
    RetryPolicy retry,
    DispatchSettings dispatch,
    Duration reportEvery,
    Duration stopWithin) {}
