package io.crossdock.transforms.barcode.gs1;

import io.crossdock.schemas.barcode.ScanFlag;

/**
 * A scan that identifies nothing.
 *
 * @param reason EMPTY_CODE, NOT_DIGITS, WRONG_LENGTH or WRONG_CHECK_DIGIT (R3), or BAD_ELEMENTS
 * @param message what is wrong, for people
 * @param position where, characters from the start of the raw scan; -1 if it is nowhere
 */
public record Gs1Fault(ScanFlag reason, String message, int position) implements Gs1Result {}
