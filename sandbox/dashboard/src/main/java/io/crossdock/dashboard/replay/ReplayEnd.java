package io.crossdock.dashboard.replay;

/**
 * How a replay ended.
 *
 * @param well whether the pipeline ran through; a failure may have failed again all the same
 * @param message what to tell, in a sentence
 */
public record ReplayEnd(boolean well, String message) {}
