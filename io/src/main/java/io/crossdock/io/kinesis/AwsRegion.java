package io.crossdock.io.kinesis;

import java.util.Collection;
import org.apache.beam.sdk.io.aws2.options.AwsOptions;
import org.apache.beam.sdk.options.PipelineOptions;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.regions.Region;

/**
 * Keeps Beam from asking where in AWS it is. It registers the file system of S3 wherever KinesisIO
 * is, and that one asks EC2's metadata service for a region as often as a worker is given its
 * options: seconds each time outside of AWS.
 */
public final class AwsRegion {
  private AwsRegion() {}

  /**
   * Names a region, unless the arguments ({@code --awsRegion}) or the environment do. Kinesis has
   * an option of its own; only who reads or writes {@code s3://} has to say one.
   */
  public static void settle(PipelineOptions options, Collection<String> arguments) {
    boolean said =
        SdkSystemSetting.AWS_REGION.getStringValue().isPresent()
            || arguments.stream().anyMatch(argument -> argument.startsWith("--awsRegion="));
    if (!said) {
      options.as(AwsOptions.class).setAwsRegion(Region.US_EAST_1);
    }
  }
}
