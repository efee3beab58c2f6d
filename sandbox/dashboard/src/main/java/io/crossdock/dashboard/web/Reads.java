package io.crossdock.dashboard.web;

import io.crossdock.dashboard.data.DashboardDatabase;
import io.crossdock.dashboard.data.Query;
import io.crossdock.dashboard.data.Tenants;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What a page asks for when something is chosen: {@code /api/QUERY?tenant=T&truck=X}. */
final class Reads {
  private static final int LONGEST = 500;

  private final DashboardDatabase database;
  private final Tenants tenants;

  Reads(DashboardDatabase database, Tenants tenants) {
    this.database = database;
    this.tenants = tenants;
  }

  void answer(Context request) throws SQLException {
    Query query =
        named(request.pathParam("query"))
            .orElseThrow(() -> new NotFoundResponse("There is no such query."));
    Map<String, Object> values = new HashMap<>();
    for (String name : query.parameters()) {
      values.put(
          name,
          name.equals("tenants")
              ? tenants.of(parameter(request, "tenant"))
              : value(name, parameter(request, name)));
    }
    request.contentType("application/json").result(database.json(query, values));
  }

  private static Optional<Query> named(String name) {
    return Stream.of(Query.values())
        .filter(Query::isForPages)
        .filter(query -> query.name().toLowerCase(Locale.ROOT).equals(name))
        .findAny();
  }

  private static String value(String name, String text) {
    return name.equals("failure") ? uuid(text).toString() : text;
  }

  /** A parameter of the address; nothing where it is absent. */
  static String parameter(Context request, String name) {
    String text = request.queryParam(name);
    if (text == null) {
      return "";
    }
    // PostgreSQL has no text with NUL in it.
    if (text.length() > LONGEST || text.indexOf('\0') >= 0) {
      throw new BadRequestResponse("The parameter " + name + " is too long or holds NUL.");
    }
    return text;
  }

  static UUID uuid(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new BadRequestResponse("An id is no UUID.");
    }
  }
}
