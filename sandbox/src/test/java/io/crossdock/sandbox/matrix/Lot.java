package io.crossdock.sandbox.matrix;

import io.crossdock.sandbox.load.Content;
import io.crossdock.sandbox.load.Format;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * A few messages for a pipeline, the same in each format but for the device's name, which is the
 * format's, and the rows that they must become.
 */
interface Lot {
  /** The pipeline's name. */
  String pipeline();

  /** The topics that it reads. */
  List<String> topics();

  /**
   * What is sent in a format.
   *
   * @param tenant whose it is
   */
  List<Piece> pieces(Format format, String tenant);

  /** The rows of what was sent in a format, as {@link Piece#row} writes them. */
  List<String> rows(Connection connection, Format format, String tenant) throws SQLException;

  /**
   * A message and its row.
   *
   * @param topic one of the lot's
   * @param content what is sent
   * @param row its row's values with strokes between them
   */
  record Piece(String topic, Content content, String row) {}
}
