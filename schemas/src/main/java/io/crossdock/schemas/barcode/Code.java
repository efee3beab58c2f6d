package io.crossdock.schemas.barcode;

/**
 * The identity of what was scanned, normalised so that one object has one key whatever the notation
 * it was scanned in.
 *
 * @param kind what the code identifies
 * @param key canonical text of the identity: element string with bracketed AIs for GS1 keys, such
 *     as {@code (01)00416000336108} or {@code (01)09506000134352(21)12345}; the raw text for codes
 *     that are not GS1; empty for {@link CodeKind#NONE}
 * @param serialised whether the key names one single object, so that it can be at one place at a
 *     time only (R17 of DOMAIN.md)
 */
public record Code(CodeKind kind, String key, boolean serialised) {
  /** The identity of a code that failed its checks. */
  public static final Code NONE = new Code(CodeKind.NONE, "", false);
}
