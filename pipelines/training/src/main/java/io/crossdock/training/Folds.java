package io.crossdock.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Parts of a data set that take turns in being held out. */
final class Folds {
  private final int[] foldOfRow;
  private final int count;

  private Folds(int[] foldOfRow, int count) {
    this.foldOfRow = foldOfRow;
    this.count = count;
  }

  /**
   * Stratified: failures are spread evenly, then the other rows; a group is not divided.
   *
   * @throws TrainingException if failures are in fewer groups than there are to be folds
   */
  static Folds of(Dataset data, int count, long seed) {
    if (count < 2) {
      throw new TrainingException("folds is " + count + ", but must be 2 or more");
    }
    Map<String, Group> groups = new LinkedHashMap<>();
    for (int row = 0; row < data.size(); row++) {
      Group group = groups.computeIfAbsent(data.group(row), any -> new Group());
      group.rows.add(row);
      group.failures += data.failure(row) ? 1 : 0;
    }
    List<Group> order = new ArrayList<>(groups.values());
    long failing = order.stream().filter(group -> group.failures > 0).count();
    if (failing < count) {
      throw new TrainingException(
          "failures are in "
              + failing
              + " groups of rows (machines, or rows), too few for "
              + count
              + " folds");
    }
    Collections.shuffle(order, new Random(seed));
    order.sort(Comparator.comparingInt(group -> -group.failures));
    int[] foldOfRow = new int[data.size()];
    int[] failures = new int[count];
    int[] rows = new int[count];
    for (Group group : order) {
      int to = 0;
      for (int fold = 1; fold < count; fold++) {
        boolean fewerFailures = group.failures > 0 && failures[fold] != failures[to];
        if (fewerFailures ? failures[fold] < failures[to] : rows[fold] < rows[to]) {
          to = fold;
        }
      }
      failures[to] += group.failures;
      rows[to] += group.rows.size();
      for (int row : group.rows) {
        foldOfRow[row] = to;
      }
    }
    return new Folds(foldOfRow, count);
  }

  /** As {@link #of}, but fewer where failures are in fewer groups: 2 at least. */
  static Folds upTo(Dataset data, int count, long seed) {
    Set<String> failing = new HashSet<>();
    for (int row = 0; row < data.size(); row++) {
      if (data.failure(row)) {
        failing.add(data.group(row));
      }
    }
    return of(data, Math.max(2, Math.min(count, failing.size())), seed);
  }

  int count() {
    return count;
  }

  /** Numbers of the rows that are held out with a fold. */
  int[] heldOut(int fold) {
    return rows(fold, true);
  }

  /** Numbers of the rows that are trained with while a fold is held out. */
  int[] trainedWith(int fold) {
    return rows(fold, false);
  }

  private int[] rows(int fold, boolean within) {
    int size = 0;
    int[] rows = new int[foldOfRow.length];
    for (int row = 0; row < rows.length; row++) {
      if ((foldOfRow[row] == fold) == within) {
        rows[size++] = row;
      }
    }
    return Arrays.copyOf(rows, size);
  }

  private static final class Group {
    private final List<Integer> rows = new ArrayList<>();
    private int failures;
  }
}
