package io.crossdock.io.postgres;

import io.crossdock.schemas.barcode.ScanFlag;
import io.crossdock.schemas.source.Source;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes the values of a row, column after column. Each method names the type that the column has: a
 * value of another goes by a statement's parameter, which the database converts, but not by COPY.
 * All throw SQLException for a value without a form that the database takes.
 */
public interface RowValues {
  /** A {@code text}. */
  RowValues text(@Nullable String value) throws SQLException;

  /** A {@code jsonb}, as JSON. */
  RowValues json(String value) throws SQLException;

  /** A {@code uuid}. */
  RowValues uuid(UUID value) throws SQLException;

  /** A moment in microseconds since the epoch, a {@code timestamptz}, which holds them exactly. */
  RowValues time(long micros) throws SQLException;

  /** A {@code date}, in days since the epoch. */
  RowValues date(long epochDay) throws SQLException;

  /** An {@code integer}. */
  RowValues number(int value) throws SQLException;

  /** A {@code bigint}. */
  RowValues number(long value) throws SQLException;

  /** A {@code double precision}. */
  RowValues number(double value) throws SQLException;

  /** A {@code boolean}. */
  RowValues bool(boolean value) throws SQLException;

  /** A {@code bytea}. */
  RowValues bytes(byte[] value) throws SQLException;

  /** A {@code text[]}. */
  RowValues texts(Collection<String> values) throws SQLException;

  /** Moments as in {@link #time}, a {@code timestamptz[]}. */
  RowValues times(Collection<Long> micros) throws SQLException;

  /** No value in a column of {@link #number(double)}. */
  RowValues noNumber() throws SQLException;

  /** No value in a column of {@link #number(long)}. */
  RowValues noCount() throws SQLException;

  /** No value in a column of {@link #time}. */
  RowValues noTime() throws SQLException;

  /** A number, or none for one that is not finite. */
  default RowValues finiteOrNull(double value) throws SQLException {
    return Double.isFinite(value) ? number(value) : noNumber();
  }

  /** A moment as in {@link #time}, or none for 0. */
  default RowValues timeOrNull(long micros) throws SQLException {
    return micros != 0 ? time(micros) : noTime();
  }

  /** A set of flags as their bits and, after it, as their names. */
  default RowValues flags(int flags) throws SQLException {
    return number(flags).texts(ScanFlag.setOf(flags).stream().map(ScanFlag::name).toList());
  }

  /** Where a message stands, in four columns. */
  default RowValues source(Source source) throws SQLException {
    return text(source.name())
        .number(source.partition())
        .number(source.offset())
        .text(source.messageId());
  }
}
