package io.crossdock.bridge;

/**
 * How to speak to an AMQP broker.
 *
 * @param address where it is
 * @param login who we are
 * @param virtualHost the broker's virtual host
 * @param queue what to read
 * @param inFlight how many messages may be unacknowledged
 */
record AmqpSettings(Address address, Login login, String virtualHost, String queue, int inFlight) {}
