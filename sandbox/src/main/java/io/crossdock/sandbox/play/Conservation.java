package io.crossdock.sandbox.play;

/**
 * Where all messages of a play went.
 *
 * @param text the figures, for whoever reads them
 * @param isRight whether none is missing
 */
public record Conservation(String text, boolean isRight) {}
