package io.crossdock.notifier.outbox;

import static io.crossdock.notifier.news.EpisodeState.CLEARED;
import static io.crossdock.notifier.news.EpisodeState.ENDED;
import static io.crossdock.notifier.news.EpisodeState.RAISED;
import static io.crossdock.notifier.news.EpisodeState.WITHDRAWN;
import static io.crossdock.notifier.news.Severity.CRITICAL;
import static io.crossdock.notifier.news.Severity.WARNING;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.crossdock.notifier.Sample;
import io.crossdock.notifier.news.EpisodeState;
import io.crossdock.notifier.news.Severity;
import org.junit.Test;

/** The edges of an episode's state machine (R40). */
public class ChangeTest {
  private static Change from(
      EpisodeState before, Severity was, int revision, EpisodeState state, Severity is, int next) {
    return Change.of(new Episode(before, was, 1, revision), Sample.alert(state, is, next));
  }

  @Test
  public void theFirstNews() {
    assertThat(Change.of(null, Sample.alert(RAISED, WARNING, 1)), equalTo(Change.RAISED));
    assertThat(Change.of(null, Sample.alert(CLEARED, WARNING, 2)), equalTo(Change.OVER_UNHEARD));
    assertThat(Change.of(null, Sample.alert(WITHDRAWN, WARNING, 2)), equalTo(Change.OVER_UNHEARD));
  }

  @Test
  public void whatIsSaidAgainOrOldIsNoNews() {
    assertThat(from(RAISED, WARNING, 2, RAISED, WARNING, 2), equalTo(Change.REPEATED));
    assertThat(from(RAISED, WARNING, 2, CLEARED, WARNING, 1), equalTo(Change.REPEATED));
    assertThat(from(CLEARED, WARNING, 2, RAISED, WARNING, 2), equalTo(Change.REPEATED));
    assertThat(from(RAISED, WARNING, 2, RAISED, WARNING, 3), equalTo(Change.UPDATED));
  }

  @Test
  public void whatIsMoreUrgentIsNews() {
    assertThat(from(RAISED, WARNING, 1, RAISED, CRITICAL, 2), equalTo(Change.WORSE));
    assertThat(from(RAISED, CRITICAL, 1, RAISED, WARNING, 2), equalTo(Change.UPDATED));
  }

  @Test
  public void ends() {
    assertThat(from(RAISED, WARNING, 1, CLEARED, WARNING, 2), equalTo(Change.OVER));
    assertThat(from(RAISED, WARNING, 1, ENDED, WARNING, 2), equalTo(Change.OVER));
    assertThat(from(RAISED, WARNING, 1, WITHDRAWN, WARNING, 2), equalTo(Change.WITHDRAWN));
    assertThat(from(CLEARED, WARNING, 2, WITHDRAWN, WARNING, 3), equalTo(Change.WITHDRAWN));
    assertThat(from(CLEARED, WARNING, 2, CLEARED, WARNING, 3), equalTo(Change.UPDATED));
    assertThat(from(WITHDRAWN, WARNING, 3, WITHDRAWN, WARNING, 4), equalTo(Change.UPDATED));
  }

  @Test
  public void lateDataCanOpenItAgain() {
    assertThat(from(WITHDRAWN, WARNING, 3, RAISED, WARNING, 4), equalTo(Change.RAISED));
    assertThat(from(CLEARED, WARNING, 3, RAISED, WARNING, 4), equalTo(Change.RAISED));
  }

  /** What is said for good has the highest revision, and so has what is said after it. */
  @Test
  public void ofEqualRevisionsTheLastEndHolds() {
    int last = Integer.MAX_VALUE;
    assertThat(from(CLEARED, WARNING, last, WITHDRAWN, WARNING, last), equalTo(Change.WITHDRAWN));
    assertThat(from(WITHDRAWN, WARNING, last, CLEARED, WARNING, last), equalTo(Change.UPDATED));
  }
}
