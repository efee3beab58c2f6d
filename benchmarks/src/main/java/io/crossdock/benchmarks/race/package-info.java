/**
 * Whole jobs against each other: the same scans, from memory or Kafka, through Crossdock and
 * through what others would have written, each in a JVM of its own, with a checksum of what they
 * say.
 */
package io.crossdock.benchmarks.race;
