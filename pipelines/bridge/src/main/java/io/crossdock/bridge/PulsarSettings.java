package io.crossdock.bridge;

import java.nio.file.Path;
import java.util.List;
import org.apache.pulsar.client.api.SubscriptionType;
import org.jspecify.annotations.Nullable;

/**
 * How to speak to Pulsar.
 *
 * @param url where it is
 * @param token token to log in with, read when it is needed; absent for none
 * @param ca certificates to trust; absent for those that Java trusts
 * @param topics what to read
 * @param subscription the durable subscription's name
 * @param type how several bridges share it
 * @param inFlight how many messages may be fetched ahead
 */
record PulsarSettings(
    String url,
    @Nullable String token,
    @Nullable Path ca,
    List<String> topics,
    String subscription,
    SubscriptionType type,
    int inFlight) {

  @Override
  public String toString() {
    return "PulsarSettings[" + url + "]";
  }
}
