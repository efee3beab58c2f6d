package io.crossdock.io.postgres;

import io.crossdock.schemas.barcode.ScanFlag;
import io.crossdock.schemas.source.Source;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sets a statement's parameters one after the other. */
final class Parameters {
  private static final long MICROS = 1_000_000;

  private final PreparedStatement statement;
  private int at;

  Parameters(PreparedStatement statement) {
    this.statement = statement;
  }

  Parameters text(@Nullable String value) throws SQLException {
    statement.setString(++at, value);
    return this;
  }

  Parameters uuid(UUID value) throws SQLException {
    statement.setObject(++at, value);
    return this;
  }

  /** A moment in microseconds since the epoch, as {@code timestamptz}, which holds them exactly. */
  Parameters time(long micros) throws SQLException {
    statement.setObject(++at, moment(micros));
    return this;
  }

  private static OffsetDateTime moment(long micros) {
    Instant instant =
        Instant.ofEpochSecond(
            Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1_000L);
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  Parameters number(int value) throws SQLException {
    statement.setInt(++at, value);
    return this;
  }

  Parameters number(long value) throws SQLException {
    statement.setLong(++at, value);
    return this;
  }

  Parameters number(double value) throws SQLException {
    statement.setDouble(++at, value);
    return this;
  }

  /** A number, or null for one that is none. */
  Parameters finiteOrNull(double value) throws SQLException {
    if (Double.isFinite(value)) {
      return number(value);
    }
    statement.setNull(++at, Types.DOUBLE);
    return this;
  }

  /** A moment as in {@link #time}, or null for 0. */
  Parameters timeOrNull(long micros) throws SQLException {
    if (micros != 0) {
      return time(micros);
    }
    statement.setNull(++at, Types.TIMESTAMP_WITH_TIMEZONE);
    return this;
  }

  Parameters nullNumber() throws SQLException {
    statement.setNull(++at, Types.BIGINT);
    return this;
  }

  Parameters bool(boolean value) throws SQLException {
    statement.setBoolean(++at, value);
    return this;
  }

  Parameters bytes(byte[] value) throws SQLException {
    statement.setBytes(++at, value);
    return this;
  }

  /** Moments as in {@link #time}, as an array. */
  Parameters times(Collection<Long> micros) throws SQLException {
    statement.setArray(
        ++at,
        statement
            .getConnection()
            .createArrayOf(
                "timestamptz", micros.stream().map(Parameters::moment).toArray(Object[]::new)));
    return this;
  }

  Parameters texts(Collection<String> values) throws SQLException {
    statement.setArray(
        ++at, statement.getConnection().createArrayOf("text", values.toArray(String[]::new)));
    return this;
  }

  /** A set of flags as their bits and, after it, as their names. */
  Parameters flags(int flags) throws SQLException {
    number(flags);
    return texts(ScanFlag.setOf(flags).stream().map(ScanFlag::name).toList());
  }

  /** Where a message stands, in four parameters. */
  Parameters source(Source source) throws SQLException {
    text(source.name());
    number(source.partition());
    number(source.offset());
    return text(source.messageId());
  }
}
