package io.crossdock.io.cmms;

/**
 * An order as the CMMS knows it.
 *
 * @param id its id there
 * @param closed whether it is closed there
 */
public record CmmsOrder(String id, boolean closed) {}
