package io.crossdock.bridge;

import java.util.List;

/**
 * How to speak to an MQTT broker.
 *
 * @param address where it is
 * @param login who we are
 * @param version 3 for MQTT 3.1.1, or 5
 * @param clientId name of the session, which the broker keeps while we are away
 * @param filters what to subscribe to
 * @param retained what becomes of retained copies
 * @param sessionExpirySeconds how long the broker keeps the session (MQTT 5)
 * @param keepAliveSeconds after how long in silence the connection is tried
 * @param inFlight how many messages may be unacknowledged (MQTT 5)
 */
record MqttSettings(
    Address address,
    Login login,
    int version,
    String clientId,
    List<String> filters,
    Retained retained,
    long sessionExpirySeconds,
    int keepAliveSeconds,
    int inFlight) {

  /** What becomes of the copies that a broker keeps and sends to who subscribes. */
  enum Retained {
    /** They are moved; their id is that of the message they are copies of. */
    KEEP,
    /** They are left out. */
    SKIP
  }
}
