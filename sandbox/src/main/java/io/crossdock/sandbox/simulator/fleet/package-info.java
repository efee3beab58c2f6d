/** A seeded day of a fleet of refrigerated trucks, and the truth about it. */
package io.crossdock.sandbox.simulator.fleet;
