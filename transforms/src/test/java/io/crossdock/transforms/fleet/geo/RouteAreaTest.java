package io.crossdock.transforms.fleet.geo;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** How far off an area, in metres. */
public class RouteAreaTest {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  /** West, south, east, north, in degrees. */
  private static LinearRing box(double west, double south, double east, double north) {
    return FACTORY.createLinearRing(
        new Coordinate[] {
          new Coordinate(west, south),
          new Coordinate(east, south),
          new Coordinate(east, north),
          new Coordinate(west, north),
          new Coordinate(west, south),
        });
  }

  private static RouteArea area(LinearRing shell, LinearRing... holes) {
    return RouteArea.of(FACTORY.createPolygon(shell, holes));
  }

  @Test
  public void insideOutsideAndOnTheBorder() {
    RouteArea area = area(box(25, 60, 25.2, 60.1));
    assertThat(area.metresOff(60.05, 25.1), is(0.0));
    assertThat(area.metresOff(60, 25.1), is(0.0));
    assertThat(area.metresOff(60.05, 25), is(0.0));
    assertThat(area.metresOff(60, 25), is(0.0));
    assertThat(area.metresOff(60.1, 25.2), is(0.0));
    assertThat(area.metresOff(59.999, 25.1), closeTo(111.41, 0.01));
    // A degree east is half as long here.
    assertThat(area.metresOff(60.0, 24.999), closeTo(55.80, 0.01));
    assertThat(area.metresOff(60.05, 25.201), closeTo(55.72, 0.01));
  }

  @Test
  public void aHoleIsOutsideAndItsBorderIsNot() {
    RouteArea area = area(box(10, 0, 10.2, 0.2), box(10.08, 0.08, 10.12, 0.12));
    assertThat(area.metresOff(0.05, 10.05), is(0.0));
    assertThat(area.metresOff(0.08, 10.1), is(0.0));
    assertThat(area.metresOff(0.1, 10.081), closeTo(111.32, 0.01));
    assertThat(area.metresOff(0.081, 10.1), closeTo(110.57, 0.01));
    assertThat(area.metresOff(0.1, 10.1), closeTo(0.02 * 110_574, 1));
  }

  @Test
  public void overTheDateLine() {
    LinearRing hole = box(179.8, -0.2, -179.8, 0.2);
    for (RouteArea area :
        new RouteArea[] {
          area(box(179, -1, -179, 1), hole),
          area(box(179, -1, 181, 1), hole),
          area(box(-181, -1, -179, 1), hole),
          area(box(-179, -1, 179, 1), hole),
        }) {
      assertThat(area.metresOff(0.5, 180), is(0.0));
      assertThat(area.metresOff(0.5, -180), is(0.0));
      assertThat(area.metresOff(0, 179.5), is(0.0));
      assertThat(area.metresOff(0, -179.5), is(0.0));
      assertThat(area.metresOff(0, -179), is(0.0));
      assertThat(area.metresOff(0, 179.81), closeTo(1_113.2, 0.1));
      assertThat(area.metresOff(0, -179.81), closeTo(1_113.2, 0.1));
      assertThat(area.metresOff(0, 178.99), closeTo(1_113.2, 0.1));
      assertThat(area.metresOff(0, -178.99), closeTo(1_113.2, 0.1));
      assertThat(area.metresOff(1.001, -179.5), closeTo(110.57, 0.01));
    }
  }

  @Test
  public void aBorderThatCrossesItselfIsRefused() {
    Polygon bow =
        FACTORY.createPolygon(
            new Coordinate[] {
              new Coordinate(0, 0),
              new Coordinate(1, 1),
              new Coordinate(1, 0),
              new Coordinate(0, 1),
              new Coordinate(0, 0),
            });
    assertThrows(IllegalArgumentException.class, () -> RouteArea.of(bow));
  }

  @Test
  public void itIsTheSameAfterAJourneyToAWorker() throws IOException, ClassNotFoundException {
    RouteArea area = area(box(179, -1, -179, 1));
    assertThat(area.metresOff(0, 180), is(0.0));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(area);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      RouteArea there = (RouteArea) in.readObject();
      assertThat(there.metresOff(0, 180), is(0.0));
      assertThat(there.metresOff(0, 178.99), closeTo(1_113.2, 0.1));
    }
  }
}
