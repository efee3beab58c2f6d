package io.crossdock.io.failure;

import io.crossdock.io.settings.Problems;
import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.failure.FailureKind;
import java.io.Serializable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which failures to replay.
 *
 * @param pipeline of this pipeline
 * @param kinds of these kinds
 * @param failures these alone; empty for all
 * @param sinceMicros arrived then or later, microseconds since the epoch
 * @param beforeMicros arrived earlier, microseconds since the epoch
 * @param maxAttempts failed less often than this
 */
public record ReplayFilter(
    String pipeline,
    Set<FailureKind> kinds,
    Set<UUID> failures,
    long sinceMicros,
    long beforeMicros,
    int maxAttempts)
    implements Serializable {

  /** All failures of a pipeline that failed less often than {@code maxAttempts}. */
  public static ReplayFilter all(String pipeline, int maxAttempts) {
    return new ReplayFilter(
        pipeline,
        EnumSet.allOf(FailureKind.class),
        Set.of(),
        Long.MIN_VALUE,
        Long.MAX_VALUE,
        maxAttempts);
  }

  /** Reads the options; what is wrong goes to {@code problems}. */
  public static ReplayFilter parse(String pipeline, ReplayOptions options, Problems problems) {
    return new ReplayFilter(
        pipeline,
        kinds(options.getReplayKinds(), problems),
        failures(options.getReplayFailures(), problems),
        micros("--replaySince", options.getReplaySince(), Long.MIN_VALUE, problems),
        micros("--replayBefore", options.getReplayBefore(), Long.MAX_VALUE, problems),
        problems.between("--replayMaxAttempts", options.getReplayMaxAttempts(), 1, 100));
  }

  private static Set<FailureKind> kinds(@Nullable String text, Problems problems) {
    if (text == null) {
      return EnumSet.allOf(FailureKind.class);
    }
    Set<FailureKind> kinds = EnumSet.noneOf(FailureKind.class);
    for (String name : problems.names("--replayKinds", text)) {
      Arrays.stream(FailureKind.values())
          .filter(kind -> kind.name().equals(name))
          .findAny()
          .ifPresentOrElse(
              kinds::add,
              () ->
                  problems.add(
                      "--replayKinds",
                      "\"" + name + "\" is none of " + Arrays.toString(FailureKind.values())));
    }
    return kinds;
  }

  private static Set<UUID> failures(@Nullable String text, Problems problems) {
    Set<UUID> failures = new HashSet<>();
    if (text == null) {
      return failures;
    }
    for (String id : problems.names("--replayFailures", text)) {
      try {
        failures.add(UUID.fromString(id));
      } catch (IllegalArgumentException e) {
        problems.add("--replayFailures", "\"" + id + "\" is no id of a failure");
      }
    }
    return failures;
  }

  private static long micros(
      String option, @Nullable String text, long without, Problems problems) {
    return text == null
        ? without
        : ChronoUnit.MICROS.between(Instant.EPOCH, problems.instant(option, text));
  }

  /** Whether the filter asks for this failure, however often it failed. */
  boolean asksFor(Failure failure) {
    return failure.pipeline().equals(pipeline)
        && kinds.contains(failure.kind())
        && (failures.isEmpty() || failures.contains(failure.id()))
        && failure.arrivalMicros() >= sinceMicros
        && failure.arrivalMicros() < beforeMicros;
  }
}
