package io.crossdock.bridge;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.Assert.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.Test;

/** Which messages a route is for, and what it says of them. */
public class RouteTest {
  private static final Route SCANS =
      Route.parse("plants/{tenant}/{device}/scan=scans;application/vnd.crossdock.scan+json", '/');

  @Test
  public void levelsSayTenantAndDevice() {
    assertThat(
        SCANS.match("plants/acme/s1/scan"),
        equalTo(
            Optional.of(
                new Route.Match("scans", "application/vnd.crossdock.scan+json", "acme", "s1"))));
    assertThat(SCANS.filter(), equalTo("plants/+/+/scan"));
  }

  @Test
  public void anotherNumberOfLevelsOrAnotherNameIsNotForIt() {
    for (String topic :
        List.of(
            "", "plants", "plants/acme/s1", "plants/acme/s1/scan/", "plants/acme/s1/door", "/")) {
      assertThat(topic, SCANS.match(topic), equalTo(Optional.empty()));
    }
  }

  @Test
  public void emptyTenantIsNotFor() {
    assertThat(SCANS.match("plants//s1/scan"), equalTo(Optional.empty()));
    assertThat(SCANS.match("plants/acme//scan"), equalTo(Optional.empty()));
  }

  @Test
  public void restTakesAllThatFollowsAlsoNothing() {
    Route rest = Route.parse("plants/+/#=all", '/');
    for (String topic : List.of("plants/a", "plants/a/", "plants/a/b/c", "plants//x")) {
      assertThat(
          topic, rest.match(topic), equalTo(Optional.of(new Route.Match("all", "", "", ""))));
    }
    assertThat(rest.match("plants"), equalTo(Optional.empty()));
    assertThat(rest.filter(), equalTo("plants/+/#"));
  }

  @Test
  public void allIsForOneRest() {
    Route all = Route.parse("#=all", '.');
    assertThat(all.match("").isPresent(), equalTo(true));
    assertThat(all.match("a.b").isPresent(), equalTo(true));
  }

  @Test
  public void levelsOfRoutingKeysHavePointsBetweenThem() {
    Route keys = Route.parse("{tenant}.{device}.scan=scans", '.');
    assertThat(
        keys.match("acme.s1.scan"),
        equalTo(Optional.of(new Route.Match("scans", "", "acme", "s1"))));
    assertThat(keys.match("acme/s1/scan"), equalTo(Optional.empty()));
  }

  @Test
  public void mediaTypeMayHaveParametersAndTopicsMayHaveEqualSigns() {
    Route route = Route.parse("a=b/+=scans;text/plain; charset=utf-8", '/');
    assertThat(
        route.match("a=b/c"),
        equalTo(Optional.of(new Route.Match("scans", "text/plain; charset=utf-8", "", ""))));
  }

  @Test
  public void whatIsNoRouteIsSaid() {
    assertThat(refusal("plants/+"), containsString("PATTERN=TOPIC"));
    assertThat(refusal("plants/+=no topic"), containsString("PATTERN=TOPIC"));
    assertThat(refusal("=scans"), containsString("PATTERN=TOPIC"));
    assertThat(refusal("a/#/b=scans"), containsString("at the end #"));
    assertThat(refusal("a/x+/b=scans"), containsString("not x+"));
    assertThat(refusal("a/*=scans"), containsString("not *"));
    assertThat(refusal("a/{site}=scans"), containsString("not {site}"));
    assertThat(refusal("{tenant}/{tenant}=scans"), containsString("{tenant} twice"));
  }

  private static String refusal(String text) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> Route.parse(text, '/')).getMessage());
  }
}
