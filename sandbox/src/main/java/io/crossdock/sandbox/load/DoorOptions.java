package io.crossdock.sandbox.load;

import io.crossdock.bridge.Address;
import io.crossdock.io.pubsub.PubsubSettings;
import io.crossdock.io.secret.Secret;
import io.crossdock.io.settings.Problems;
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

  @Option(names = "--project", paramLabel = "NAME", description = "pubsub: the topics' project.")
  @Nullable String project;

  @Option(
      names = "--pubsubEmulatorHost",
      paramLabel = "HOST:PORT",
      description = "pubsub: an emulator instead of Google's service.")
  @Nullable String emulatorHost;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "mqtt, amqp, pulsar: mqtt://HOST:PORT, amqp://HOST:PORT/VIRTUALHOST, pulsar://HOST:PORT,"
              + " or with TLS mqtts, amqps, pulsar+ssl.")
  @Nullable String url;

  @Option(names = "--user", paramLabel = "NAME", description = "mqtt, amqp: name to log in with.")
  @Nullable String user;

  @Option(
      names = "--password",
      paramLabel = "REF",
      description = "mqtt, amqp: its password, env:NAME or file:PATH.")
  @Nullable String password;

  @Option(
      names = "--token",
      paramLabel = "REF",
      description = "pulsar: a token to log in with, env:NAME or file:PATH.")
  @Nullable String token;

  @Option(
      names = "--mqtt",
      paramLabel = "N",
      description =
          "mqtt: version, 3 (3.1.1) or 5 (${DEFAULT-VALUE}). Messages of 3.1.1 have no place for"
              + " their content type: the bridge's route must say it.")
  int mqtt = 5;

  @Option(
      names = "--exchange",
      paramLabel = "NAME",
      description = "amqp: exchange to send to (${DEFAULT-VALUE}).")
  String exchange = "amq.topic";

  @Option(
      names = "--address",
      paramLabel = "PATTERN",
      description =
          "mqtt: topics, amqp: routing keys; {tenant}, {device} and {topic} stand for the message's"
              + " own (mqtt: plants/{tenant}/{device}/{topic}, amqp: {tenant}.{device}.{topic}).")
  @Nullable String address;

  /** A sender to Pub/Sub. */
  PubsubSender pubsub() {
    if (project == null) {
      throw new WrongOptionException("--door=pubsub needs --project.");
    }
    return new PubsubSender(project, new PubsubSettings(emulatorHost));
  }

  /** A sender to a broker of MQTT. */
  MqttSender mqtt() {
    if (mqtt != 3 && mqtt != 5) {
      throw new WrongOptionException("--mqtt is " + mqtt + ": 3 or 5.");
    }
    return new MqttSender(
        url(new Address.Schemes("mqtt", 1883, "mqtts", 8883)),
        login(),
        mqtt,
        new AddressPattern(address == null ? "plants/{tenant}/{device}/{topic}" : address, '/'));
  }

  /** A sender to a broker of AMQP. */
  AmqpSender amqp() {
    return new AmqpSender(
        url(new Address.Schemes("amqp", 5672, "amqps", 5671)),
        login(),
        exchange,
        new AddressPattern(address == null ? "{tenant}.{device}.{topic}" : address, '.'));
  }

  /** A sender to Pulsar. */
  PulsarSender pulsar() {
    return new PulsarSender(
        url(new Address.Schemes("pulsar", 6650, "pulsar+ssl", 6651)),
        token == null ? "" : resolve(token));
  }

  private Address url(Address.Schemes schemes) {
    Problems problems = new Problems();
    Address parsed = Address.parse(url, schemes, problems);
    problems.throwIfAny();
    return parsed;
  }

  private Login login() {
    if ((user == null) != (password == null)) {
      throw new WrongOptionException("--user and --password belong together.");
    }
    return user == null || password == null
        ? new Login("", "")
        : new Login(user, resolve(password));
  }

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
