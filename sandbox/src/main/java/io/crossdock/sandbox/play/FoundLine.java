package io.crossdock.sandbox.play;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import java.util.List;

/**
 * What was found of one kind, beside what was injected.
 *
 * @param kind what is wrong
 * @param injected how many there are
 * @param found how many of these were found
 * @param falsely how many were found that are none
 */
public record FoundLine(String kind, long injected, long found, long falsely) {
  long missed() {
    return injected - found;
  }

  boolean isRight() {
    return missed() == 0 && falsely == 0;
  }

  /** Lines as a text table. */
  static String table(List<FoundLine> lines) {
    HorizontalAlign right = HorizontalAlign.RIGHT;
    return AsciiTable.getTable(
        AsciiTable.NO_BORDERS,
        lines,
        List.of(
            new Column().header("kind").dataAlign(HorizontalAlign.LEFT).with(FoundLine::kind),
            new Column()
                .header("injected")
                .dataAlign(right)
                .with(line -> Long.toString(line.injected())),
            new Column().header("found").dataAlign(right).with(line -> Long.toString(line.found())),
            new Column()
                .header("missed")
                .dataAlign(right)
                .with(line -> Long.toString(line.missed())),
            new Column()
                .header("false")
                .dataAlign(right)
                .with(line -> Long.toString(line.falsely()))));
  }
}
