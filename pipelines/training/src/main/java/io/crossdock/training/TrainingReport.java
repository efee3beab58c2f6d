package io.crossdock.training;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import io.crossdock.transforms.maintenance.score.ModelMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What the command prints of a model and of what it is worth. */
final class TrainingReport {
  private static final int TOP_FEATURES = 10;

  private TrainingReport() {}

  static String of(Dataset data, CrossValidation judged) {
    List<String[]> rows = new ArrayList<>();
    for (int i = 0; i < judged.folds().size(); i++) {
      rows.add(row("fold " + (i + 1), judged.folds().get(i)));
    }
    rows.add(row("pooled", judged.pooled()));
    rows.add(
        new String[] {
          "mean ± sd",
          "",
          "",
          spread(judged, Quality::precision),
          spread(judged, Quality::recall),
          spread(judged, Quality::f1),
          spread(judged, Quality::averagePrecision)
        });
    return String.format(
        Locale.ROOT,
        "%d rows, %d of them failures (%.2f %%), %d features, data %s%n%s",
        data.size(),
        data.positives(),
        100.0 * data.positives() / data.size(),
        data.features().size(),
        data.sha256(),
        table(rows));
  }

  static String of(TrainedModel model, ModelMetadata metadata) {
    String top =
        model.gains().entrySet().stream()
            .limit(TOP_FEATURES)
            .map(TrainingReport::share)
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "model %s %s for %s, threshold %.4f%nfeatures by gain: %s",
        metadata.name(),
        metadata.version(),
        metadata.failureMode(),
        metadata.threshold(),
        top);
  }

  private static String share(Map.Entry<String, Double> gain) {
    return String.format(Locale.ROOT, "%s %.1f %%", gain.getKey(), 100 * gain.getValue());
  }

  private static String[] row(String name, Quality quality) {
    return new String[] {
      name,
      Integer.toString(quality.rows()),
      Integer.toString(quality.positives()),
      figure(quality.precision()),
      figure(quality.recall()),
      figure(quality.f1()),
      figure(quality.averagePrecision())
    };
  }

  private static String spread(CrossValidation judged, ToDoubleFunction<Quality> figure) {
    return figure(judged.mean(figure)) + " ± " + figure(judged.deviation(figure));
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  private static String table(List<String[]> rows) {
    String[] names = {"", "rows", "failures", "precision", "recall", "F1", "average precision"};
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      columns.add(
          new Column()
              .header(names[i])
              .dataAlign(i == 0 ? HorizontalAlign.LEFT : HorizontalAlign.RIGHT));
    }
    return AsciiTable.getTable(
        AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS,
        columns.toArray(new Column[0]),
        rows.toArray(new String[0][]));
  }
}
