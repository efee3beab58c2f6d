package io.crossdock.dashboard.access;

import io.javalin.http.Context;
import java.util.Optional;

/** What lets people in. */
public interface Access {
  /** Who asks, as they are written down when they do something; nothing for a stranger. */
  Optional<String> personOf(Context request);

  /** Whether strangers can sign in with a token. */
  default boolean hasSignIn() {
    return false;
  }
}
