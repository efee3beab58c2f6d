package io.crossdock.transforms.barcode.gs1;

/**
 * One element of GS1 data.
 *
 * @param ai application identifier, two to four digits
 * @param value what it says, without separator
 */
public record Gs1Element(String ai, String value) {}
