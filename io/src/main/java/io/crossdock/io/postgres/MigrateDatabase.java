package io.crossdock.io.postgres;

import io.crossdock.io.settings.InvalidSettingsException;
import io.crossdock.io.settings.Problems;
import java.io.PrintStream;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings the database's schema {@code crossdock} to the newest version: {@code
 * --postgresUrl=jdbc:postgresql://… --postgresUser=… --postgresPassword=env:NAME}. The user must be
 * allowed to create the schema, and the two roles unless they exist.
 *
 * <p>Exit codes: 0 the schema is up to date, 1 the database is not there or refuses, 2 the options
 * are wrong.
 */
public final class MigrateDatabase {
  private MigrateDatabase() {}

  /** Runs and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(run(args, System.out, System.err));
  }

  static int run(String[] args, PrintStream out, PrintStream err) {
    try {
      Problems problems = new Problems();
      PostgresSettings settings =
          PostgresSettings.parse(
              PipelineOptionsFactory.fromArgs(args).as(PostgresOptions.class), problems);
      problems.throwIfAny();
      int steps = migrate(settings);
      out.println(
          steps == 0
              ? "The schema crossdock is up to date."
              : "The schema crossdock is up to date after " + steps + " migrations.");
      return 0;
    } catch (InvalidSettingsException e) {
      err.println(e.getMessage());
      return 2;
    } catch (FlywayException | IllegalStateException e) {
      err.println("The schema crossdock could not be migrated: " + rootOf(e).getMessage());
      return 1;
    } catch (IllegalArgumentException e) {
      // What PipelineOptionsFactory says of an option that it does not know.
      err.println(e.getMessage());
      return 2;
    }
  }

  /**
   * Brings the schema to the newest version and returns how many steps that took.
   *
   * @throws FlywayException when the database is not there, or refuses, or has a schema that is not
   *     this one
   */
  public static int migrate(PostgresSettings settings) {
    return Flyway.configure(MigrateDatabase.class.getClassLoader())
        .dataSource(
            settings.url(),
            settings.user(),
            settings.password() == null ? "" : settings.password().resolve())
        .schemas("crossdock")
        .locations("classpath:db/migration")
        .connectRetries(3)
        .load()
        .migrate()
        .migrationsExecuted;
  }

  private static Throwable rootOf(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
