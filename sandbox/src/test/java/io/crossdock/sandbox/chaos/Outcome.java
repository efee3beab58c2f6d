package io.crossdock.sandbox.chaos;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a run has left in its sinks.
 *
 * @param rows the tables' rows
 * @param records how many records a reader of {@code read_committed} finds
 * @param anomalies what they say
 */
record Outcome(List<String> rows, int records, SentAnomalies anomalies) {

  static Outcome of(Stage stage, String group) throws SQLException, JsonProcessingException {
    List<String> records =
        CommittedRecords.of(stage.servers().bootstrapServers(), Stage.topic(group));
    return new Outcome(stage.content(), records.size(), SentAnomalies.of(records));
  }

  /**
   * How an outcome differs from that of an undisturbed run.
   *
   * @param lostRows rows that only the undisturbed run has
   * @param doubledRows rows that only this one has
   * @param lostRecords anomalies that only one of both tells of
   * @param doubledRecords records that tell the same once more
   */
  record Difference(int lostRows, int doubledRows, int lostRecords, int doubledRecords) {
    boolean isNone() {
      return equals(new Difference(0, 0, 0, 0));
    }
  }

  Difference from(Outcome undisturbed) {
    return new Difference(
        missing(undisturbed.rows, rows),
        missing(rows, undisturbed.rows),
        missing(undisturbed.anomalies.last(), anomalies.last())
            + missing(anomalies.last(), undisturbed.anomalies.last()),
        anomalies.doubled());
  }

  private static int missing(Iterable<String> from, Collection<String> in) {
    Set<String> there = new HashSet<>(in);
    int missing = 0;
    for (String one : from) {
      missing += there.contains(one) ? 0 : 1;
    }
    return missing;
  }
}
