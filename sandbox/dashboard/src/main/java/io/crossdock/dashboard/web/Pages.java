package io.crossdock.dashboard.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;

/** The two pages that there are: all views are one. */
final class Pages {
  private Pages() {}

  static void dashboard(Context request) throws IOException {
    send(request, "dashboard.html");
  }

  static void signIn(Context request) throws IOException {
    send(request, "sign-in.html");
  }

  private static void send(Context request, String file) throws IOException {
    try (InputStream in = Pages.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("there is no " + file);
      }
      request
          .contentType("text/html; charset=utf-8")
          .header("Cache-Control", "no-cache")
          .result(in.readAllBytes());
    }
  }
}
