package io.crossdock.dashboard.web;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/** Routes as they are drawn. */
public class RoutesMapTest {
  private static final String LINE =
      """
      {"type":"FeatureCollection","features":[{"type":"Feature",
       "properties":{"tenant":"acme","route":"r1","role":"line"},
       "geometry":{"type":"LineString","coordinates":[[25.0,60.0],[25.1,60.0]]}}]}
      """;

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void aCorridorIsAsWideToTheNorthAsToTheEast() {
    Envelope around =
        RoutesMap.around(
                new GeometryFactory()
                    .createLineString(
                        new Coordinate[] {new Coordinate(25, 60), new Coordinate(25.1, 60)}),
                1_000)
            .getEnvelopeInternal();
    double north = (around.getMaxY() - 60) * 111_195;
    double east = (around.getMaxX() - 25.1) * 111_195 * Math.cos(Math.toRadians(60));
    assertThat(north, closeTo(1_000, 2));
    assertThat(east, closeTo(1_000, 2));
  }

  @Test
  public void aLineComesWithItsCorridor() throws IOException {
    Path file = folder.newFile().toPath();
    Files.writeString(file, LINE);
    RoutesMap routes = new RoutesMap(List.of(file), 50);
    assertThat(routes.current().size(), equalTo(2));
    assertThat(
        routes.current().get(0).path("properties").path("role").asText(), equalTo("corridor"));
  }

  @Test
  public void aFileThatIsNoneIsNamed() throws IOException {
    Path file = folder.newFile("routes.geojson").toPath();
    Files.writeString(file, "[]");
    assertThat(
        assertThrows(IOException.class, () -> new RoutesMap(List.of(file), 50).current())
            .getMessage(),
        containsString("routes.geojson is no GeoJSON"));
  }
}
