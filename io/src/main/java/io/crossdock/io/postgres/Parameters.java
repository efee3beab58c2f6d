package io.crossdock.io.postgres;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values as a statement's parameters, one after the other. */
public final class Parameters implements RowValues {
  private static final long MICROS = 1_000_000;

  private final PreparedStatement statement;
  private int at;

  /** Begins with the statement's first parameter. */
  public Parameters(PreparedStatement statement) {
    this.statement = statement;
  }

  @Override
  public Parameters text(@Nullable String value) throws SQLException {
    statement.setString(++at, value);
    return this;
  }

  /** As a text, which the statement casts. */
  @Override
  public Parameters json(String value) throws SQLException {
    return text(value);
  }

  @Override
  public Parameters uuid(UUID value) throws SQLException {
    statement.setObject(++at, value);
    return this;
  }

  @Override
  public Parameters time(long micros) throws SQLException {
    statement.setObject(++at, moment(micros));
    return this;
  }

  private static OffsetDateTime moment(long micros) {
    Instant instant =
        Instant.ofEpochSecond(
            Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1_000L);
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  /** As a text, which the statement casts. */
  @Override
  public Parameters date(long epochDay) throws SQLException {
    return text(LocalDate.ofEpochDay(epochDay).toString());
  }

  @Override
  public Parameters number(int value) throws SQLException {
    statement.setInt(++at, value);
    return this;
  }

  @Override
  public Parameters number(long value) throws SQLException {
    statement.setLong(++at, value);
    return this;
  }

  @Override
  public Parameters number(double value) throws SQLException {
    statement.setDouble(++at, value);
    return this;
  }

  @Override
  public Parameters bool(boolean value) throws SQLException {
    statement.setBoolean(++at, value);
    return this;
  }

  @Override
  public Parameters bytes(byte[] value) throws SQLException {
    statement.setBytes(++at, value);
    return this;
  }

  @Override
  public Parameters texts(Collection<String> values) throws SQLException {
    statement.setArray(
        ++at, statement.getConnection().createArrayOf("text", values.toArray(String[]::new)));
    return this;
  }

  @Override
  public Parameters times(Collection<Long> micros) throws SQLException {
    statement.setArray(
        ++at,
        statement
            .getConnection()
            .createArrayOf(
                "timestamptz", micros.stream().map(Parameters::moment).toArray(Object[]::new)));
    return this;
  }

  @Override
  public Parameters noNumber() throws SQLException {
    return none(Types.DOUBLE);
  }

  @Override
  public Parameters noCount() throws SQLException {
    return none(Types.BIGINT);
  }

  @Override
  public Parameters noTime() throws SQLException {
    return none(Types.TIMESTAMP_WITH_TIMEZONE);
  }

  private Parameters none(int type) throws SQLException {
    statement.setNull(++at, type);
    return this;
  }
}
