package io.crossdock.dashboard.access;

import io.javalin.http.Context;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Everybody on this machine. The name by which the page was asked for is looked at, or a page of
 * somebody else whose name leads here could read it through the browser (DNS rebinding).
 */
public final class LoopbackAccess implements Access {
  private static final Set<String> NAMES = Set.of("127.0.0.1", "localhost", "[::1]");

  @Override
  public Optional<String> personOf(Context request) {
    String host = request.host();
    return host != null && isLocal(host) ? Optional.of("local") : Optional.empty();
  }

  static boolean isLocal(String host) {
    String name = host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
    return NAMES.contains(name);
  }
}
