package io.crossdock.dashboard.metrics;

import io.javalin.http.Context;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code GET /metrics}: the metrics in the format that is asked for, as text or OpenMetrics. */
public final class Exposition {
  private final Metrics metrics;
  private final ExpositionFormats formats = ExpositionFormats.init();

  /** Tells these. */
  public Exposition(Metrics metrics) {
    this.metrics = metrics;
  }

  /** Answers a request. */
  public void answer(Context request) throws IOException {
    ExpositionFormatWriter writer = formats.findWriter(request.header("Accept"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writer.write(out, snapshots(metrics.read()));
    request
        .contentType(writer.getContentType())
        .header("Cache-Control", "no-store")
        .result(out.toByteArray());
  }

  private static MetricSnapshots snapshots(List<Sample> samples) {
    Map<Family, List<Sample>> families =
        samples.stream().collect(Collectors.groupingBy(Sample::family));
    MetricSnapshots.Builder all = MetricSnapshots.builder();
    families.forEach((family, ofIt) -> all.metricSnapshot(snapshot(family, ofIt)));
    return all.build();
  }

  private static MetricSnapshot snapshot(Family family, List<Sample> samples) {
    if (family.isCounter()) {
      CounterSnapshot.Builder counter =
          CounterSnapshot.builder().name(family.title()).help(family.help());
      samples.forEach(
          one ->
              counter.dataPoint(
                  CounterDataPointSnapshot.builder()
                      .labels(one.labels())
                      .value(one.value())
                      .build()));
      return counter.build();
    }
    GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(family.title()).help(family.help());
    samples.forEach(
        one ->
            gauge.dataPoint(
                GaugeDataPointSnapshot.builder().labels(one.labels()).value(one.value()).build()));
    return gauge.build();
  }
}
