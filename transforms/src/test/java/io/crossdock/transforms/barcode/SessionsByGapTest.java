package io.crossdock.transforms.barcode;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.Session;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.Test;

/** What a session says of very many sightings. */
public class SessionsByGapTest {
  private static final int SCANS = 3 * Session.MOST_PLACES;

  private final SessionsByGap byGap =
      new SessionsByGap("acme", Scans.CASE_CLASS, Duration.ofMinutes(30).toMillis() * 1_000);

  /** A product without serial numbers, seen at two docks in turn, once a second. */
  private static List<CheckedScan> scans() {
    return IntStream.range(0, SCANS)
        .mapToObj(i -> Scans.scan(Scans.CASE_CLASS, "s1", "dock-" + i % 2, Duration.ofSeconds(i)))
        .toList();
  }

  @Test
  public void whatIsSeenForEverHasNoEndlessPath() {
    Session session = byGap.of(null, scans(), Long.MIN_VALUE, 1).get(0);
    assertThat(session.count(), is(SCANS));
    assertThat(session.path(), hasSize(Session.MOST_PLACES));
    assertThat(session.path().subList(0, 3), contains("dock-0", "dock-1", "dock-0"));
    assertThat(
        session.lastMicros() - session.firstMicros(),
        is(Duration.ofSeconds(SCANS - 1).toMillis() * 1_000));
  }

  @Test
  public void whereASessionGoesOnDoesNotMatter() {
    List<CheckedScan> scans = scans();
    Session whole = byGap.of(null, scans, Long.MIN_VALUE, 1).get(0);
    for (int at : List.of(10, Session.MOST_PLACES, SCANS - 10)) {
      Session opening = byGap.of(null, scans.subList(0, at), Long.MIN_VALUE, 1).get(0);
      assertThat(
          byGap.of(opening, scans.subList(at, SCANS), opening.lastMicros(), 1).get(0), is(whole));
    }
  }
}
