package io.crossdock.sandbox.load;

import io.crossdock.io.secret.Secret;
import io.crossdock.sandbox.servers.WrongOptionException;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.KinesisClientBuilder;

/** What the doors need to be found and opened. */
final class DoorOptions {
  @Option(
      names = "--servers",
      paramLabel = "HOST:PORT",
      description = "kafka, eventhubs: brokers to begin with (${DEFAULT-VALUE}).")
  String servers = "127.0.0.1:9092";

  @Option(
      names = "--properties",
      paramLabel = "FILE",
      description = "kafka, eventhubs: more client properties; eventhubs needs them to log in.")
  @Nullable Path properties;

  @Option(names = "--region", paramLabel = "REGION", description = "kinesis: the streams' region.")
  @Nullable String region;

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description = "kinesis: address to speak to instead of the region's own.")
  @Nullable URI endpoint;

  @Option(
      names = "--access-key",
      paramLabel = "REF",
      description = "kinesis: access key's id, env:NAME or file:PATH; else Amazon's usual places.")
  @Nullable String accessKey;

  @Option(
      names = "--secret-key",
      paramLabel = "REF",
      description = "kinesis: that key's secret, env:NAME or file:PATH.")
  @Nullable String secretKey;

  /** A client of Kinesis. */
  KinesisClient kinesis() {
    if (region == null) {
      throw new WrongOptionException("--door=kinesis needs --region.");
    }
    KinesisClientBuilder builder = KinesisClient.builder().region(Region.of(region));
    if (endpoint != null) {
      builder.endpointOverride(endpoint);
    }
    if (accessKey != null && secretKey != null) {
      AwsBasicCredentials credentials =
          AwsBasicCredentials.create(resolve(accessKey), resolve(secretKey));
      builder.credentialsProvider(() -> credentials);
    }
    return builder.build();
  }

  private static String resolve(String reference) {
    try {
      return Secret.resolve(reference);
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new WrongOptionException(String.valueOf(e.getMessage()));
    }
  }
}
