package io.crossdock.benchmarks.race;

import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.Conflict;
import io.crossdock.schemas.barcode.ScanCopy;
import io.crossdock.schemas.barcode.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a job said, as the tables would hold it: of each row the last revision. Rows are only noted
 * while the clock runs, and put together afterwards; every engine pays the same for that.
 */
public final class Tally {
  private static final List<Tally> ALL = new ArrayList<>();
  private static final ThreadLocal<Tally> OWN = ThreadLocal.withInitial(Tally::begun);

  /** Id, revision and content of each row, three numbers a row. */
  private long[] notes = new long[3 << 16];

  private int size;

  private Tally() {}

  private static Tally begun() {
    Tally tally = new Tally();
    synchronized (ALL) {
      ALL.add(tally);
    }
    return tally;
  }

  /** That of the thread that asks. */
  public static Tally own() {
    return OWN.get();
  }

  /** What the notes of all threads take of the heap. */
  static long bytes() {
    synchronized (ALL) {
      return ALL.stream().mapToLong(tally -> (long) tally.notes.length * Long.BYTES).sum();
    }
  }

  void row(CheckedScan row) {
    note(
        row.scan().id().getLeastSignificantBits(),
        row.revision(),
        Objects.hash(
            row.flags(), row.copies(), hash(row.conflicts()), row.code().key(), row.fault()));
  }

  /** By content alone: an enum's own hash is another in each JVM. */
  private static int hash(List<Conflict> conflicts) {
    int hash = 0;
    for (Conflict one : conflicts) {
      hash = hash * 31 + Objects.hash(one.other(), one.flag().mask(), one.speedKmh());
    }
    return hash;
  }

  void session(Session session) {
    note(
        id("session", session.item(), session.firstMicros()),
        session.revision(),
        session.count() == 0
            ? 0
            : Objects.hash(session.lastMicros(), session.count(), session.flags(), session.path()));
  }

  void copy(ScanCopy copy) {
    note(id("copy", copy.scanId(), copy.source()), 0, 1);
  }

  /**
   * The id of a row by its key. Of 64 bits: two of a hundred thousand sessions would likely share
   * one of 32, and which of them counts would be a matter of luck.
   */
  public static long id(Object... key) {
    long id = 0;
    for (Object part : key) {
      id = (id ^ (part instanceof Long number ? number : part.hashCode())) * 0x9E3779B97F4A7C15L;
      id ^= id >>> 29;
    }
    return id;
  }

  /**
   * Notes a row.
   *
   * @param id the same for the same row, in every JVM
   * @param revision the higher one holds
   * @param content hash of what it says, the same in every JVM; 0 for what is no row any more
   */
  public void note(long id, long revision, long content) {
    if (size == notes.length) {
      notes = Arrays.copyOf(notes, size * 2);
    }
    notes[size++] = id;
    notes[size++] = revision;
    notes[size++] = content;
  }

  /**
   * What was said in the end.
   *
   * @param rows how many rows, sessions and copies there are
   * @param said how often something was said
   * @param checksum the same for the same rows, in whatever order they were said
   */
  record Result(int rows, long said, long checksum) {}

  /**
   * Puts together what all threads noted.
   *
   * @param answers a file for all of it
   */
  static Result result(Path answers) throws IOException {
    Map<Long, long[]> last = new HashMap<>();
    long said = 0;
    synchronized (ALL) {
      for (Tally tally : ALL) {
        for (int at = 0; at < tally.size; at += 3) {
          said++;
          long revision = tally.notes[at + 1];
          long[] known = last.get(tally.notes[at]);
          if (known == null || revision >= known[0]) {
            last.put(tally.notes[at], new long[] {revision, tally.notes[at + 2]});
          }
        }
      }
    }
    long checksum = 0;
    Map<Long, Long> rows = new HashMap<>();
    for (Map.Entry<Long, long[]> one : last.entrySet()) {
      long content = one.getValue()[1];
      if (content != 0) {
        rows.put(one.getKey(), content);
        long mixed = (one.getKey() ^ content * 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
        checksum += mixed ^ mixed >>> 31;
      }
    }
    Answers.write(answers, rows);
    return new Result(rows.size(), said, checksum);
  }
}
