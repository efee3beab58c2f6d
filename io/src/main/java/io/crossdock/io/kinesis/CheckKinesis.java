package io.crossdock.io.kinesis;

import io.crossdock.io.secret.MissingSecretException;
import java.util.Optional;
import org.apache.beam.sdk.io.aws2.common.ClientBuilderFactory;
import org.apache.beam.sdk.io.aws2.options.AwsOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;

/**
 * Asks Kinesis at launch whether it lets us in and has the streams. Where a job runs, either would
 * be a failure that a runner tries again for ever.
 */
public final class CheckKinesis {
  private static final Logger LOG = LoggerFactory.getLogger(CheckKinesis.class);

  private CheckKinesis() {}

  /**
   * What Kinesis says against the read; empty where it says nothing, or cannot be asked: a cluster
   * may have credentials and ways that the machine that launches has not.
   */
  public static Optional<String> problem(KinesisInputSettings settings) {
    AwsOptions options = PipelineOptionsFactory.as(AwsOptions.class);
    options.setClientBuilderFactory(ResolveCredentials.class);
    String asked = "";
    try (KinesisClient client =
        ClientBuilderFactory.buildClient(
            options, KinesisClient.builder(), KinesisInput.clients(settings))) {
      for (String stream : settings.streams()) {
        asked = stream;
        client.describeStreamSummary(request -> request.streamName(stream));
      }
      return Optional.empty();
    } catch (ResourceNotFoundException e) {
      return Optional.of(
          "Kinesis has no stream " + asked + " in " + settings.region() + " for these credentials");
    } catch (KinesisException e) {
      if (e.statusCode() >= 500 || e.isThrottlingException()) {
        LOG.warn("Kinesis could not be asked now, the job will: {}", e.getMessage());
        return Optional.empty();
      }
      return Optional.of("Kinesis does not let us read " + asked + ": " + e.getMessage());
    } catch (SdkClientException | MissingSecretException e) {
      LOG.warn("Kinesis could not be asked from here, the job will: {}", e.getMessage());
      return Optional.empty();
    }
  }
}
