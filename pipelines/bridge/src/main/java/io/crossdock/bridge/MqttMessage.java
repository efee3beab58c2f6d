package io.crossdock.bridge;

/**
 * A message of either version of MQTT.
 *
 * @param retained whether it is the copy that the broker keeps for those who subscribe later
 * @param contentType, tenant, device, id what its properties say; empty where they say nothing, as
 *     in MQTT 3.1.1
 */
@SuppressWarnings("ArrayRecordComponent") // copied on no path: nobody changes them
record MqttMessage(
    String topic,
    byte[] payload,
    boolean retained,
    String contentType,
    String tenant,
    String device,
    String id,
    Runnable acknowledge) {}
