package io.crossdock.sandbox.doors;

import io.crossdock.sandbox.bridge.Outbox;
import io.crossdock.sandbox.load.Message;
import io.crossdock.sandbox.load.Sender;

/** Sends by what tests of the bridge send with. */
final class OutboxSender implements Sender {
  private final Outbox outbox;
  private final Publish publish;

  /** Publishes one message. */
  interface Publish {
    void publish(String topic, String tenant, String device, byte[] payload) throws Exception;
  }

  OutboxSender(Outbox outbox, Publish publish) {
    this.outbox = outbox;
    this.publish = publish;
  }

  @Override
  public void send(Message message) {
    quietly(
        () ->
            publish.publish(
                message.topic(),
                message.tenant(),
                message.key().replaceAll("[^A-Za-z0-9-]", "-"),
                message.payload()));
  }

  @Override
  public void push() {}

  @Override
  public void flush() {
    quietly(outbox::flush);
  }

  @Override
  public void close() {
    quietly(outbox::close);
  }

  private interface Action {
    void run() throws Exception;
  }

  private static void quietly(Action action) {
    try {
      action.run();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
