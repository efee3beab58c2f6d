package io.crossdock.sandbox.load;

import java.util.Optional;

/** What writes messages of a format. */
@FunctionalInterface
public interface Encoder {
  /**
   * The message in this format.
   *
   * @param topic the topic that it is sent to, by which its schema is registered
   * @return empty where the format cannot say it
   * @throws io.crossdock.sandbox.servers.SandboxException when its schema cannot be registered
   */
  Optional<byte[]> encode(String topic, Content content);
}
