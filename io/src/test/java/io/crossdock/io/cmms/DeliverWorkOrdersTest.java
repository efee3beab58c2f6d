package io.crossdock.io.cmms;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.crossdock.io.postgres.TestDatabase;
import io.crossdock.schemas.maintenance.WorkOrder.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.GaugeResult;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

public class DeliverWorkOrdersTest {
  /** A pipeline's workers get a copy of what it carries: this one is the same for all. */
  private static FakeCmms cmms = new FakeCmms();

  @Rule public final TestPipeline pipeline = TestPipeline.create();

  @Before
  public void emptyTables() throws Exception {
    Outbox.empty();
    cmms = new FakeCmms();
  }

  @Test
  public void ordersAreDeliveredAtATickAndCounted() throws Exception {
    Outbox.say(Outbox.open("m1", 0), Outbox.order("m2", 0, State.RECOVERED, 2));
    Outbox.say(Outbox.open("m3", 1), Outbox.open("m3", 2));
    pipeline
        .apply(Create.of(1L))
        .apply(
            DeliverWorkOrders.<Long>from(TestDatabase.settings(), Outbox.SETTINGS)
                .to(settings -> cmms));
    PipelineResult result = pipeline.run();
    result.waitUntilFinish();
    assertThat(cmms.calls(), contains("CREATE m1", "CREATE m3"));
    assertThat(counter(result, "orders_delivered"), equalTo(3L));
    assertThat(counter(result, "orders_created"), equalTo(2L));
    List<Long> waiting = new ArrayList<>();
    for (MetricResult<GaugeResult> gauge :
        result
            .metrics()
            .queryMetrics(
                MetricsFilter.builder()
                    .addNameFilter(MetricNameFilter.named("cmms", "orders_waiting"))
                    .build())
            .getGauges()) {
      waiting.add(gauge.getCommitted().getValue());
    }
    assertThat(waiting, contains(1L));
  }

  @Test
  public void ticksThatPiledUpArePassedOver() throws Exception {
    pipeline
        .apply(Create.of(1L, 2L, 3L, 4L, 5L))
        .apply(DeliverWorkOrders.<Long>from(TestDatabase.settings(), slow()).to(settings -> cmms));
    PipelineResult result = pipeline.run();
    result.waitUntilFinish();
    assertThat(counter(result, "ticks_passed_over"), equalTo(4L));
  }

  private static CmmsSettings slow() {
    CmmsSettings usual = Outbox.SETTINGS;
    return new CmmsSettings(
        usual.url(),
        usual.token(),
        usual.mapping(),
        usual.timeout(),
        Duration.ofHours(1),
        usual.budget(),
        usual.settle(),
        usual.failures(),
        usual.pause());
  }

  private static long counter(PipelineResult result, String name) {
    long sum = 0;
    for (MetricResult<Long> counter :
        result
            .metrics()
            .queryMetrics(
                MetricsFilter.builder().addNameFilter(MetricNameFilter.named("cmms", name)).build())
            .getCounters()) {
      sum += counter.getCommitted();
    }
    return sum;
  }
}
