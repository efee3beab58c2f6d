package io.crossdock.schemas.epcis;

/**
 * One identifier of an event, in the message's own notation.
 *
 * @param role the field that holds it
 * @param text an EPC URN, a class URN, a GS1 Digital Link or any other URI
 */
public record EpcisIdentifier(EpcisRole role, String text) {}
