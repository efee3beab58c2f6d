package io.crossdock.training;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/** Rows of features and whether each is a failure. Not to be changed once it is made. */
public final class Dataset {
  private final List<String> features;
  private final float[][] rows;
  private final boolean[] failures;
  private final List<String> groups;
  private final String sha256;

  private Dataset(
      List<String> features,
      float[][] rows,
      boolean[] failures,
      List<String> groups,
      String sha256) {
    this.features = List.copyOf(features);
    this.rows = rows;
    this.failures = failures;
    this.groups = List.copyOf(groups);
    this.sha256 = sha256;
    check();
  }

  /**
   * Rows that have nothing to do with each other, known by the hash of what they hold.
   *
   * @param features names, in the order of each row's values
   * @param rows finite numbers
   * @param failures for each row, whether it is a failure
   * @throws TrainingException if these don't fit each other, or all rows are of one class
   */
  public static Dataset of(List<String> features, float[][] rows, boolean[] failures) {
    return of(features, rows, failures, own(rows.length));
  }

  /**
   * Rows in groups, such as the windows of one machine, which look alike: cross-validation keeps a
   * group together, or it would ask for what it has shown.
   *
   * @param groups for each row, the group that it is of
   */
  public static Dataset of(
      List<String> features, float[][] rows, boolean[] failures, List<String> groups) {
    return new Dataset(features, rows, failures, groups, hash(features, rows, failures));
  }

  /** As read from files whose hash is known; {@code groups} as in {@link #of}. */
  static Dataset read(
      List<String> features,
      List<float[]> rows,
      List<Boolean> failures,
      List<String> groups,
      String sha256) {
    boolean[] marks = new boolean[failures.size()];
    for (int i = 0; i < marks.length; i++) {
      marks[i] = failures.get(i);
    }
    return new Dataset(features, rows.toArray(new float[0][]), marks, groups, sha256);
  }

  /** Names of the features. */
  public List<String> features() {
    return features;
  }

  /** How many rows. */
  public int size() {
    return rows.length;
  }

  /** How many of them are failures. */
  public int positives() {
    int count = 0;
    for (boolean failure : failures) {
      count += failure ? 1 : 0;
    }
    return count;
  }

  /** Hash of the data, in hexadecimal digits: of the files, if they were read from files. */
  public String sha256() {
    return sha256;
  }

  /** The values of a row. */
  float[] row(int row) {
    return rows[row];
  }

  /** All rows, in order. */
  public float[][] rows() {
    return Arrays.stream(rows).map(float[]::clone).toArray(float[][]::new);
  }

  /** Whether a row is a failure. */
  public boolean failure(int row) {
    return failures[row];
  }

  /** The group that a row is of. */
  String group(int row) {
    return groups.get(row);
  }

  /** The rows of these numbers. */
  Dataset only(int[] numbers) {
    float[][] some = new float[numbers.length][];
    boolean[] marks = new boolean[numbers.length];
    List<String> names = new ArrayList<>();
    for (int i = 0; i < numbers.length; i++) {
      some[i] = rows[numbers[i]];
      marks[i] = failures[numbers[i]];
      names.add(groups.get(numbers[i]));
    }
    return new Dataset(features, some, marks, names, sha256);
  }

  /** The median of a feature: the lower one of two in the middle, so that it is a value seen. */
  float median(int feature) {
    float[] values = new float[rows.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = rows[i][feature];
    }
    Arrays.sort(values);
    return values[(values.length - 1) / 2];
  }

  /** Each row a group of its own. */
  static List<String> own(int count) {
    List<String> groups = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      groups.add(Integer.toString(i));
    }
    return groups;
  }

  private void check() {
    if (features.isEmpty() || new HashSet<>(features).size() != features.size()) {
      throw new TrainingException("no features, or one of them twice: " + features);
    }
    if (failures.length != rows.length || groups.size() != rows.length) {
      throw new TrainingException(
          rows.length + " rows, " + failures.length + " labels and " + groups.size() + " groups");
    }
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != features.size()) {
        throw new TrainingException(
            "row " + i + " has " + rows[i].length + " values for " + features.size() + " features");
      }
      for (float value : rows[i]) {
        if (!Float.isFinite(value)) {
          throw new TrainingException("row " + i + " has a value that is no finite number");
        }
      }
    }
    int positives = positives();
    if (positives == 0 || positives == rows.length) {
      throw new TrainingException(
          "one class only: " + positives + " of " + rows.length + " rows are failures");
    }
  }

  private static String hash(List<String> features, float[][] rows, boolean[] failures) {
    Sha256 hash = new Sha256();
    hash.add(String.join(",", features).getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < rows.length; i++) {
      ByteBuffer bytes = ByteBuffer.allocate(rows[i].length * Float.BYTES + 1);
      for (float value : rows[i]) {
        bytes.putFloat(value);
      }
      bytes.put((byte) (i < failures.length && failures[i] ? 1 : 0));
      hash.add(bytes.array());
    }
    return hash.hex();
  }
}
