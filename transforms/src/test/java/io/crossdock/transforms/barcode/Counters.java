package io.crossdock.transforms.barcode;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import java.util.stream.StreamSupport;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricsFilter;

/** The counters of a run that is over. */
final class Counters {
  private Counters() {}

  static void assertNothingRemembered(PipelineResult result) {
    long remembered = barcode(result, "remembered");
    assertThat(remembered, greaterThan(0L));
    assertThat(barcode(result, "forgotten"), equalTo(remembered));
  }

  private static long barcode(PipelineResult result, String name) {
    MetricsFilter filter =
        MetricsFilter.builder().addNameFilter(MetricNameFilter.named("barcode", name)).build();
    return StreamSupport.stream(
            result.metrics().queryMetrics(filter).getCounters().spliterator(), false)
        .mapToLong(counter -> counter.getCommitted())
        .sum();
  }
}
