package io.crossdock.dashboard.web;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * The libraries for charts and maps, from their jars: {@code /lib/LIBRARY/FILE}. Only what the page
 * needs is served.
 */
final class Libraries {
  private static final String JARS = "/META-INF/resources/webjars/";
  private static final String SCRIPT = "text/javascript; charset=utf-8";
  private static final String STYLE = "text/css; charset=utf-8";

  /** Where each file is in the versions of the build. */
  private static final Map<String, String> FILES =
      Map.of(
          "uplot/uPlot.esm.js", "uplot/1.6.30/dist/uPlot.esm.js",
          "uplot/uPlot.min.css", "uplot/1.6.30/dist/uPlot.min.css",
          "leaflet/leaflet-src.esm.js", "leaflet/1.9.4/dist/leaflet-src.esm.js",
          "leaflet/leaflet.css", "leaflet/1.9.4/dist/leaflet.css");

  private Libraries() {}

  static void answer(Context request) throws IOException {
    String name = request.pathParam("library") + "/" + request.pathParam("file");
    String file = FILES.get(name);
    if (file == null) {
      throw new NotFoundResponse("There is no such file.");
    }
    try (InputStream in = Libraries.class.getResourceAsStream(JARS + file)) {
      if (in == null) {
        throw new IllegalStateException("there is no " + file);
      }
      request
          .contentType(name.endsWith(".css") ? STYLE : SCRIPT)
          .header("Cache-Control", "no-cache")
          .result(in.readAllBytes());
    }
  }
}
