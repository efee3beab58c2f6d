package io.crossdock.transforms.maintenance.score;

import java.io.Serializable;

/**
 * Where a model's file is, and which file exactly: workers load it once for each hash.
 *
 * @param uri a path, or an address that Beam's file systems know
 * @param sha256 hash of the file, in hexadecimal digits
 */
public record ModelRef(String uri, String sha256) implements Serializable {}
