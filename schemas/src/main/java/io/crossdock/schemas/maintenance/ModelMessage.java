package io.crossdock.schemas.maintenance;

import java.io.Serializable;

/**
 * Word that a model's file is there, or is to be used no more; nobody has looked yet whether it is.
 *
 * @param uri where the file is: a path, or an address that Beam's file systems know
 * @param sha256 hash of the file in lower-case hexadecimal digits; empty where it is removed
 * @param removed whether the model is to be used no more
 */
public record ModelMessage(String uri, String sha256, boolean removed) implements Serializable {}
