package io.crossdock.transforms.barcode.gs1;

/** What a scan turned out to be. */
public sealed interface Gs1Result permits Gs1Code, Gs1Fault {}
