package io.crossdock.io.kinesis;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.Assume.assumeTrue;

import java.util.Arrays;
import org.apache.beam.sdk.io.aws2.options.AwsOptions;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.jspecify.annotations.Nullable;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.regions.Region;

public class AwsRegionTest {
  private static final String PROPERTY = SdkSystemSetting.AWS_REGION.property();

  private @Nullable String before;

  /** All tests say a region, which would hide what is tested here. */
  @Before
  public void sayNothing() {
    before = System.clearProperty(PROPERTY);
    assumeTrue(
        "the environment says a region",
        System.getenv(SdkSystemSetting.AWS_REGION.environmentVariable()) == null);
  }

  @After
  public void sayWhatWasSaid() {
    if (before != null) {
      System.setProperty(PROPERTY, before);
    }
  }

  @Test
  public void oneIsNamedWhereNobodySaysOne() {
    assertThat(settled(), equalTo(Region.US_EAST_1));
  }

  @Test
  public void whatTheArgumentsSayStays() {
    assertThat(settled("--awsRegion=eu-central-1"), equalTo(Region.EU_CENTRAL_1));
  }

  @Test
  public void whatTheProcessSaysStays() {
    System.setProperty(PROPERTY, "eu-west-1");
    try {
      assertThat(settled(), equalTo(Region.EU_WEST_1));
    } finally {
      System.clearProperty(PROPERTY);
    }
  }

  private static Region settled(String... arguments) {
    PipelineOptions options = PipelineOptionsFactory.fromArgs(arguments).create();
    AwsRegion.settle(options, Arrays.asList(arguments));
    return options.as(AwsOptions.class).getAwsRegion();
  }
}
