package io.crossdock.training;

import java.util.Arrays;

/** The numbers of rows in the order of a feature's value. */
final class SortedRows {
  private SortedRows() {}

  /** Equal values stay in the order of their rows. */
  static int[] by(Dataset data, int feature) {
    Integer[] numbers = new Integer[data.size()];
    Arrays.setAll(numbers, i -> i);
    Arrays.sort(numbers, (a, b) -> Float.compare(data.row(a)[feature], data.row(b)[feature]));
    return Arrays.stream(numbers).mapToInt(Integer::intValue).toArray();
  }
}
