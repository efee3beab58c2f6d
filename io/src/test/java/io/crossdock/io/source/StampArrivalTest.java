package io.crossdock.io.source;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import io.crossdock.schemas.source.Source;
import io.crossdock.schemas.source.SourceMessage;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.joda.time.Instant;
import org.junit.Test;

public class StampArrivalTest {
  private static Instant timestamp(long arrivalMicros) {
    return StampArrival.timestamp(
        new SourceMessage(
            new byte[0], "", new byte[0], "", arrivalMicros, 1, Source.kafka("t", 0, 0)));
  }

  @Test
  public void theTimestampIsTheArrivalInMilliseconds() {
    assertThat(
        timestamp(1_772_366_400_000_999L), equalTo(Instant.ofEpochMilli(1_772_366_400_000L)));
    assertThat(timestamp(-1), equalTo(Instant.ofEpochMilli(-1)));
  }

  @Test
  public void anArrivalOutOfBoundsIsBroughtIntoThem() {
    assertThat(timestamp(Long.MIN_VALUE), equalTo(BoundedWindow.TIMESTAMP_MIN_VALUE));
    assertThat(timestamp(Long.MAX_VALUE), lessThan(GlobalWindow.INSTANCE.maxTimestamp()));
  }
}
