package io.crossdock.sandbox.simulator.fleet;

import static java.util.Objects.requireNonNull;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossdock.schemas.fleet.Duty;
import io.crossdock.schemas.fleet.GpsFix;
import io.crossdock.schemas.fleet.Truck;
import io.crossdock.transforms.fleet.geo.LocalPlane;
import io.crossdock.transforms.fleet.plan.PlannedRoute;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.JUnit4;

@RunWith(JUnit4.class)
public class FleetDayFilesTest {
  private static final FleetDay DAY = FleetDay.of(3, 16, 2, LocalDate.of(2026, 3, 2));

  @Test
  public void trucksHaveALineEach() {
    List<String> lines = DAY.trucksCsv().lines().toList();
    assertThat(lines.get(0), is("tenant,truck,zone,sensors"));
    assertThat(lines, hasSize(17));
    for (int i = 0; i < 16; i++) {
      Truck truck = DAY.trucks().get(i);
      assertThat(
          lines.get(i + 1),
          is(truck.tenant() + "," + truck.truckId() + "," + truck.zone() + ",supply return"));
    }
  }

  @Test
  public void dutiesHaveALineEach() {
    List<String> lines = DAY.dutiesCsv().lines().toList();
    assertThat(lines.get(0), is("tenant,truck,from,to,route,setPoint,tolerance,profile"));
    List<Duty> read = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(",", -1);
      read.add(
          new Duty(
              fields[0],
              fields[1],
              micros(fields[2]),
              micros(fields[3]),
              fields[4],
              Double.parseDouble(fields[5]),
              Double.parseDouble(fields[6]),
              fields[7]));
    }
    assertThat(read, is(DAY.duties()));
  }

  private static long micros(String instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(instant));
  }

  @Test
  public void routesAreLinesOrAreasWithStops() throws IOException {
    JsonNode features = new ObjectMapper().readTree(DAY.routesGeoJson()).get("features");
    Map<String, Integer> roles = new HashMap<>();
    for (JsonNode feature : features) {
      String role = feature.get("properties").get("role").textValue();
      roles.merge(role, 1, Integer::sum);
      JsonNode geometry = feature.get("geometry");
      String type =
          switch (role) {
            case "line" -> "LineString";
            case "area" -> "Polygon";
            default -> "Point";
          };
      assertThat(geometry.get("type").textValue(), is(type));
    }
    assertThat(roles.get("line"), is(14));
    assertThat(roles.get("area"), is(2));
    int places = DAY.routes().stream().mapToInt(route -> route.places().size()).sum();
    assertThat(roles.get("stop"), is(places));
  }

  @Test
  public void aRouteCrossesTheDateLine() throws IOException {
    List<Boolean> crossing = new ArrayList<>();
    for (JsonNode feature : new ObjectMapper().readTree(DAY.routesGeoJson()).get("features")) {
      JsonNode points = feature.get("geometry").get("coordinates");
      if (feature.get("properties").get("role").textValue().equals("line")) {
        double first = points.get(0).get(0).doubleValue();
        double last = points.get(points.size() - 1).get(0).doubleValue();
        crossing.add(first > 179 && last < -179);
        assertThat(points.size(), is(allOf(greaterThanOrEqualTo(40), lessThanOrEqualTo(150))));
      }
    }
    assertThat(crossing, hasItem(true));
  }

  @Test
  public void trucksStartAtTheirFirstPlace() {
    Map<String, GpsFix> first = new HashMap<>();
    DAY.events().stream()
        .filter(GpsFix.class::isInstance)
        .map(GpsFix.class::cast)
        .forEach(fix -> first.putIfAbsent(fix.tenant() + "/" + fix.truckId(), fix));
    assertThat(first.size(), is(16));
    for (PlannedRoute route : DAY.routes()) {
      GpsFix fix =
          requireNonNull(
              first.get(route.tenant() + "/" + route.routeId().replace("route", "truck")));
      double metres =
          LocalPlane.metres(
              fix.latitude(),
              fix.longitude(),
              route.places().get(0).latitude(),
              route.places().get(0).longitude());
      assertThat(metres, is(closeTo(25, 25)));
      assertThat(route.places().size(), is(allOf(greaterThanOrEqualTo(3), lessThanOrEqualTo(8))));
    }
  }
}
