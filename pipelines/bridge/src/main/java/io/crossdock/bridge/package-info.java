/** Moves messages of other brokers to Kafka, at least once. */
package io.crossdock.bridge;
