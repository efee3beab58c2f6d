package io.crossdock.transforms.fleet.geo;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import java.util.Random;
import org.junit.Test;

/** Degrees as the length they have where they are (R33), in metres. */
public class LocalPlaneTest {

  /** Lengths of a degree on WGS 84, as published in tables; a tenth of one, to the metre. */
  @Test
  public void aDegreeIsAsLongAsTheTablesSay() {
    double[][] table = {
      {0, 110_574, 111_320}, {15, 110_649, 107_550}, {30, 110_852, 96_486},
      {45, 111_132, 78_847}, {60, 111_412, 55_800}, {75, 111_618, 28_902},
    };
    for (double[] row : table) {
      for (double latitude : new double[] {row[0], -row[0]}) {
        double north = LocalPlane.metres(latitude - 0.05, 25, latitude + 0.05, 25);
        double east = LocalPlane.metres(latitude, 25, latitude, 25.1);
        assertThat("north at " + latitude, north, closeTo(row[1] / 10, 0.1));
        assertThat("east at " + latitude, east, closeTo(row[2] / 10, 0.1));
      }
    }
  }

  @Test
  public void atSixtyNorthADegreeOfLongitudeIsHalfOfOneAtTheEquator() {
    double there = LocalPlane.metres(60, 10, 60, 10.01);
    double equator = LocalPlane.metres(0, 10, 0, 10.01);
    assertThat(there / equator, closeTo(0.5, 0.002));
    LocalPlane plane = new LocalPlane(60, 10);
    assertThat(plane.east(10.01), closeTo(558.0, 0.1));
    assertThat(plane.north(60.01), closeTo(1_114.1, 0.1));
    assertThat(plane.east(9.99), closeTo(-558.0, 0.1));
  }

  @Test
  public void theDateLineIsNoJump() {
    assertThat(LocalPlane.metres(0, 179.995, 0, -179.995), closeTo(1_113.2, 0.1));
    assertThat(LocalPlane.metres(0, -179.995, 0, 179.995), closeTo(1_113.2, 0.1));
    assertThat(LocalPlane.metres(10, 180, 10, -180), is(0.0));
    assertThat(new LocalPlane(0, 179.995).east(-179.995), closeTo(1_113.2, 0.1));
    assertThat(new LocalPlane(0, -179.995).east(179.995), closeTo(-1_113.2, 0.1));
  }

  /** Flinders Peak to Buninyong, 54,972.271 m: the example of Geoscience Australia. */
  @Test
  public void theOracleItselfIsRight() {
    double metres =
        Vincenty.metres(
            -(37 + 57 / 60.0 + 3.72030 / 3_600),
            144 + 25 / 60.0 + 29.52440 / 3_600,
            -(37 + 39 / 60.0 + 10.15610 / 3_600),
            143 + 55 / 60.0 + 35.38390 / 3_600);
    assertThat(metres, closeTo(54_972.271, 0.001));
  }

  @Test
  public void aThousandthAtMostWithinTenKilometresUpToSeventyDegrees() {
    Random random = new Random(33);
    for (int i = 0; i < 20_000; i++) {
      double latitude = -70 + 140 * random.nextDouble();
      double longitude = -180 + 360 * random.nextDouble();
      double degrees = random.nextDouble() * 10_000 / 111_320;
      double direction = random.nextDouble() * 2 * Math.PI;
      double latitude2 = latitude + degrees * Math.sin(direction);
      double longitude2 =
          longitude + degrees * Math.cos(direction) / Math.cos(Math.toRadians(latitude));
      double truth = Vincenty.metres(latitude, longitude, latitude2, longitude2);
      if (truth < 1 || Math.abs(latitude2) > 70) {
        continue;
      }
      double metres = LocalPlane.metres(latitude, longitude, latitude2, longitude2);
      LocalPlane plane = new LocalPlane(latitude, longitude);
      double inPlane = Math.hypot(plane.east(longitude2), plane.north(latitude2));
      assertThat(metres, closeTo(truth, 0.001 * truth));
      assertThat(inPlane, closeTo(truth, 0.001 * truth));
    }
  }
}
