package io.crossdock.dashboard.metrics;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossdock.schemas.failure.FailureKind;
import java.util.List;
import org.junit.Test;

/** Rows as the database answers, as numbers. */
public class MetricsPartTest {
  private static List<Sample> read(MetricsPart part, String rows) throws Exception {
    return part.read(new ObjectMapper().readTree(rows));
  }

  @Test
  public void timesAreSecondsAndWhatIsNotKnownIsLeftOut() throws Exception {
    assertThat(
        read(
            MetricsPart.DELAYS,
            """
            [{"pipeline": "fleet", "written_at": "1970-01-01T01:00:01.5+01:00",
              "arrived_until": "1970-01-01T00:00:01+00:00", "lag_median_seconds": 0.25,
              "lag_p95_seconds": 0.5, "watermark_delay_seconds": null}]
            """),
        contains(
            Sample.of(Family.NEWEST_ROW, 1.5, "pipeline", "fleet"),
            Sample.of(Family.NEWEST_ARRIVAL, 1, "pipeline", "fleet"),
            Sample.of(Family.ROW_DELAY_MEDIAN, 0.25, "pipeline", "fleet"),
            Sample.of(Family.ROW_DELAY_P95, 0.5, "pipeline", "fleet")));
  }

  @Test
  public void eachKindOfFailureIsThereBeforeItsFirst() throws Exception {
    List<Sample> none = read(MetricsPart.FAILURES, "[]");
    assertThat(none, hasSize(3 * FailureKind.values().length * 2));
    assertThat(none.stream().mapToDouble(Sample::value).sum(), equalTo(0.0));
    List<Sample> some =
        read(
            MetricsPart.FAILURES,
            """
            [{"pipeline": "fleet", "kind": "LATE", "open": 7, "replayed": 3},
             {"pipeline": "fleet", "kind": "OF_OLD", "open": 1, "replayed": 0}]
            """);
    assertThat(some, hasSize(none.size() + 2));
    assertThat(
        some,
        hasItem(
            Sample.of(Family.FAILURES, 7, "pipeline", "fleet", "kind", "LATE", "status", "open")));
  }
}
