package io.crossdock.dashboard;

import io.crossdock.io.secret.Secret;
import io.crossdock.io.settings.Problems;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the dashboard runs.
 *
 * @param postgresUrl JDBC address of the database
 * @param postgresUser a user with the role {@code crossdock_dashboard}
 * @param postgresPassword by reference; null for none
 * @param statementTimeout how long the database may work on one query
 * @param bind the address to listen on
 * @param port its port; 0 for a free one
 * @param token what lets people in; null for none
 * @param userHeader the header in which a proxy says who it is; null for none
 * @param trustedProxy that proxy's address; null for none
 * @param every how often the database is asked at most
 * @param mostViewers how many pages may be open at once
 * @param routes files of routes
 * @param corridorMetres how wide their corridors are drawn, to each side
 * @param replay the folder with the pipelines' arguments; null where replays are begun by hand
 * @param replayClassPath the file with the pipelines' class path; null as above
 */
record DashboardSettings(
    String postgresUrl,
    String postgresUser,
    @Nullable Secret postgresPassword,
    Duration statementTimeout,
    String bind,
    int port,
    @Nullable Secret token,
    @Nullable String userHeader,
    @Nullable String trustedProxy,
    Duration every,
    int mostViewers,
    List<Path> routes,
    double corridorMetres,
    @Nullable Path replay,
    @Nullable Path replayClassPath) {

  /** Reads the options; says all that is wrong together. */
  static DashboardSettings parse(DashboardOptions options) {
    Problems problems = new Problems();
    String url = problems.required("--postgresUrl", options.postgresUrl);
    if (!url.isEmpty() && !url.startsWith("jdbc:postgresql:")) {
      problems.add("--postgresUrl", "does not begin with jdbc:postgresql:");
    }
    if (url.contains("password=") || url.contains("user=") || url.contains("@")) {
      problems.add(
          "--postgresUrl",
          "carries a user or a password: say --postgresUser and --postgresPassword=env:NAME");
    }
    Secret password = problems.secret("--postgresPassword", options.postgresPassword);
    Secret token = problems.secret("--token", options.token);
    for (Path file : options.routes) {
      if (!Files.isReadable(file)) {
        problems.add("--routes", file + " cannot be read");
      }
    }
    if (!(options.corridorOuter > 0 && options.corridorOuter <= 100_000)) {
      problems.add("--corridorOuter", options.corridorOuter + " is not from 0 to 100000");
    }
    checkAccess(options, problems);
    checkReplay(options, problems);
    DashboardSettings settings =
        new DashboardSettings(
            url,
            problems.required("--postgresUser", options.postgresUser),
            password,
            problems.duration(
                "--statementTimeout", options.statementTimeout, Duration.ofMillis(100)),
            options.bind,
            problems.between("--port", options.port, 0, 65_535),
            token,
            options.userHeader,
            options.trustedProxy,
            problems.duration("--every", options.every, Duration.ofMillis(100)),
            problems.between("--maxViewers", options.maxViewers, 1, 1_000),
            List.copyOf(options.routes),
            options.corridorOuter,
            options.replay,
            options.replayClassPath);
    problems.throwIfAny();
    return settings;
  }

  private static void checkAccess(DashboardOptions options, Problems problems) {
    boolean byProxy = options.userHeader != null;
    if (byProxy != (options.trustedProxy != null)) {
      problems.add(
          "--userHeader",
          "and --trustedProxy go together: a header is believed of one address alone");
    }
    if (byProxy && options.token != null) {
      problems.add("--token", "and --userHeader do not go together: choose one");
    }
    try {
      boolean local = InetAddress.getByName(options.bind).isLoopbackAddress();
      if (!local && options.token == null && !byProxy) {
        problems.add(
            "--bind",
            options.bind
                + " can be reached by others: say --token=env:NAME, or --userHeader and"
                + " --trustedProxy");
      }
    } catch (UnknownHostException e) {
      problems.add("--bind", "\"" + options.bind + "\" is no address of this machine");
    }
  }

  private static void checkReplay(DashboardOptions options, Problems problems) {
    Path folder = options.replay;
    Path classPath = options.replayClassPath;
    if (folder != null && !Files.isDirectory(folder)) {
      problems.add("--replay", folder + " is no folder");
    }
    if (folder != null && classPath == null) {
      problems.add("--replay", "needs --replayClassPath");
    }
    if (folder != null && classPath != null && !Files.isReadable(classPath)) {
      problems.add("--replayClassPath", classPath + " cannot be read");
    }
  }
}
