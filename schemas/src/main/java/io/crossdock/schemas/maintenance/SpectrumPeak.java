package io.crossdock.schemas.maintenance;

/**
 * A peak of an amplitude spectrum.
 *
 * @param hz its frequency, hertz
 * @param amplitude its amplitude, metres per second squared
 */
public record SpectrumPeak(double hz, double amplitude) {}
