package io.crossdock.schemas.fleet;

import java.io.Serializable;
import java.util.List;

/**
 * A truck as its owner knows it.
 *
 * @param tenant whose truck it is
 * @param truckId the truck
 * @param zone IANA time zone by whose days its ledger is kept (R49)
 * @param sensors the temperature sensors that must be heard from a duty's beginning on; any other
 *     must go on being heard once it was
 */
public record Truck(String tenant, String truckId, String zone, List<String> sensors)
    implements Serializable {}
