package io.crossdock.bridge;

import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3ConnAckException;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3SubAckException;
import com.hivemq.client.mqtt.mqtt3.message.connect.connack.Mqtt3ConnAckReturnCode;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLException;

/** Which failures of MQTT a person must see to, and which pass. */
final class MqttFailures {
  private static final Set<Mqtt3ConnAckReturnCode> PASS_3 =
      Set.of(Mqtt3ConnAckReturnCode.SERVER_UNAVAILABLE);
  private static final Set<Mqtt5ConnAckReasonCode> PASS_5 =
      Set.of(
          Mqtt5ConnAckReasonCode.SERVER_UNAVAILABLE,
          Mqtt5ConnAckReasonCode.SERVER_BUSY,
          Mqtt5ConnAckReasonCode.QUOTA_EXCEEDED,
          Mqtt5ConnAckReasonCode.USE_ANOTHER_SERVER,
          Mqtt5ConnAckReasonCode.CONNECTION_RATE_EXCEEDED,
          Mqtt5ConnAckReasonCode.UNSPECIFIED_ERROR,
          Mqtt5ConnAckReasonCode.IMPLEMENTATION_SPECIFIC_ERROR);

  private MqttFailures() {}

  /** What to do about it: an exception of either kind. */
  static IOException of(Throwable failure, String broker) throws RefusedException {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RefusedException refused) {
        throw new RefusedException(broker + " " + refused.getMessage());
      }
      if (cause instanceof Mqtt3SubAckException || cause instanceof Mqtt5SubAckException) {
        throw new RefusedException(
            broker + " does not allow to subscribe to what --route asks for");
      }
      if (cause instanceof Mqtt3ConnAckException answer) {
        refuse(answer.getMqttMessage().getReturnCode(), PASS_3, broker);
      }
      if (cause instanceof Mqtt5ConnAckException answer) {
        refuse(answer.getMqttMessage().getReasonCode(), PASS_5, broker);
      }
      if (cause instanceof SSLException) {
        throw new RefusedException(broker + " and TLS: " + cause.getMessage());
      }
    }
    Throwable last = failure;
    while (last.getCause() != null) {
      last = last.getCause();
    }
    return new IOException(last.getMessage() == null ? last.toString() : last.getMessage());
  }

  private static <C extends Enum<C>> void refuse(C code, Set<C> passing, String broker)
      throws RefusedException {
    if (!passing.contains(code)) {
      throw new RefusedException(
          broker + " refuses the connection: " + code + "; see --user, --clientId, --mqtt");
    }
  }

  /** Fails where the broker does not allow one of several subscriptions. */
  static CompletableFuture<Void> refusedIf(boolean refused, List<String> filters) {
    return refused
        ? CompletableFuture.failedFuture(
            new RefusedException("does not allow to subscribe to all of " + filters))
        : CompletableFuture.completedFuture(null);
  }
}
