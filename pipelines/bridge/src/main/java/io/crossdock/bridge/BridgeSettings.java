package io.crossdock.bridge;

import io.crossdock.io.kafka.KafkaSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What the bridge does whatever the broker.
 *
 * @param kafka where messages go
 * @param routes which of them go to which topic; the first that is for a message counts
 * @param tenant the tenant where neither route nor message says one; empty for none
 * @param inFlight how many messages are on their way at the same time
 * @param rejected file of messages that cannot go to Kafka
 * @param reportEvery how often to say what was done
 * @param stopWithin how long to wait for Kafka at the end
 */
record BridgeSettings(
    KafkaSettings kafka,
    List<Route> routes,
    String tenant,
    int inFlight,
    Path rejected,
    Duration reportEvery,
    Duration stopWithin) {}
