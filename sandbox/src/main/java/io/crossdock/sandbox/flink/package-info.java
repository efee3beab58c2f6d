/**
 * A standalone Flink cluster on the loopback address, each of its processes in a JVM of its own.
 */
package io.crossdock.sandbox.flink;
