package io.crossdock.benchmarks.race;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;

/** A bar for each engine of each race. */
final class RacePlot {
  private RacePlot() {}

  /** Writes a PNG: as an SVG its text would be some 900 KB of outlines. */
  static void write(List<RaceFigures> races, Path file) throws IOException {
    List<String> bars = new ArrayList<>();
    List<Double> cpu = new ArrayList<>();
    for (RaceFigures race : races) {
      for (String engine : race.engines()) {
        bars.add(race.name() + ": " + engine);
        cpu.add(race.cpu(engine));
      }
    }
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(400 + 50 * bars.size())
            .height(600)
            .title("CPU time of an event, median")
            .yAxisTitle("microseconds")
            .build();
    chart.getStyler().setLegendVisible(false);
    chart.getStyler().setLabelsVisible(true);
    chart.getStyler().setXAxisLabelRotation(60);
    chart.addSeries("CPU", bars, cpu);
    // The naive form would leave all the others as a line at the bottom.
    chart.getStyler().setYAxisLogarithmic(true);
    chart.getStyler().setYAxisMin(1.0);
    try (OutputStream out = Files.newOutputStream(file)) {
      BitmapEncoder.saveBitmap(chart, out, BitmapFormat.PNG);
    }
  }
}
