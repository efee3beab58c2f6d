package io.crossdock.dashboard.access;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;

/** What is said with every answer, and asked of every request that changes something. */
public final class Guard {
  /** A header that no page of another origin can send without being asked first. */
  public static final String HEADER = "X-Crossdock";

  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
              + " connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "X-Frame-Options",
          "DENY",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Permissions-Policy",
          "camera=(), microphone=(), geolocation=()");

  private Guard() {}

  /** Says what browsers must keep to. */
  public static void protect(Context response) {
    HEADERS.forEach(response::header);
  }

  /**
   * Lets through only what the dashboard's own page has sent.
   *
   * @throws ForbiddenResponse for anything else
   */
  public static void requireOwnPage(Context request) {
    if (request.header(HEADER) == null) {
      throw new ForbiddenResponse("Refused: the header " + HEADER + " is missing.");
    }
    String origin = request.header("Origin");
    if (origin != null && !isOf(origin, String.valueOf(request.host()))) {
      throw new ForbiddenResponse("Refused: it was sent by a page of another origin.");
    }
  }

  /** The scheme is not compared: a proxy that ends TLS speaks plain HTTP to us. */
  static boolean isOf(String origin, String host) {
    try {
      return host.equals(new URI(origin).getAuthority());
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
