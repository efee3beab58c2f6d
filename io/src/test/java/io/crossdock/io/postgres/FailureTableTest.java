package io.crossdock.io.postgres;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.source.Source;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** Dead letters can always be written, each in one row. */
@RunWith(Parameterized.class)
public class FailureTableTest {
  @Parameterized.Parameters(name = "COPY from {0} rows on")
  public static List<Integer> data() {
    return List.of(1, Integer.MAX_VALUE);
  }

  @Parameterized.Parameter public int rowsToCopy;

  @Before
  public void emptyTables() throws SQLException {
    TestDatabase.empty();
  }

  @Test
  public void writesEveryField() throws Exception {
    Failure failure = Samples.failure(5, 1);
    write(failure);
    assertThat(
        TestDatabase.rows(
            "select failure_id, tenant, pipeline, step, kind, message, encode(payload, 'hex'),"
                + " content_type, encode(message_key, 'escape'), source_name, source_partition,"
                + " source_offset, source_message_id, arrival_micros, event_micros, attempt,"
                + " status, replayed_at from crossdock.failure"),
        contains(
            failure.id()
                + "|acme|barcode|Decode|MALFORMED|no JSON at column 2|7b00ff0a|application/json"
                + "|key|scans|3|5||1772366400000005|1772366399999999|1|OPEN|null"));
  }

  @Test
  public void aFailureThatIsWrittenAgainKeepsItsRow() throws Exception {
    write(Samples.failure(5, 1));
    write(Samples.failure(5, 1), Samples.failure(5, 2), Samples.failure(5, 1));
    write(Samples.failure(5, 1));
    assertThat(
        TestDatabase.rows("select count(*), max(attempt), max(status) from crossdock.failure"),
        contains("1|2|OPEN"));
  }

  @Test
  public void onlyAHigherAttemptOpensAReplayedFailure() throws Exception {
    write(Samples.failure(5, 1));
    TestDatabase.execute("update crossdock.failure set status = 'REPLAYED'");
    write(Samples.failure(5, 1));
    assertThat(TestDatabase.rows("select status from crossdock.failure"), contains("REPLAYED"));
    write(Samples.failure(5, 2));
    assertThat(
        TestDatabase.rows("select status, attempt from crossdock.failure"), contains("OPEN|2"));
  }

  @Test
  public void whatNoTextHoldsIsReplacedAndBytesAreKept() throws Exception {
    write(
        new Failure(
            new UUID(1, 1),
            "a\0b",
            "p\0",
            "s\0",
            FailureKind.MALFORMED,
            "nul \0 and half a pair \uD800.",
            new byte[] {0, 1, (byte) 0x80},
            "t\0",
            new byte[] {0},
            new Source("n\0", 0, Long.MIN_VALUE, "m\0"),
            Long.MAX_VALUE,
            OptionalLong.of(Long.MIN_VALUE),
            1));
    assertThat(
        TestDatabase.rows(
            "select tenant, message, encode(payload, 'hex'), encode(message_key, 'hex'),"
                + " arrival_micros, event_micros from crossdock.failure"),
        contains(
            "a\uFFFDb|nul \uFFFD and half a pair ?.|000180|00|9223372036854775807"
                + "|-9223372036854775808"));
  }

  private void write(Failure... failures) throws SQLException, InterruptedException {
    try (BatchWriter<Failure> writer =
        new BatchWriter<>(
            new FailureTable(), TestDatabase.settings(), Backoff.DEFAULT, () -> {}, rowsToCopy)) {
      assertThat(writer.write(List.of(failures)), empty());
    }
  }
}
