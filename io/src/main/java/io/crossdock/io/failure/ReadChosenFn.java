package io.crossdock.io.failure;

import io.crossdock.io.postgres.PostgresSettings;
import io.crossdock.schemas.source.Source;
import io.crossdock.schemas.source.SourceMessage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.apache.beam.sdk.transforms.DoFn;

/**
 * From a replay's id to its messages. One that failed again since it was chosen, as when this runs
 * a second time, is read with the attempt it was chosen with.
 */
final class ReadChosenFn extends DoFn<String, SourceMessage> {
  private static final long serialVersionUID = 1;

  /** All are in memory at once, and one may have 64 MB. */
  private static final int ROWS_AT_A_TIME = 8;

  private final PostgresSettings settings;

  ReadChosenFn(PostgresSettings settings) {
    this.settings = settings;
  }

  @ProcessElement
  public void read(@Element String replayId, OutputReceiver<SourceMessage> messages)
      throws SQLException {
    try (Connection connection = settings.connect();
        PreparedStatement query =
            connection.prepareStatement(
                """
                select f.payload, f.content_type, f.message_key, f.tenant, f.arrival_micros,
                  r.attempt + 1, f.source_name, f.source_partition, f.source_offset,
                  f.source_message_id
                from crossdock.replay r join crossdock.failure f using (failure_id)
                where r.replay_id = ?
                """)) {
      query.setFetchSize(ROWS_AT_A_TIME);
      query.setObject(1, UUID.fromString(replayId));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          messages.output(
              new SourceMessage(
                  row.getBytes(1),
                  row.getString(2),
                  row.getBytes(3),
                  row.getString(4),
                  row.getLong(5),
                  row.getInt(6),
                  new Source(row.getString(7), row.getInt(8), row.getLong(9), row.getString(10))));
        }
      }
      connection.rollback();
    }
  }
}
