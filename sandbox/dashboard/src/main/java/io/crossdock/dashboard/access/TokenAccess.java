package io.crossdock.dashboard.access;

import io.crossdock.io.secret.Secret;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Those who know a token: in the header {@code Authorization}, or once on the sign-in page. */
public final class TokenAccess implements Access {
  private static final String COOKIE = "crossdock_session";
  private static final String BEARER = "Bearer ";
  private static final String PERSON = "token";
  private static final Duration VALID = Duration.ofHours(12);
  private static final int MOST_SESSIONS = 1_000;

  private final Secret token;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Long> sessions = new LinkedHashMap<>();

  /** Takes this token, which is looked up anew each time. */
  public TokenAccess(Secret token) {
    this.token = token;
  }

  @Override
  public Optional<String> personOf(Context request) {
    String header = request.header("Authorization");
    boolean known =
        (header != null && header.startsWith(BEARER))
            ? isToken(header.substring(BEARER.length()))
            : isSession(request.cookie(COOKIE));
    return known ? Optional.of(PERSON) : Optional.empty();
  }

  @Override
  public boolean hasSignIn() {
    return true;
  }

  /** Signs in whoever knows the token; whether they do. */
  public boolean signIn(Context request, String said) {
    if (!isToken(said)) {
      return false;
    }
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    String session = HexFormat.of().formatHex(bytes);
    synchronized (sessions) {
      if (sessions.size() >= MOST_SESSIONS) {
        sessions.remove(sessions.keySet().iterator().next());
      }
      sessions.put(session, System.nanoTime());
    }
    Cookie cookie = new Cookie(COOKIE, session);
    cookie.setHttpOnly(true);
    cookie.setSameSite(SameSite.STRICT);
    cookie.setMaxAge((int) VALID.toSeconds());
    request.cookie(cookie);
    return true;
  }

  private boolean isSession(@Nullable String session) {
    synchronized (sessions) {
      Long since = session == null ? null : sessions.get(session);
      return since != null && System.nanoTime() - since < VALID.toNanos();
    }
  }

  /** Takes as long for a wrong token as for the right one. */
  private boolean isToken(String said) {
    return MessageDigest.isEqual(
        said.getBytes(StandardCharsets.UTF_8), token.resolve().getBytes(StandardCharsets.UTF_8));
  }
}
