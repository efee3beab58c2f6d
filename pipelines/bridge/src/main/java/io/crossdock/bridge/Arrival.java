package io.crossdock.bridge;

/**
 * A message as a broker handed it over.
 *
 * @param name what sent it, with the kind of broker before it, such as {@code mqtt:plants/a/b}
 * @param address what routes look at: the topic, or in AMQP the routing key
 * @param messageId tells copies of a message, and is the same in each of them
 * @param payload the bytes
 * @param contentType media type that the message says; empty where it says none
 * @param tenant tenant that the message says; empty where it says none
 * @param device device that the message says; empty where it says none
 * @param again whether the broker says that it may have handed it over before
 * @param acknowledgement tells the broker that the message is in Kafka
 */
@SuppressWarnings("ArrayRecordComponent") // copied on no path: nobody changes them
record Arrival(
    String name,
    String address,
    String messageId,
    byte[] payload,
    String contentType,
    String tenant,
    String device,
    boolean again,
    Acknowledgement acknowledgement) {

  /** Tells the broker that it need not keep a message any longer. */
  interface Acknowledgement {
    /**
     * Acknowledges. Where the connection has gone it may fail: the broker sends the message again.
     */
    void send() throws Exception;
  }
}
