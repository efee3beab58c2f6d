package io.crossdock.notifier.rule;

import static io.crossdock.notifier.Sample.NOON;
import static io.crossdock.notifier.news.EpisodeState.RAISED;
import static io.crossdock.notifier.news.Severity.CRITICAL;
import static io.crossdock.notifier.news.Severity.WARNING;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.crossdock.io.settings.JsonSettings;
import io.crossdock.notifier.Sample;
import io.crossdock.notifier.news.News;
import io.crossdock.notifier.news.NewsKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.Test;

/** Who is told, and when, at a clock that is given. */
public class RouteTest {
  private final List<String> problems = new ArrayList<>();

  private Rules rules(String json) throws Exception {
    problems.clear();
    return new RouteFields(
            new JsonMapper().readTree(json.replace('\'', '"')),
            new JsonSettings(problems::add),
            Set.of("dispatch", "leads"))
        .rules();
  }

  private Route route(String fields) throws Exception {
    Rules rules =
        rules(
            "{'timeIntervals': {'nights': [{'zone': 'Europe/Berlin', 'from': '22:00', 'to':"
                + " '06:00'}], 'weekend': [{'zone': 'Europe/Berlin', 'days': ['saturday', 'sunday'],"
                + " 'from': '00:00', 'to': '00:00'}]}, 'routes': [{'name': 'one', 'receivers':"
                + " 'dispatch'"
                + fields
                + "}]}");
    assertThat(problems, empty());
    return rules.routes().get(0);
  }

  private static News news(String tenant, String asset, String rule) {
    return Sample.news(tenant, NewsKind.ALERT, asset, rule, RAISED, WARNING, 1);
  }

  @Test
  public void theFirstRouteThatMatchesCountsUnlessItGoesOn() throws Exception {
    Rules rules =
        rules(
            "{'routes': ["
                + "{'name': 'all', 'receivers': 'dispatch', 'continue': true},"
                + "{'name': 'acme', 'match': {'tenant': ['acme', 'other'], 'kind': 'alert'},"
                + " 'receivers': ['leads']},"
                + "{'name': 'never', 'receivers': 'leads'}]}");
    assertThat(problems, empty());
    assertThat(names(rules.routes(news("acme", "t", "R"))), equalTo(List.of("all", "acme")));
    assertThat(names(rules.routes(news("x", "t", "R"))), equalTo(List.of("all", "never")));
  }

  @Test
  public void matchesBySeverityAndRule() throws Exception {
    Rules rules =
        rules(
            "{'severities': {'DOOR_OPEN': 'critical'}, 'routes': [{'name': 'one', 'match': {'rule':"
                + " 'DOOR_OPEN', 'severity': 'critical'}, 'receivers': 'dispatch'}]}");
    News news = rules.judge(news("acme", "t", "DOOR_OPEN"));
    assertThat(news.severity(), equalTo(CRITICAL));
    assertThat(names(rules.routes(news)), equalTo(List.of("one")));
    assertThat(rules.routes(rules.judge(news("acme", "t", "OTHER"))), empty());
  }

  private static List<String> names(List<Route> routes) {
    return routes.stream().map(Route::name).toList();
  }

  @Test
  public void groupsHaveWhatTheyAreGroupedByInCommonAndTheirTenant() throws Exception {
    Route route = route(", 'groupBy': ['rule']");
    assertThat(route.group(news("a", "t1", "R")), equalTo(route.group(news("a", "t2", "R"))));
    assertThat(route.group(news("a", "t1", "R")), not(equalTo(route.group(news("a", "t1", "S")))));
    assertThat(route.group(news("a", "t1", "R")), not(equalTo(route.group(news("b", "t1", "R")))));
    Route each = route(", 'groupBy': ['episode']");
    assertThat(each.group(news("a", "t1", "R")), not(equalTo(each.group(news("a", "t2", "R")))));
  }

  @Test
  public void theFirstOfAGroupWaitsForOthers() throws Exception {
    Route.When when = route(", 'groupWait': '30s'").when(WARNING, NOON, null);
    assertThat(when.notBefore(), equalTo(NOON));
    assertThat(when.dueAt(), equalTo(NOON.plusSeconds(30)));
  }

  @Test
  public void aGroupThatWasToldCoolsDown() throws Exception {
    Route route = route(", 'groupWait': '30s', 'groupInterval': '10m'");
    assertThat(
        route.when(WARNING, NOON, NOON.minusSeconds(60)).dueAt(), equalTo(NOON.plusSeconds(540)));
    assertThat(
        route.when(WARNING, NOON, NOON.minusSeconds(3600)).dueAt(), equalTo(NOON.plusSeconds(30)));
  }

  @Test
  public void quietHoursHoldBackWhatIsNotCritical() throws Exception {
    Route route = route(", 'groupWait': '30s', 'muteTimeIntervals': ['nights']");
    Instant night = Instant.parse("2026-03-02T23:00:00Z"); // midnight in Berlin
    Instant morning = Instant.parse("2026-03-03T05:00:00Z");
    assertThat(route.when(WARNING, night, null), equalTo(new Route.When(morning, morning)));
    assertThat(route.when(CRITICAL, night, null).dueAt(), equalTo(night.plusSeconds(30)));
    assertThat(route.when(WARNING, morning, null).dueAt(), equalTo(morning.plusSeconds(30)));
    Route strict = route(", 'muteTimeIntervals': ['nights'], 'criticalPasses': false");
    assertThat(strict.when(CRITICAL, night, null).dueAt(), equalTo(morning));
  }

  @Test
  public void whatWaitsIntoTheQuietHoursIsToldAfterThem() throws Exception {
    Route route = route(", 'groupWait': '10m', 'muteTimeIntervals': ['nights']");
    Instant evening = Instant.parse("2026-03-02T20:55:00Z"); // 21:55 in Berlin
    Route.When when = route.when(WARNING, evening, null);
    assertThat(when.dueAt(), equalTo(Instant.parse("2026-03-03T05:00:00Z")));
    assertThat("with others of its group before", when.notBefore(), equalTo(evening));
  }

  @Test
  public void intervalsThatFollowEachOtherAreOne() throws Exception {
    Route route = route(", 'muteTimeIntervals': ['nights', 'weekend']");
    // Friday, 23:00 in Berlin: the night, the weekend, and the night to Monday.
    Instant friday = Instant.parse("2026-03-06T22:00:00Z");
    assertThat(
        route.when(WARNING, friday, null).dueAt(), equalTo(Instant.parse("2026-03-09T05:00:00Z")));
  }

  /** On 2026-03-29 Berlin's clocks go from 02:00 to 03:00, on 2026-10-25 from 03:00 to 02:00. */
  @Test
  public void quietHoursEndByTheClockOnTheWall() throws Exception {
    Route route = route(", 'muteTimeIntervals': ['nights']");
    assertThat(
        route.when(WARNING, Instant.parse("2026-03-28T23:30:00Z"), null).dueAt(),
        equalTo(Instant.parse("2026-03-29T04:00:00Z")));
    assertThat(
        route.when(WARNING, Instant.parse("2026-10-24T23:30:00Z"), null).dueAt(),
        equalTo(Instant.parse("2026-10-25T05:00:00Z")));
  }

  @Test
  public void escalationWaitsForNobodyButQuietHours() throws Exception {
    Route route =
        route(
            ", 'muteTimeIntervals': ['nights'], 'escalate': {'after': '15m', 'receivers':"
                + " 'leads'}");
    Escalation escalation = Objects.requireNonNull(route.escalation());
    assertThat(escalation, equalTo(new Escalation(Duration.ofMinutes(15), List.of("leads"))));
    Instant night = Instant.parse("2026-03-02T23:00:00Z");
    assertThat(route.untilThen(CRITICAL, night).dueAt(), equalTo(night));
    assertThat(
        route.untilThen(WARNING, night).dueAt(), equalTo(Instant.parse("2026-03-03T05:00:00Z")));
  }

  @Test
  public void allThatIsWrongIsSaidTogether() throws Exception {
    Rules unused =
        rules(
            "{'timeIntervals': {'always': [{'zone': 'UTC', 'from': '00:00', 'to': '00:00'}], 'bad':"
                + " [{'zone': 'Nowhere', 'from': '9', 'to': '10'}]}, 'routes': [{'name': 'a',"
                + " 'receivers': ['nobody'], 'groupBy': 'colour', 'groupWait': '30',"
                + " 'muteTimeIntervals': ['always', 'gone'], 'sendResolved': 'no', 'match':"
                + " {'severity': 'URGENT', 'size': 1}, 'escalate': {}}, {'name': 'a', 'receivers':"
                + " 'dispatch'}]}");
    for (String said :
        new String[] {
          "/timeIntervals/bad/0 is not such as",
          "/routes/0/receivers: there is no receiver \"nobody\"",
          "/routes/0/groupBy: \"colour\" is none of",
          "/routes/0/groupWait: \"30\" is no duration",
          "/routes/0/muteTimeIntervals: there is no time interval \"gone\"",
          "/routes/0/muteTimeIntervals: it is never anything but quiet",
          "/routes/0/sendResolved is neither",
          "/routes/0/match/severity: \"URGENT\" is none of",
          "/routes/0/match/size is not known",
          "/routes/0/escalate/after is needed",
          "/routes/0/escalate/receivers names none",
          "/routes/1/name is that of another"
        }) {
      assertThat(problems, hasItem(startsWith(said)));
    }
  }
}
