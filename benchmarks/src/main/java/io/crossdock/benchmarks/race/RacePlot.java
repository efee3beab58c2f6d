package io.crossdock.benchmarks.race;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;

/** A bar for each engine. */
final class RacePlot {
  private RacePlot() {}

  /** Writes an SVG. */
  static void write(String pipeline, RaceFigures figures, Path file) throws IOException {
    List<String> engines = new ArrayList<>(figures.engines());
    List<Double> cpu = engines.stream().map(figures::cpu).toList();
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(720)
            .height(420)
            .title("The " + pipeline + " job: CPU time of an event, median")
            .yAxisTitle("microseconds")
            .build();
    chart.getStyler().setLegendVisible(false);
    chart.getStyler().setLabelsVisible(true);
    chart.addSeries("CPU", engines, cpu);
    String path = file.toString();
    // The encoder adds the ending itself.
    VectorGraphicsEncoder.saveVectorGraphic(
        chart,
        path.endsWith(".svg") ? path.substring(0, path.length() - 4) : path,
        VectorGraphicsFormat.SVG);
  }
}
