package io.crossdock.io.postgres;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/** Where the database is and how to write to it. */
public interface PostgresOptions extends PipelineOptions {
  /** {@code --postgresUrl}. */
  @Description("JDBC address of the database, such as jdbc:postgresql://127.0.0.1:5432/crossdock.")
  @Nullable String getPostgresUrl();

  /** Sets {@code --postgresUrl}. */
  void setPostgresUrl(@Nullable String value);

  /** {@code --postgresUser}. */
  @Description("User to connect as.")
  @Default.String("crossdock")
  String getPostgresUser();

  /** Sets {@code --postgresUser}. */
  void setPostgresUser(String value);

  /** {@code --postgresPassword}. */
  @Description(
      "Reference to the user's password: env:NAME or file:PATH, resolved where the job runs."
          + " Without it the connection is made without a password.")
  @Nullable String getPostgresPassword();

  /** Sets {@code --postgresPassword}. */
  void setPostgresPassword(@Nullable String value);

  /** {@code --postgresBatchSize}. */
  @Description("Rows written in one transaction, 1 to 100000.")
  @Default.Integer(1000)
  int getPostgresBatchSize();

  /** Sets {@code --postgresBatchSize}. */
  void setPostgresBatchSize(int value);

  /** {@code --postgresMaxOutage}. */
  @Description(
      "How long a batch is tried again while the database is away or busy, before its bundle"
          + " fails and the runner takes over. A duration such as 10m.")
  @Default.String("10m")
  String getPostgresMaxOutage();

  /** Sets {@code --postgresMaxOutage}. */
  void setPostgresMaxOutage(String value);

  /** {@code --postgresStatementTimeout}. */
  @Description("How long the database may work on one statement. A duration such as 30s.")
  @Default.String("30s")
  String getPostgresStatementTimeout();

  /** Sets {@code --postgresStatementTimeout}. */
  void setPostgresStatementTimeout(String value);
}
