package io.crossdock.io.kinesis;

import io.crossdock.io.secret.Secret;
import io.crossdock.io.settings.Problems;
import java.io.Serializable;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What to read from Kinesis.
 *
 * @param streams names of the streams
 * @param region region that they are in
 * @param endpoint address to speak to instead of the region's own
 * @param accessKey reference to an access key's id; absent for Amazon's usual places
 * @param secretKey reference to its secret; absent for Amazon's usual places
 * @param startFrom time of arrival to start at without a checkpoint; absent for the earliest
 * @param contentType media type of the records; empty where their beginning tells it
 * @param pollEvery time between two requests to a shard
 * @param idleAfter how long a shard is without records before it is idle
 */
public record KinesisInputSettings(
    List<String> streams,
    String region,
    @Nullable URI endpoint,
    @Nullable String accessKey,
    @Nullable String secretKey,
    @Nullable Instant startFrom,
    String contentType,
    Duration pollEvery,
    Duration idleAfter)
    implements Serializable {

  /** Names of regions look so; a host name is built of it. */
  private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d{1,2}");

  /** By the rules of Kinesis for names of streams. */
  private static final Pattern STREAM = Pattern.compile("[a-zA-Z0-9_.-]{1,128}");

  /**
   * Reads the options; what is wrong goes to {@code problems}.
   *
   * @param now what {@code latest} means
   */
  public static KinesisInputSettings parse(KinesisOptions options, Instant now, Problems problems) {
    List<String> streams = problems.names("--kinesisStream", options.getKinesisStream());
    for (String stream : streams) {
      if (!STREAM.matcher(stream).matches()) {
        problems.add("--kinesisStream", "\"" + stream + "\" is no name of a stream");
      }
    }
    String region = problems.required("--kinesisRegion", options.getKinesisRegion());
    if (!region.isEmpty() && !REGION.matcher(region).matches()) {
      problems.add("--kinesisRegion", "\"" + region + "\" is no region such as eu-central-1");
    }
    String accessKey = reference("--kinesisAccessKey", options.getKinesisAccessKey(), problems);
    String secretKey = reference("--kinesisSecretKey", options.getKinesisSecretKey(), problems);
    if ((accessKey == null) != (secretKey == null)) {
      problems.add(
          accessKey == null ? "--kinesisAccessKey" : "--kinesisSecretKey",
          "is needed beside the other one of --kinesisAccessKey and --kinesisSecretKey");
    }
    String contentType = problems.optional("--kinesisContentType", options.getKinesisContentType());
    return new KinesisInputSettings(
        streams,
        region,
        endpoint(options.getKinesisEndpoint(), problems),
        accessKey,
        secretKey,
        startFrom(options.getKinesisStartFrom(), now, problems),
        contentType == null ? "" : contentType,
        problems.duration(
            "--kinesisPollEvery", options.getKinesisPollEvery(), Duration.ofMillis(50)),
        problems.duration(
            "--kinesisIdleAfter", options.getKinesisIdleAfter(), Duration.ofSeconds(1)));
  }

  private static @Nullable String reference(
      String option, @Nullable String text, Problems problems) {
    if (text != null) {
      try {
        Secret.reference(text);
      } catch (IllegalArgumentException e) {
        problems.add(option, String.valueOf(e.getMessage()));
      }
    }
    return text;
  }

  private static @Nullable URI endpoint(@Nullable String text, Problems problems) {
    if (text == null) {
      return null;
    }
    URI uri = null;
    try {
      uri = URI.create(text.trim());
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    if (uri == null
        || uri.getHost() == null
        || !String.valueOf(uri.getScheme()).matches("https?")) {
      problems.add("--kinesisEndpoint", "is no address such as http://127.0.0.1:4567");
    }
    return uri;
  }

  private static @Nullable Instant startFrom(String text, Instant now, Problems problems) {
    return switch (text.trim()) {
      case "earliest" -> null;
      // Not Kinesis' own LATEST: a job that ends before its first record would skip what came
      // since.
      case "latest" -> now;
      default -> problems.instant("--kinesisStartFrom", text);
    };
  }
}
