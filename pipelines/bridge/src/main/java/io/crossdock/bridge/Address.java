package io.crossdock.bridge;

import io.crossdock.io.settings.Problems;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Where a broker is.
 *
 * @param host its name
 * @param port its port
 * @param tls whether to speak TLS
 * @param path what follows the port, without the stroke; empty for none
 */
public record Address(String host, int port, boolean tls, String path) {

  /** The schemes of a kind of broker and their ports. */
  public record Schemes(String plain, int plainPort, String tls, int tlsPort) {}

  /** Reads the option {@code --url}; what is wrong goes to {@code problems}. */
  public static Address parse(@Nullable String url, Schemes schemes, Problems problems) {
    String text = problems.required("--url", url);
    Address none = new Address("", 0, false, "");
    if (text.isEmpty()) {
      return none;
    }
    try {
      URI uri = new URI(text);
      if (uri.getRawUserInfo() != null) {
        problems.add("--url", "carries a user or password: give them by --user and --password");
        return none;
      }
      boolean tls = schemes.tls().equals(uri.getScheme());
      if (uri.getHost() != null && (tls || schemes.plain().equals(uri.getScheme()))) {
        int standard = tls ? schemes.tlsPort() : schemes.plainPort();
        return new Address(
            uri.getHost(),
            uri.getPort() < 0 ? standard : uri.getPort(),
            tls,
            uri.getPath().replaceFirst("^/", ""));
      }
    } catch (URISyntaxException e) {
      // Said below; the exception would repeat what may hold a password.
    }
    problems.add(
        "--url",
        "is not of the form "
            + schemes.plain()
            + "://HOST:PORT, or with TLS "
            + schemes.tls()
            + "://HOST:PORT");
    return none;
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
