package io.crossdock.io.kinesis;

import io.crossdock.schemas.source.Source;
import io.crossdock.schemas.source.SourceMessage;
import io.crossdock.schemas.source.SourceMessageCoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.apache.beam.sdk.io.aws2.common.ClientConfiguration;
import org.apache.beam.sdk.io.aws2.kinesis.KinesisIO;
import org.apache.beam.sdk.io.aws2.kinesis.KinesisRecord;
import org.apache.beam.sdk.io.aws2.options.AwsOptions;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.joda.time.Duration;
import org.joda.time.Instant;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.kinesis.common.InitialPositionInStream;

/**
 * Reads streams as bytes, by Beam's KinesisIO: records that the producers' library (KPL) has packed
 * into one are unpacked there, and a shard that was split or merged is read to its end before those
 * that come after it. Timestamps are the times of arrival, see {@link ShardWatermark}. Positions
 * are kept in the runner's checkpoints and nowhere else, so nothing is lost and something may come
 * twice.
 *
 * <p>A message's source is its stream, the number of its shard, and its sequence number, followed
 * by a stroke and the number within a packed record from the second on.
 */
public final class KinesisInput extends PTransform<PBegin, PCollection<SourceMessage>> {
  private static final long serialVersionUID = 1;

  /**
   * Up to what age of the newest record KinesisIO takes the backlog for none. Beyond, it would ask
   * CloudWatch, which costs money and rights; nothing here needs the number.
   */
  private static final Duration ALWAYS = Duration.standardDays(36_500);

  /** Records of a shard that may wait in memory: with 1 MB at most each they are bounded by it. */
  private static final int WAITING_PER_SHARD = 1_000;

  private final KinesisInputSettings settings;

  private KinesisInput(KinesisInputSettings settings) {
    super("Read from Kinesis");
    this.settings = settings;
  }

  /** Reads what {@code settings} say. */
  public static KinesisInput of(KinesisInputSettings settings) {
    return new KinesisInput(settings);
  }

  @Override
  public PCollection<SourceMessage> expand(PBegin begin) {
    begin
        .getPipeline()
        .getOptions()
        .as(AwsOptions.class)
        .setClientBuilderFactory(ResolveCredentials.class);
    PCollectionList<KinesisRecord> streams = PCollectionList.empty(begin.getPipeline());
    for (String stream : settings.streams()) {
      streams = streams.and(begin.apply("Read " + stream, records(stream)));
    }
    String contentType = settings.contentType();
    return streams
        .apply("All streams", Flatten.pCollections())
        .apply(
            "Keep bytes and coordinates",
            MapElements.into(TypeDescriptor.of(SourceMessage.class))
                .via(record -> message(record, contentType)))
        .setCoder(SourceMessageCoder.of());
  }

  private KinesisIO.Read records(String stream) {
    java.time.Duration idleAfter = settings.idleAfter();
    java.time.Duration pollEvery = settings.pollEvery();
    ReadingProgress progress = new ReadingProgress(idleAfter, Clock.systemUTC());
    KinesisIO.Read read =
        KinesisIO.read()
            .withStreamName(stream)
            .withClientConfiguration(clients(settings))
            .withCustomWatermarkPolicy(() -> new ShardWatermark(progress, idleAfter))
            .withCustomRateLimitPolicy(() -> new PollPolicy(progress, pollEvery))
            .withUpToDateThreshold(ALWAYS)
            .withMaxCapacityPerShard(WAITING_PER_SHARD);
    return settings.startFrom() == null
        ? read.withInitialPositionInStream(InitialPositionInStream.TRIM_HORIZON)
        : read.withInitialTimestampInStream(
            Instant.ofEpochMilli(settings.startFrom().toEpochMilli()));
  }

  /** How clients are made; of credentials only the references. */
  static ClientConfiguration clients(KinesisInputSettings settings) {
    ClientConfiguration.Builder clients =
        ClientConfiguration.builder().region(Region.of(settings.region()));
    if (settings.endpoint() != null) {
      clients = clients.endpoint(settings.endpoint());
    }
    if (settings.accessKey() != null && settings.secretKey() != null) {
      clients =
          clients.credentialsProvider(
              StaticCredentialsProvider.create(
                  AwsBasicCredentials.create(settings.accessKey(), settings.secretKey())));
    }
    return clients.build();
  }

  static SourceMessage message(KinesisRecord record, String contentType) {
    long within = record.getSubSequenceNumber();
    return new SourceMessage(
        record.getDataAsBytes(),
        contentType,
        record.getPartitionKey().getBytes(StandardCharsets.UTF_8),
        "",
        record.getApproximateArrivalTimestamp().getMillis() * 1_000,
        1,
        new Source(
            record.getStreamName(),
            shard(record.getShardId()),
            -1,
            record.getSequenceNumber() + (within == 0 ? "" : "/" + within)));
  }

  /** The number in a shard's id, such as {@code shardId-000000000003}. */
  private static int shard(String id) {
    return Integer.parseInt(id.substring(id.lastIndexOf('-') + 1));
  }
}
