/** The maintenance job: vibration and process readings of machines to predictions and orders. */
package io.crossdock.benchmarks.race.maintenance;
