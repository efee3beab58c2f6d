package io.crossdock.io.postgres;

import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.source.Source;
import java.sql.SQLException;

/**
 * The table {@code failure}. A failure that is written again keeps its one row: a higher attempt
 * opens it again. No failure may be refused, so a character that PostgreSQL's text does not hold is
 * replaced; payload and key are bytes and stay as they are.
 */
public final class FailureTable implements Table<Failure> {
  private static final long serialVersionUID = 1;

  @Override
  public String name() {
    return "failure";
  }

  @Override
  public String sql() {
    return """
    insert into crossdock.failure as failure (
      failure_id, tenant, pipeline, step, kind, message, payload, content_type, message_key,
      source_name, source_partition, source_offset, source_message_id, arrival_micros,
      event_micros, attempt)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    on conflict (failure_id) do update set
      message = case when excluded.attempt >= failure.attempt
        then excluded.message else failure.message end,
      attempt = greatest(excluded.attempt, failure.attempt),
      status = case when excluded.attempt > failure.attempt then 'OPEN' else failure.status end,
      last_seen = now()
    """;
  }

  @Override
  public void bind(Failure row, RowValues values) throws SQLException {
    Source source = row.source();
    RowValues parameters =
        values
            .uuid(row.id())
            .text(storable(row.tenant()))
            .text(storable(row.pipeline()))
            .text(storable(row.step()))
            .text(row.kind().name())
            .text(storable(row.message()))
            .bytes(row.payload())
            .text(storable(row.contentType()))
            .bytes(row.key())
            .source(
                new Source(
                    storable(source.name()),
                    source.partition(),
                    source.offset(),
                    storable(source.messageId())))
            .number(row.arrivalMicros());
    if (row.eventTimeMicros().isPresent()) {
      parameters.number(row.eventTimeMicros().getAsLong());
    } else {
      parameters.noCount();
    }
    parameters.number(row.attempt());
  }

  private static String storable(String text) {
    return text.replace('\0', '\uFFFD');
  }

  @Override
  public String key(Failure row) {
    return row.id().toString();
  }

  @Override
  public int revision(Failure row) {
    return row.attempt();
  }

  @Override
  public int bytes(Failure row) {
    return row.payload().length + row.key().length;
  }
}
