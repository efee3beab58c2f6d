package io.crossdock.benchmarks.race;

import java.util.List;

/**
 * What a race's input is made of.
 *
 * @param messages how many
 * @param slots how many items are in sessions at any time; how many trucks or machines there are
 * @param length scans of an item's session
 * @param hotPercent of a hundred scans, those of one class of goods that all scanners scan
 */
record RaceSize(int messages, int slots, int length, int hotPercent) {
  /** How many {@link #arguments} there are. */
  static final int ARGUMENTS = 4;

  /** For the command line of a JVM. */
  List<String> arguments() {
    return List.of(
        Integer.toString(messages),
        Integer.toString(slots),
        Integer.toString(length),
        Integer.toString(hotPercent));
  }

  /** Of arguments, the first of which stands at {@code from}. */
  static RaceSize of(String[] args, int from) {
    return new RaceSize(
        Integer.parseInt(args[from]),
        Integer.parseInt(args[from + 1]),
        Integer.parseInt(args[from + 2]),
        Integer.parseInt(args[from + 3]));
  }

  RaceSize withMessages(int other) {
    return new RaceSize(other, slots, length, hotPercent);
  }
}
