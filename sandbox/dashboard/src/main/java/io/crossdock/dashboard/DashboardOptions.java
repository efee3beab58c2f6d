package io.crossdock.dashboard;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The dashboard's options as they are said. */
final class DashboardOptions {
  @Option(
      names = "--postgresUrl",
      description =
          "JDBC address of the database, such as jdbc:postgresql://127.0.0.1:5432/crossdock.")
  @Nullable String postgresUrl;

  @Option(
      names = "--postgresUser",
      description =
          "A user with the role crossdock_dashboard, which can do no more than the page. Default: ${DEFAULT-VALUE}.")
  String postgresUser = "crossdock_screen";

  @Option(
      names = "--postgresPassword",
      description = "Reference to that user's password: env:NAME or file:PATH.")
  @Nullable String postgresPassword;

  @Option(
      names = "--statementTimeout",
      description = "How long the database may work on one query. Default: ${DEFAULT-VALUE}.")
  String statementTimeout = "10s";

  @Option(
      names = "--bind",
      description =
          "The address to listen on. One that others can reach needs --token or --userHeader."
              + " Default: ${DEFAULT-VALUE}.")
  String bind = "127.0.0.1";

  @Option(names = "--port", description = "Its port; 0 for a free one. Default: ${DEFAULT-VALUE}.")
  int port = 8090;

  @Option(
      names = "--token",
      description =
          "Reference to a token that lets people in: env:NAME or file:PATH. Put a proxy with TLS before it.")
  @Nullable String token;

  @Option(
      names = "--userHeader",
      description =
          "The header in which a proxy that has signed people in (OpenID Connect) says who it is, such as X-Forwarded-User. It must not let that header through from outside.")
  @Nullable String userHeader;

  @Option(
      names = "--trustedProxy",
      description = "The address of that proxy; requests of others are refused.")
  @Nullable String trustedProxy;

  @Option(
      names = "--every",
      description =
          "How often the database is asked at most, once for all pages. Default: ${DEFAULT-VALUE}.")
  String every = "500ms";

  @Option(
      names = "--maxViewers",
      description = "How many pages may be open at once. Default: ${DEFAULT-VALUE}.")
  int maxViewers = 100;

  @Option(
      names = "--routes",
      split = ",",
      paramLabel = "FILE",
      description =
          "The routes that the fleet pipeline was given, to be drawn. Read again when they change.")
  List<Path> routes = List.of();

  @Option(
      names = "--corridorOuter",
      description =
          "How wide their corridors are, as the pipeline was told, in metres. Default: ${DEFAULT-VALUE}.")
  double corridorOuter = 50;

  @Option(
      names = "--replay",
      paramLabel = "FOLDER",
      description =
          "Lets failures be tried again from the page: a folder with the arguments of each pipeline as it runs, one a line, in barcode.args, fleet.args and maintenance.args.")
  @Nullable Path replay;

  @Option(
      names = "--replayClassPath",
      paramLabel = "FILE",
      description =
          "A file with the pipelines' class path, for --replay. scripts/dashboard says it.")
  @Nullable Path replayClassPath;
}
