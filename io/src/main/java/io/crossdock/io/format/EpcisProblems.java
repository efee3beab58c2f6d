package io.crossdock.io.format;

import io.crossdock.schemas.failure.FailureKind;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What is wrong in a message, each with the JSON pointer (RFC 6901) of the place. */
final class EpcisProblems {
  private static final int MOST = 10;
  private static final int LONGEST = 80;

  private final List<String> problems = new ArrayList<>();
  private int count;
  private OptionalLong eventTimeMicros = OptionalLong.empty();

  void add(String path, String problem) {
    count++;
    if (problems.size() < MOST) {
      problems.add((path.isEmpty() ? "/" : path) + " " + problem);
    }
  }

  /** The first event's time is the failure's. */
  void eventTime(long micros) {
    if (eventTimeMicros.isEmpty()) {
      eventTimeMicros = OptionalLong.of(micros);
    }
  }

  int count() {
    return count;
  }

  /**
   * Ends the message if anything is wrong with it.
   *
   * @throws MessageException of kind SCHEMA_VIOLATION with the first ten problems
   */
  void throwIfAny() throws MessageException {
    if (count > 0) {
      String more = count > MOST ? "; and " + (count - MOST) + " more" : "";
      throw new MessageException(
          FailureKind.SCHEMA_VIOLATION, String.join("; ", problems) + more, eventTimeMicros);
    }
  }

  /** A value of the message for people, cut where it is long. */
  static String quoted(String value) {
    return '"' + (value.length() > LONGEST ? value.substring(0, LONGEST) + "..." : value) + '"';
  }

  /** The pointer of a field. */
  static String at(String path, String name) {
    return path + '/' + name.replace("~", "~0").replace("/", "~1");
  }

  /** The pointer of an item. */
  static String at(String path, int index) {
    return path + '/' + index;
  }
}
