package io.crossdock.transforms.barcode;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.Assert.assertThrows;

import io.crossdock.schemas.barcode.Place;
import java.util.List;
import java.util.Random;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.Test;

public class PlacesTest {
  private static final double DEGREE_M = 111_195.08;

  private static Place at(double latitude, double longitude) {
    return new Place("acme", "p", "site", latitude, longitude);
  }

  private static double km(double lat1, double lon1, double lat2, double lon2) {
    return Places.metres(at(lat1, lon1), at(lat2, lon2)) / 1_000;
  }

  @Test
  public void citiesAreAsFarApartAsTheAtlasSays() {
    double london = km(51.5074, -0.1278, 48.8566, 2.3522);
    assertThat("London to Paris", london, closeTo(344, 344 * 0.006));
    double berlin = km(52.5200, 13.4050, 48.1351, 11.5820);
    assertThat("Berlin to Munich", berlin, closeTo(504, 504 * 0.006));
    double newYork = km(40.7128, -74.0060, 51.5074, -0.1278);
    assertThat("New York to London", newYork, closeTo(5_570, 5_570 * 0.006));
    double sydney = km(-33.8688, 151.2093, -36.8485, 174.7633);
    assertThat("Sydney to Auckland", sydney, closeTo(2_156, 2_156 * 0.006));
  }

  /** Nashville to Los Angeles by Rosetta Code's "Haversine formula": 2886.44444 km at 6371.0 km. */
  @Test
  public void theHaversineFormulaIsThePublishedOne() {
    double published = 2_886.44444283798 * 6_371.0088 / 6_371.0;
    assertThat(km(36.12, -86.67, 33.94, -118.40), closeTo(published, 1e-6));
  }

  @Test
  public void aDegreeOfLongitudeIsHalfAsLongAtSixtyNorth() {
    assertThat(Places.metres(at(0, 10), at(0, 11)), closeTo(DEGREE_M, 0.1));
    assertThat(Places.metres(at(60, 10), at(60, 11)), closeTo(DEGREE_M / 2, 5));
    assertThat(Places.metres(at(-60, 10), at(-60, 11)), closeTo(DEGREE_M / 2, 5));
    assertThat(Places.metres(at(60, 10), at(61, 10)), closeTo(DEGREE_M, 0.1));
  }

  @Test
  public void theDateLineIsNoDetour() {
    assertThat(Places.metres(at(0, 179.9), at(0, -179.9)), closeTo(DEGREE_M * 0.2, 0.1));
    assertThat(Places.metres(at(-17, 180), at(-17, -180)), closeTo(0, 1e-6));
  }

  @Test
  public void atAPoleAllLongitudesAreOne() {
    assertThat(Places.metres(at(90, 0), at(90, 123)), closeTo(0, 1e-6));
    assertThat(Places.metres(at(90, 0), at(-90, 77)), closeTo(DEGREE_M * 180, 20));
  }

  @Test
  public void theOtherSideOfTheEarthIsFarthest() {
    Random random = new Random(7);
    for (int i = 0; i < 10_000; i++) {
      double latitude = random.nextDouble() * 180 - 90;
      double longitude = random.nextDouble() * 180;
      double half = Places.metres(at(latitude, longitude), at(-latitude, longitude - 180));
      assertThat(half, closeTo(DEGREE_M * 180, 20));
      Place other = at(random.nextDouble() * 180 - 90, random.nextDouble() * 360 - 180);
      double there = Places.metres(at(latitude, longitude), other);
      assertThat(Places.metres(other, at(latitude, longitude)), closeTo(there, 1e-6));
    }
  }

  @Test
  public void eachTenantHasItsOwnPlaces() {
    Place acme = new Place("acme", "dock", "south", 50, 10);
    Place globex = new Place("globex", "dock", "north", 60, 10);
    Places places = Places.of(List.of(acme, globex));
    assertThat(places.find("acme", "dock"), equalTo(acme));
    assertThat(places.find("globex", "dock"), equalTo(globex));
    assertThat(places.find("globex", "gate"), nullValue());
    assertThat(places.find("initech", "dock"), nullValue());
  }

  @Test
  public void aPlaceThatIsThereTwiceIsRefused() {
    Place dock = new Place("acme", "dock", "south", 50, 10);
    Place again = new Place("acme", "dock", "north", 60, 10);
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> Places.of(List.of(dock, again)));
    assertThat(refused.getMessage(), equalTo("place dock of tenant acme is there twice"));
  }

  @Test
  public void placesTravelToWorkers() {
    Place dock = new Place("acme", "dock", "south", 50, 10);
    Places places = SerializableUtils.clone(Places.of(List.of(dock)));
    assertThat(places.find("acme", "dock"), equalTo(dock));
  }
}
