package io.crossdock.notifier.channel;

import io.crossdock.io.secret.MissingSecretException;
import io.crossdock.io.secret.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a web hook is: an address, or a reference to one, since whoever knows it may often call it.
 *
 * @param plain the address; absent where there is a reference
 * @param secret the reference; absent where the address is plain
 * @param allowHttp whether it may be called without TLS
 */
record HttpAddress(@Nullable String plain, @Nullable Secret secret, boolean allowHttp) {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /** A text of the configuration. */
  static HttpAddress of(String text, boolean allowHttp) {
    return text.startsWith("env:") || text.startsWith("file:")
        ? new HttpAddress(null, Secret.reference(text), allowHttp)
        : new HttpAddress(text, null, allowHttp);
  }

  /**
   * The address.
   *
   * @throws MissingSecretException when it is not where it was said to be, or is none that may be
   *     called; the message does not repeat it
   */
  URI resolve() {
    String text = text();
    try {
      URI uri = new URI(text);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      String host = uri.getHost();
      if (host == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
        throw new WrongAddressException("is no address such as https://HOST/PATH");
      }
      if (scheme.equals("https") || (scheme.equals("http") && mayBeHttp(host))) {
        return uri;
      }
      throw new WrongAddressException(
          "does not begin with https:// (http:// only for this machine, or with \"allowHttp\")");
    } catch (URISyntaxException e) {
      // The exception would repeat the address.
      throw new WrongAddressException("is no address such as https://HOST/PATH");
    }
  }

  private boolean mayBeHttp(String host) {
    return allowHttp || LOOPBACK.contains(host.toLowerCase(Locale.ROOT));
  }

  /** The address as a text that nobody may see. */
  String text() {
    return secret == null ? String.valueOf(plain) : secret.resolve().strip();
  }

  @Override
  public String toString() {
    return "HttpAddress[***]";
  }
}
