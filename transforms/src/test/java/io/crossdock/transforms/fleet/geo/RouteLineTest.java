package io.crossdock.transforms.fleet.geo;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.junit.Assert.assertThrows;

import org.junit.Test;
import org.locationtech.jts.geom.Coordinate;

/** How far off a line, in metres; points are x east and y north in degrees. */
public class RouteLineTest {
  private static Coordinate at(double longitude, double latitude) {
    return new Coordinate(longitude, latitude);
  }

  @Test
  public void besideBeforeAndBehindALine() {
    RouteLine line = RouteLine.of(at(10, 0), at(10.1, 0));
    assertThat(line.metresOff(0, 10.05), closeTo(0, 1e-6));
    assertThat(line.metresOff(0.001, 10.05), closeTo(110.574, 0.001));
    assertThat(line.metresOff(-0.001, 10.05), closeTo(110.574, 0.001));
    assertThat(line.metresOff(0, 9.999), closeTo(111.319, 0.001));
    assertThat(line.metresOff(0, 10.101), closeTo(111.319, 0.001));
    assertThat(line.metresOff(0.001, 10.101), closeTo(Math.hypot(110.574, 111.319), 0.001));
  }

  @Test
  public void fiftyMetresAreFiftyMetresAtSixtyNorth() {
    RouteLine north = RouteLine.of(at(25, 60), at(25, 60.1));
    // 50 m are 0.000896 degrees of longitude there; a buffer of so many degrees would be 100 m.
    assertThat(north.metresOff(60.05, 25.000896), closeTo(50, 0.1));
    RouteLine east = RouteLine.of(at(25, 60), at(25.1, 60));
    assertThat(east.metresOff(60.000449, 25.05), closeTo(50, 0.1));
  }

  @Test
  public void aLineThatComesBackEnclosesNothing() {
    RouteLine loop = RouteLine.of(at(10, 0), at(10.1, 0), at(10.1, 0.1), at(10, 0.1), at(10, 0));
    assertThat(loop.metresOff(0.05, 10.05), closeTo(5_529, 1));
  }

  @Test
  public void aLongSegmentIsStraightInDegreesAndRightWhereTheTruckIs() {
    RouteLine parallel = RouteLine.of(at(0, 60), at(90, 60));
    assertThat(parallel.metresOff(60, 45), closeTo(0, 1e-6));
    assertThat(parallel.metresOff(60.001, 45), closeTo(111.41, 0.01));
    assertThat(parallel.metresOff(60.001, 1), closeTo(111.41, 0.01));
    RouteLine slanted = RouteLine.of(at(0, 0), at(60, 60));
    assertThat(slanted.metresOff(30, 30), closeTo(0, 1e-6));
    // At 30 north a degree is 96,486 m east and 110,852 m north: so slants the line there.
    double off = 964.86 * 110_852 / Math.hypot(96_486, 110_852);
    assertThat(slanted.metresOff(30, 30.01), closeTo(off, 0.1));
    assertThat(slanted.metresOff(30, 29.99), closeTo(off, 0.1));
  }

  @Test
  public void overTheDateLine() {
    for (RouteLine line :
        new RouteLine[] {
          RouteLine.of(at(179.9, 0), at(-179.9, 0)),
          RouteLine.of(at(-179.9, 0), at(179.9, 0)),
          RouteLine.of(at(179.9, 0), at(180.1, 0)),
        }) {
      assertThat(line.metresOff(0, 180), closeTo(0, 1e-6));
      assertThat(line.metresOff(0.001, -180), closeTo(110.574, 0.001));
      assertThat(line.metresOff(0.001, 179.95), closeTo(110.574, 0.001));
      assertThat(line.metresOff(0.001, -179.95), closeTo(110.574, 0.001));
      assertThat(line.metresOff(0, 179.899), closeTo(111.319, 0.001));
      assertThat(line.metresOff(0, -179.899), closeTo(111.319, 0.001));
      assertThat(line.metresOff(0, 0), greaterThan(1e7));
    }
  }

  @Test
  public void onePointIsNoLine() {
    assertThrows(IllegalArgumentException.class, () -> RouteLine.of(at(1, 1)));
  }
}
