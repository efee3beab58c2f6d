package io.crossdock.dashboard.web;

import io.crossdock.dashboard.access.Access;
import io.crossdock.dashboard.access.Guard;
import io.crossdock.dashboard.access.TokenAccess;
import io.crossdock.dashboard.data.Acknowledgements;
import io.crossdock.dashboard.data.DashboardDatabase;
import io.crossdock.dashboard.data.Tenants;
import io.crossdock.dashboard.live.Live;
import io.crossdock.dashboard.live.View;
import io.crossdock.dashboard.metrics.Exposition;
import io.crossdock.dashboard.metrics.Metrics;
import io.crossdock.dashboard.replay.Replays;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HttpResponseException;
import io.javalin.http.UnauthorizedResponse;
import io.javalin.http.staticfiles.Location;
import io.javalin.plugin.bundled.RateLimitPlugin;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The web server: pages, what they ask, what is done with them, and streams of what changes. */
public final class DashboardServer implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(DashboardServer.class.getName());
  private static final int READS_A_MINUTE = 1_200;
  private static final int ACTIONS_A_MINUTE = 60;
  private static final long LARGEST_REQUEST = 64 * 1024;

  private final Access access;
  private final Javalin app;

  /**
   * A server that listens.
   *
   * @param bind the address to listen on
   * @param port its port; 0 for a free one
   * @throws io.javalin.util.JavalinBindException when it cannot listen there
   */
  public DashboardServer(
      String bind,
      int port,
      Access access,
      DashboardDatabase database,
      Live live,
      RoutesMap routes,
      Replays replays) {
    this.access = access;
    Tenants tenants = new Tenants(database);
    Actions actions = new Actions(new Acknowledgements(database), replays);
    this.app =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.startup.showOldJavalinVersionWarning = false;
              config.http.maxRequestSize = LARGEST_REQUEST;
              config.http.generateEtags = true;
              config.registerPlugin(
                  new RateLimitPlugin(limit -> limit.setKeyFunction(this::client)));
              files(config);
              config.routes.before(this::admit);
              pages(config);
              Reads reads = new Reads(database, tenants);
              config.routes.get("/metrics", new Exposition(new Metrics(database, tenants))::answer);
              config.routes.get("/api/me", this::me);
              config.routes.get("/api/routes", routes::answer);
              config.routes.get("/api/replay", actions::replayState);
              config.routes.get("/api/{query}", reads::answer);
              config.routes.post("/api/acknowledgement", actions::acknowledge);
              config.routes.post("/api/replay", actions::replay);
              config.routes.sse("/events/{view}", new Streams(live, tenants)::open);
              errors(config);
            });
    app.start(bind, port);
  }

  private static void files(JavalinConfig config) {
    config.staticFiles.add(
        files -> {
          files.hostedPath = "/app";
          files.directory = "io/crossdock/dashboard/web/app";
          files.location = Location.CLASSPATH;
          files.headers = Map.of("Cache-Control", "no-cache");
        });
    config.routes.get("/lib/{library}/{file}", Libraries::answer);
  }

  private void pages(JavalinConfig config) {
    config.routes.get("/", request -> request.redirect("/" + View.WAREHOUSE.path()));
    for (View view : View.values()) {
      config.routes.get("/" + view.path(), Pages::dashboard);
    }
    if (access instanceof TokenAccess token) {
      config.routes.get("/sign-in", Pages::signIn);
      config.routes.post(
          "/sign-in",
          request -> {
            Guard.requireOwnPage(request);
            if (!token.signIn(request, Actions.text(Actions.body(request), "token"))) {
              throw new ForbiddenResponse("The token is not right.");
            }
            request.status(204);
          });
    }
  }

  private static void errors(JavalinConfig config) {
    config.routes.exception(
        HttpResponseException.class,
        (problem, request) -> {
          request.status(problem.getStatus());
          Actions.answer(request, Map.of("error", String.valueOf(problem.getMessage())));
        });
    config.routes.exception(
        SQLException.class,
        (problem, request) -> {
          LOG.log(Level.FINE, "a query failed", problem);
          boolean slow = "57014".equals(problem.getSQLState());
          request.status(503);
          Actions.answer(
              request,
              Map.of(
                  "error",
                  slow ? "The database took too long for this." : "The database does not answer."));
        });
    config.routes.exception(
        Exception.class,
        (problem, request) -> {
          LOG.log(Level.WARNING, request.path(), problem);
          request.status(500);
          Actions.answer(request, Map.of("error", "Something is wrong; the log says what."));
        });
    config.routes.error(
        404, "html", request -> Actions.answer(request, Map.of("error", "There is no such page.")));
  }

  /** Before everything: what is said to browsers, how often one may ask, and who asks. */
  private void admit(Context request) {
    Guard.protect(request);
    Optional<String> person = access.personOf(request);
    request.attribute(Actions.PERSON, person.orElse(""));
    boolean changes = request.method().name().equals("POST");
    request
        .with(RateLimitPlugin.class)
        .requestPerTimeUnit(changes ? ACTIONS_A_MINUTE : READS_A_MINUTE, TimeUnit.MINUTES);
    if (person.isPresent() || isOpen(request.path())) {
      return;
    }
    if (access.hasSignIn() && View.at(request.path().replaceFirst("^/", "")).isPresent()) {
      request.redirect("/sign-in");
      request.skipRemainingHandlers();
      return;
    }
    throw access.hasSignIn()
        ? new UnauthorizedResponse("Sign in first.")
        : new ForbiddenResponse("You are not let in this way.");
  }

  /** What the sign-in page needs. */
  private boolean isOpen(String path) {
    return access.hasSignIn()
        && (path.equals("/sign-in") || path.startsWith("/app/") || path.startsWith("/lib/"));
  }

  private String client(Context request) {
    String person = Actions.person(request);
    // All on this machine are "local", and behind a proxy all have its address.
    return request.req().getRemoteAddr() + " " + person + " " + request.method();
  }

  private void me(Context request) {
    Actions.answer(
        request, Map.of("person", Actions.person(request), "canSignIn", access.hasSignIn()));
  }

  /** The port that it listens on. */
  public int port() {
    return app.port();
  }

  @Override
  public void close() {
    app.stop();
  }
}
