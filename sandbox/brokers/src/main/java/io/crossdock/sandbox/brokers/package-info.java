/** Brokers of other kinds than Kafka, each a process that ends when its input closes. */
package io.crossdock.sandbox.brokers;
