package io.crossdock.io.influx;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.Assert.assertThrows;

import io.crossdock.schemas.maintenance.Prediction;
import io.crossdock.schemas.maintenance.Verdict;
import io.crossdock.schemas.maintenance.VibrationFeatures;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.Test;

/** Points as lines, character by character. */
public class LineProtocolTest {
  private static final long NINE = 1_767_603_600_123_456L;

  @Test
  public void tagsAndFieldsStandInTheOrderOfTheirNames() {
    Point point =
        new Point("m", -5)
            .field("z", 1.0)
            .tag("b", "2")
            .field("a", 3)
            .tag("a", "1")
            .field("c", true)
            .field("d", "text");
    assertThat(LineProtocol.line(point), equalTo("m,a=1,b=2 a=3i,c=true,d=\"text\",z=1.0 -5"));
  }

  @Test
  public void whatWouldEndAWordIsEscaped() {
    assertThat(
        LineProtocol.line(
            new Point("my data,1=2", 7)
                .tag("a key=,", "a \\va,l=ue")
                .field("f ,=", 1)
                .field("s", "a \"b\" \\ c,=\r\nd ü")),
        equalTo(
            "my\\ data\\,1=2,a\\ key\\=\\,=a\\ \\va\\,l\\=ue f\\ \\,\\==1i,"
                + "s=\"a \\\"b\\\" \\\\ c,=  d ü\" 7"));
  }

  @Test
  public void whatHasNoWordsIsLeftOut() {
    assertThat(
        LineProtocol.line(
            new Point("m", 1)
                .tag("empty", "")
                .field("nan", Double.NaN)
                .field("inf", Double.NEGATIVE_INFINITY)
                .field("x", Double.MIN_VALUE)),
        equalTo("m x=4.9E-324 1"));
    assertThat(LineProtocol.line(new Point("m", 1).field("nan", Double.NaN)), equalTo(""));
  }

  @Test
  public void whatNoLineCanSayIsRefused() {
    for (String text : List.of("ends with\\", "two\nlines", "a\rb", "a\tb", "a\0b")) {
      IllegalArgumentException refused =
          assertThrows(
              text,
              IllegalArgumentException.class,
              () -> LineProtocol.line(new Point("m", 1).tag("t", text).field("x", 1)));
      assertThat(refused.getMessage(), containsString("no line can say"));
    }
    assertThrows(
        IllegalArgumentException.class, () -> LineProtocol.line(new Point("", 1).field("x", 1)));
  }

  @Test
  public void aPredictionIsAPointAtTheEndOfItsWindow() {
    Prediction row =
        new Prediction(
            "acme",
            "press 1",
            "press",
            "hall 2",
            NINE - 300_000_000,
            NINE,
            "bearing",
            "1.2",
            "inner-race",
            Verdict.VALID,
            0.75,
            0.5,
            List.of(),
            new TreeMap<>(Map.of("crest", 4.25)),
            true,
            9);
    assertThat(
        LineProtocol.line(MachinePoints.of(row)),
        equalTo(
            "prediction,machine=press\\ 1,mode=inner-race,model=bearing,tenant=acme f_crest=4.25,"
                + "over=true,probability=0.75,revision=9i,threshold=0.5,"
                + "verdict=\"VALID\",version=\"1.2\" "
                + NINE));
  }

  @Test
  public void aBlockWithoutAVerdictHasNoNumbers() {
    VibrationFeatures row =
        new VibrationFeatures(
            "acme",
            "m1",
            "de",
            new UUID(1, 2),
            Verdict.FLAT,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            "",
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            List.of(),
            NINE,
            NINE + 1);
    assertThat(
        LineProtocol.line(MachinePoints.of(row)),
        equalTo("vibration,machine=m1,sensor=de,tenant=acme verdict=\"FLAT\",zone=\"\" " + NINE));
  }
}
