package io.crossdock.io.pubsub;

import io.crossdock.io.settings.Problems;
import java.io.IOException;
import java.io.Serializable;
import java.util.regex.Pattern;
import org.apache.beam.sdk.extensions.gcp.auth.NoopCredentialFactory;
import org.apache.beam.sdk.io.gcp.pubsub.PubsubClient;
import org.apache.beam.sdk.io.gcp.pubsub.PubsubJsonClient;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.jspecify.annotations.Nullable;

/**
 * Where Pub/Sub is. Credentials are found by Google's own rules where the job runs, and are no
 * option.
 *
 * @param emulatorHost host and port of an emulator; absent for Google's service
 */
public record PubsubSettings(@Nullable String emulatorHost) implements Serializable {
  /** As the service and PubsubIO want them: a project, and a name in it. */
  private static final String NAME =
      "projects/[a-z][-a-z0-9:.]{4,61}[a-z0-9]/%s/[a-zA-Z][-._~%%+a-zA-Z0-9]{2,254}";

  private static final Pattern TOPIC = Pattern.compile(String.format(NAME, "topics"));
  private static final Pattern SUBSCRIPTION = Pattern.compile(String.format(NAME, "subscriptions"));

  /** Reads the options; what is wrong goes to {@code problems}. */
  public static PubsubSettings parse(PubsubOptions options, Problems problems) {
    String host = problems.optional("--pubsubEmulatorHost", options.getPubsubEmulatorHost());
    if (host != null && !host.isEmpty() && !host.matches("[^/:\\s]+:\\d{1,5}")) {
      problems.add("--pubsubEmulatorHost", "is no HOST:PORT such as 127.0.0.1:8085");
    }
    return new PubsubSettings(host);
  }

  /**
   * The name of a topic of Kafka or Pub/Sub, where there is one. A name with a stroke in it can
   * only be meant for Pub/Sub, and must be a whole one.
   */
  public static @Nullable String topic(String option, @Nullable String value, Problems problems) {
    String topic = problems.optional(option, value);
    if (topic != null && topic.contains("/") && !isTopic(topic)) {
      problems.add(
          option, "\"" + topic + "\" is neither a Kafka topic nor projects/PROJECT/topics/NAME");
    }
    return topic;
  }

  /** Whether a topic is one of Pub/Sub; any other is one of Kafka. */
  public static boolean isTopic(@Nullable String topic) {
    return topic != null && TOPIC.matcher(topic).matches();
  }

  static boolean isSubscription(String name) {
    return SUBSCRIPTION.matcher(name).matches();
  }

  /**
   * What Beam's own client goes by: the job's options, where the service is Google's.
   *
   * @param options the job's
   */
  org.apache.beam.sdk.io.gcp.pubsub.PubsubOptions clientOptions(PipelineOptions options) {
    if (emulatorHost == null) {
      return options.as(org.apache.beam.sdk.io.gcp.pubsub.PubsubOptions.class);
    }
    org.apache.beam.sdk.io.gcp.pubsub.PubsubOptions plain =
        PipelineOptionsFactory.create().as(org.apache.beam.sdk.io.gcp.pubsub.PubsubOptions.class);
    plain.setPubsubRootUrl("http://" + emulatorHost);
    plain.setCredentialFactoryClass(NoopCredentialFactory.class);
    return plain;
  }

  /**
   * A client. Timestamps and ids in attributes are read by us: Beam's client throws at what it
   * cannot read.
   *
   * @throws IOException when there are no credentials
   */
  public PubsubClient connect(PipelineOptions options) throws IOException {
    return PubsubJsonClient.FACTORY.newClient(null, null, clientOptions(options));
  }
}
