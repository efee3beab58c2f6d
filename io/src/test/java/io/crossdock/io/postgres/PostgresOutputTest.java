package io.crossdock.io.postgres;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.CheckedScanCoder;
import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.failure.FailureKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.IntervalWindow;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TimestampedValue;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

public class PostgresOutputTest {
  private static final long MINUTE = 60_000;

  @Rule public final transient TestPipeline pipeline = TestPipeline.create();

  @Before
  public void emptyTables() throws SQLException {
    TestDatabase.empty();
  }

  private static PostgresOutput<CheckedScan> output() {
    PostgresSettings settings = TestDatabase.settings();
    return PostgresOutput.into(
        new ScanTable(),
        new PostgresSettings(
            settings.url(),
            settings.user(),
            null,
            7,
            settings.maxOutage(),
            settings.statementTimeout()),
        Refusal.of(
            "barcode", "Write scans", row -> Samples.message(row.scan().source().offset(), 1)));
  }

  @Test
  public void writesGoodRowsAndHandsOnBadOnesInTheirWindow() throws SQLException {
    List<TimestampedValue<CheckedScan>> rows = new ArrayList<>();
    for (int number = 0; number < 50; number++) {
      String fault = number == 20 || number == 45 ? "nul \0" : "";
      rows.add(
          TimestampedValue.of(
              Samples.scan("s", number, 1, fault, List.of()),
              Instant.ofEpochMilli(number * MINUTE)));
    }
    PCollection<Failure> failures =
        pipeline
            .apply(Create.timestamped(rows).withCoder(CheckedScanCoder.of()))
            .apply(Window.into(FixedWindows.of(Duration.millis(30 * MINUTE))))
            .apply(output());

    PAssert.that(failures).inWindow(window(0)).satisfies(found -> onlyFailureIs(20, found));
    PAssert.that(failures).inWindow(window(30)).satisfies(found -> onlyFailureIs(45, found));
    PipelineResult result = pipeline.run();
    assertThat(result.waitUntilFinish(), equalTo(PipelineResult.State.DONE));

    assertThat(TestDatabase.rows("select count(*) from crossdock.scan"), contains("48"));
    assertThat(counter(result, "rows_written"), equalTo(48L));
    assertThat(counter(result, "rows_refused"), equalTo(2L));
  }

  private static IntervalWindow window(long minute) {
    return new IntervalWindow(Instant.ofEpochMilli(minute * MINUTE), Duration.millis(30 * MINUTE));
  }

  private static Void onlyFailureIs(long offset, Iterable<Failure> failures) {
    List<Failure> all = new ArrayList<>();
    failures.forEach(all::add);
    assertThat(all.stream().map(f -> f.source().offset()).toList(), contains(offset));
    Failure failure = all.get(0);
    assertThat(failure.kind(), equalTo(FailureKind.SINK_REJECTED));
    assertThat(failure.step(), equalTo("Write scans"));
    assertThat(failure.message(), containsString("SQLSTATE 22021"));
    assertThat(failure.payload(), equalTo(Samples.message(offset, 1).payload()));
    return null;
  }

  @Test
  public void writingAgainChangesNothing() throws SQLException {
    List<CheckedScan> rows = new ArrayList<>();
    for (int number = 0; number < 30; number++) {
      rows.add(Samples.scan(number, 1));
      rows.add(Samples.scan(number, 2));
    }
    PAssert.that(
            pipeline
                .apply("Once", Create.of(rows).withCoder(CheckedScanCoder.of()))
                .apply("Write", output()))
        .empty();
    PAssert.that(
            pipeline
                .apply("Twice", Create.of(rows).withCoder(CheckedScanCoder.of()))
                .apply("Write again", output()))
        .empty();
    pipeline.run().waitUntilFinish();
    assertThat(
        TestDatabase.rows("select count(*), min(revision) from crossdock.scan"), contains("30|2"));
  }

  @Test
  public void namesItselfToTheDatabase() throws SQLException {
    try (Connection connection = TestDatabase.settings().connect()) {
      assertThat(connection.getAutoCommit(), equalTo(false));
      assertThat(
          TestDatabase.rows(
              "select application_name from pg_stat_activity where usename = 'pipeline'"),
          hasItem("crossdock"));
    }
  }

  private static long counter(PipelineResult result, String name) {
    long sum = 0;
    for (MetricResult<Long> metric :
        result
            .metrics()
            .queryMetrics(
                MetricsFilter.builder()
                    .addNameFilter(MetricNameFilter.named("postgres", name))
                    .build())
            .getCounters()) {
      sum += metric.getCommitted();
    }
    return sum;
  }
}
