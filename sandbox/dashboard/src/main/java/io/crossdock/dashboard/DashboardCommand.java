package io.crossdock.dashboard;

import io.crossdock.dashboard.access.Access;
import io.crossdock.dashboard.access.LoopbackAccess;
import io.crossdock.dashboard.access.ProxyAccess;
import io.crossdock.dashboard.access.TokenAccess;
import io.crossdock.dashboard.data.DashboardDatabase;
import io.crossdock.dashboard.data.Tenants;
import io.crossdock.dashboard.live.Live;
import io.crossdock.dashboard.replay.PipelineReplay;
import io.crossdock.dashboard.replay.ReplayLauncher;
import io.crossdock.dashboard.replay.Replays;
import io.crossdock.dashboard.web.DashboardServer;
import io.crossdock.dashboard.web.RoutesMap;
import io.crossdock.io.secret.MissingSecretException;
import io.crossdock.io.settings.InvalidSettingsException;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what the pipelines do, in a browser. */
@Command(
    name = "scripts/dashboard",
    sortOptions = false,
    description = {
      "Shows what the pipelines write into a database, live, in a browser. Runs until SIGTERM or"
          + " Ctrl-C. Options can be in a file, one a line: @FILE.",
      "Exit codes: 0 stopped; 2 an option is wrong or the port is taken, said in a line."
    })
public final class DashboardCommand implements Callable<Integer> {
  private static final int WRONG = 2;

  @Mixin private final DashboardOptions options = new DashboardOptions();

  @Option(
      names = "--child",
      hidden = true,
      description = "Says READY and the port, and ends when the input closes: for the sandbox.")
  private boolean child;

  @Option(names = "--help", usageHelp = true, description = "Shows this.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  private DashboardCommand() {}

  /** Runs and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(execute(args));
  }

  /** As {@link #main}; gives the exit code. */
  static int execute(String... args) {
    return new CommandLine(new DashboardCommand())
        .setUseSimplifiedAtFiles(true)
        .setParameterExceptionHandler(
            (problem, arguments) -> {
              System.err.println(problem.getMessage());
              return WRONG;
            })
        .setExecutionExceptionHandler(
            (problem, line, parsed) -> {
              if (problem instanceof InvalidSettingsException
                  || problem instanceof MissingSecretException
                  || problem instanceof IOException) {
                System.err.println(problem.getMessage());
                return WRONG;
              }
              throw problem;
            })
        .execute(args);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    DashboardSettings settings = DashboardSettings.parse(options);
    RoutesMap routes = new RoutesMap(settings.routes(), settings.corridorMetres());
    var unused = routes.current(); // a file that is wrong is said before anything runs
    Access access = access(settings);
    try (DashboardDatabase database =
            new DashboardDatabase(
                settings.postgresUrl(),
                settings.postgresUser(),
                settings.postgresPassword(),
                settings.statementTimeout());
        Live live =
            new Live(database, new Tenants(database), settings.every(), settings.mostViewers());
        DashboardServer server =
            new DashboardServer(
                settings.bind(),
                settings.port(),
                access,
                database,
                live,
                routes,
                new Replays(launcher(settings)))) {
      run(server, settings);
      return 0;
    } catch (JavalinBindException e) {
      if (child) {
        System.out.println("TAKEN " + settings.port());
        return WRONG;
      }
      System.err.printf(
          "Port %d of %s is taken or not allowed: choose another with --port, or 0 for a free one.%n",
          settings.port(), settings.bind());
      return WRONG;
    }
  }

  private void run(DashboardServer server, DashboardSettings settings)
      throws IOException, InterruptedException {
    if (child) {
      System.out.println("READY " + server.port());
      while (System.in.read() >= 0) {
        // Only its end is waited for.
      }
      return;
    }
    System.out.printf(
        "Crossdock's dashboard: http://%s:%d/warehouse%n", settings.bind(), server.port());
    Thread.currentThread().join();
  }

  private static Access access(DashboardSettings settings) {
    if (settings.token() != null) {
      String unused = settings.token().resolve(); // said now if it leads nowhere
      return new TokenAccess(settings.token());
    }
    return settings.userHeader() != null && settings.trustedProxy() != null
        ? new ProxyAccess(settings.userHeader(), settings.trustedProxy())
        : new LoopbackAccess();
  }

  private static @Nullable ReplayLauncher launcher(DashboardSettings settings) {
    return settings.replay() != null && settings.replayClassPath() != null
        ? new PipelineReplay(settings.replayClassPath(), settings.replay())
        : null;
  }
}
