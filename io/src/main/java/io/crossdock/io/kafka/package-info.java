/** Kafka as a door: messages in and out as bytes. */
package io.crossdock.io.kafka;
