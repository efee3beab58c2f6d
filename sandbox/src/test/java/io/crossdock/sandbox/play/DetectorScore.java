package io.crossdock.sandbox.play;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * What a detector's episodes are worth against labelled windows.
 *
 * @param detector what it is
 * @param episodes how many there are
 * @param overlapping how many of them overlap a window
 * @param touched which windows, from 1, an episode overlaps
 * @param begunIn in which of them an episode begins
 * @param hoursInside hours over the limit that begin in a window
 * @param hoursOutside hours over the limit that begin in none
 */
record DetectorScore(
    String detector,
    int episodes,
    int overlapping,
    List<Integer> touched,
    List<Integer> begunIn,
    int hoursInside,
    int hoursOutside) {

  static DetectorScore of(
      String detector, RollingStatistics.Said said, List<NabMachine.Span> windows) {
    List<Integer> touched = new ArrayList<>();
    List<Integer> begunIn = new ArrayList<>();
    for (int i = 0; i < windows.size(); i++) {
      NabMachine.Span window = windows.get(i);
      if (count(said.episodes(), window::overlaps) > 0) {
        touched.add(i + 1);
      }
      if (count(said.episodes(), one -> window.has(one.fromMicros())) > 0) {
        begunIn.add(i + 1);
      }
    }
    int inside =
        count(said.hoursOver(), hour -> windows.stream().anyMatch(window -> window.has(hour)));
    return new DetectorScore(
        detector,
        said.episodes().size(),
        count(said.episodes(), one -> windows.stream().anyMatch(one::overlaps)),
        touched,
        begunIn,
        inside,
        said.hoursOver().size() - inside);
  }

  private interface Test<T> {
    boolean holds(T one);
  }

  private static <T> int count(List<T> all, Test<T> test) {
    return (int) all.stream().filter(test::holds).count();
  }

  private String precision() {
    return episodes == 0
        ? "-"
        : String.format(Locale.ROOT, "%.2f", (double) overlapping / episodes);
  }

  static String table(List<DetectorScore> scores) {
    return AsciiTable.getTable(
        scores,
        List.of(
            new Column().header("detector").dataAlign(HorizontalAlign.LEFT).with(s -> s.detector),
            column("episodes", s -> s.episodes),
            column("overlap a window", s -> s.overlapping),
            column("precision", DetectorScore::precision),
            column("touched", s -> s.touched),
            column("begun in", s -> s.begunIn),
            column("hours over, inside", s -> s.hoursInside),
            column("outside", s -> s.hoursOutside)));
  }

  private static ColumnData<DetectorScore> column(
      String header, Function<DetectorScore, Object> value) {
    return new Column().header(header).with(score -> value.apply(score).toString());
  }
}
