/** The fleet job: temperatures, positions and doors of trucks to windows, alerts, stops, ledger. */
package io.crossdock.benchmarks.race.fleet;
