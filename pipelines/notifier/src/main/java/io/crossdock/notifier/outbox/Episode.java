package io.crossdock.notifier.outbox;

import io.crossdock.notifier.news.EpisodeState;
import io.crossdock.notifier.news.Severity;

/**
 * An episode as it is known.
 *
 * @param state how it stands
 * @param severity how urgent it is
 * @param turn how often it was raised
 * @param revision the higher one holds
 */
record Episode(EpisodeState state, Severity severity, int turn, int revision) {}
