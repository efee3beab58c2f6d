package io.crossdock.bridge;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** One of the two versions of MQTT. */
interface MqttSession {
  /** Hears all messages, from the first on: call it before anything else. */
  void listen(Consumer<MqttMessage> messages, Executor executor);

  /** Connects to a session that outlives the connection. */
  CompletableFuture<?> connect();

  /** Subscribes; fails with {@link RefusedException} where the broker does not allow all. */
  CompletableFuture<?> subscribe(List<String> filters);

  /** Disconnects; the session stays. */
  CompletableFuture<?> disconnect();
}
