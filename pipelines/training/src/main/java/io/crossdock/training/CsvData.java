package io.crossdock.training;

import io.crossdock.transforms.maintenance.features.Feature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rows from a CSV file: a feature is in the column of its name unless another is named for it, or
 * it is made of features that are there. Texts of the variant's column are ranks in a list.
 *
 * @param columns the column of a feature, by the feature's name
 * @param variants texts of the variant's column, in the order of their rank from 0; none if it
 *     holds numbers
 */
public record CsvData(Map<String, String> columns, List<String> variants) {

  /**
   * Reads a data set.
   *
   * @param label the column that is 1 for a failure and 0 for none
   * @throws TrainingException if there is no such file or column, or a value is not a number
   */
  public Dataset read(Path file, String label, List<String> features) throws IOException {
    CsvTable table = CsvTable.read(file);
    Map<String, Integer> places = new HashMap<>();
    List<String> toRead = DerivedFeatures.toRead(features, available(table));
    for (String feature : toRead) {
      places.put(feature, table.column(columns.getOrDefault(feature, feature)));
    }
    int labelAt = table.column(label);
    if (places.containsValue(labelAt)) {
      throw new TrainingException("the label \"" + label + "\" cannot be a feature");
    }
    List<float[]> rows = new ArrayList<>();
    List<Boolean> failures = new ArrayList<>();
    for (CsvTable.Line line : table.lines()) {
      Map<String, Double> values = new HashMap<>();
      places.forEach((feature, at) -> values.put(feature, value(table, line, feature, at)));
      DerivedFeatures.addTo(values);
      rows.add(FeatureValues.inOrder(values, features));
      failures.add(failure(table, line, labelAt));
    }
    Sha256 hash = new Sha256();
    hash.add(file);
    return Dataset.read(features, rows, failures, Dataset.own(rows.size()), hash.hex());
  }

  private Set<String> available(CsvTable table) {
    Set<String> available = new HashSet<>(columns.keySet());
    available.addAll(table.columns());
    return available;
  }

  private double value(CsvTable table, CsvTable.Line line, String feature, int at) {
    if (!feature.equals(Feature.VARIANT.text()) || variants.isEmpty()) {
      return table.number(line, at);
    }
    String text = line.values().get(at);
    int rank = variants.indexOf(text);
    if (rank < 0) {
      throw new TrainingException(
          table.file()
              + ": line "
              + line.number()
              + ": \""
              + text
              + "\" is none of the variants "
              + variants);
    }
    return rank;
  }

  private static boolean failure(CsvTable table, CsvTable.Line line, int at) {
    double value = table.number(line, at);
    if (value != 0 && value != 1) {
      throw new TrainingException(
          table.file()
              + ": line "
              + line.number()
              + ": the label is "
              + line.values().get(at)
              + ", but must be 0 or 1");
    }
    return value == 1;
  }
}
