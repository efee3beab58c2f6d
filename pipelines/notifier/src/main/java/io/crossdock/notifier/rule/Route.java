package io.crossdock.notifier.rule;

import io.crossdock.notifier.news.News;
import io.crossdock.notifier.news.Severity;
import io.crossdock.schemas.identity.Identity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is told what, in the words of Alertmanager.
 *
 * @param name what it is called
 * @param matchers what it is for
 * @param receivers who is told
 * @param groupBy what those have in common that are told together, besides their tenant
 * @param groupWait how long the first of a group waits for others
 * @param groupInterval how long a group that was told is left alone: the cool-down
 * @param quiet when nobody is told
 * @param criticalPasses whether what is critical is told nevertheless
 * @param sendResolved whether it is told that an episode is over
 * @param escalation who else is told; absent for nobody
 * @param goesOn whether the routes behind it are looked at, too
 */
public record Route(
    String name,
    Matchers matchers,
    List<String> receivers,
    Set<Label> groupBy,
    Duration groupWait,
    Duration groupInterval,
    QuietHours quiet,
    boolean criticalPasses,
    boolean sendResolved,
    @Nullable Escalation escalation,
    boolean goesOn) {

  /**
   * When something is told.
   *
   * @param notBefore not earlier, not even together with others
   * @param dueAt then, or before with others of its group
   */
  public record When(Instant notBefore, Instant dueAt) {}

  /** The group of an episode: never of two tenants. */
  public UUID group(News news) {
    List<String> parts = new ArrayList<>(List.of("group", name, news.tenant()));
    groupBy.stream().sorted().map(label -> label.of(news)).forEach(parts::add);
    return Identity.of(parts.toArray(new String[0]));
  }

  /**
   * When something of a group is told.
   *
   * @param from from when on it may be
   * @param lastTold when something of the group was told last; absent where nothing was
   */
  public When when(Severity severity, Instant from, @Nullable Instant lastTold) {
    Instant wanted = from.plus(groupWait);
    if (lastTold != null && lastTold.plus(groupInterval).isAfter(wanted)) {
      wanted = lastTold.plus(groupInterval);
    }
    return severity == Severity.CRITICAL && criticalPasses
        ? new When(from, wanted)
        : new When(quiet.after(from), quiet.after(wanted));
  }

  /** When something is told that waits for nobody: then, or after quiet hours. */
  public When untilThen(Severity severity, Instant moment) {
    Instant then = severity == Severity.CRITICAL && criticalPasses ? moment : quiet.after(moment);
    return new When(then, then);
  }
}
