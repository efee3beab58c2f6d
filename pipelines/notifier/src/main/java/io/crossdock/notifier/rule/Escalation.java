package io.crossdock.notifier.rule;

import java.time.Duration;
import java.util.List;

/**
 * Who else is told of an episode that nobody acknowledges.
 *
 * @param after how long after it was to be told
 * @param receivers the channels
 */
public record Escalation(Duration after, List<String> receivers) {}
