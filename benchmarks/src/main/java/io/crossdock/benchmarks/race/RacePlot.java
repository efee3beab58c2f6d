package io.crossdock.benchmarks.race;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;

/** A bar for each engine of each race. */
final class RacePlot {
  private RacePlot() {}

  /** Writes an SVG. */
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
    String path = file.toString();
    // The encoder adds the ending itself.
    VectorGraphicsEncoder.saveVectorGraphic(
        chart,
        path.endsWith(".svg") ? path.substring(0, path.length() - 4) : path,
        VectorGraphicsFormat.SVG);
  }
}
