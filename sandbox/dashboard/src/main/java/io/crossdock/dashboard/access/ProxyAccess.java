package io.crossdock.dashboard.access;

import io.javalin.http.Context;
import java.util.Optional;

/** Those whom a proxy has signed in, by OpenID Connect or otherwise; it says who in a header. */
public final class ProxyAccess implements Access {
  private static final int LONGEST = 200;

  private final String header;
  private final String proxy;

  /**
   * Trusts a header of one address alone: of any other it would be anybody's word.
   *
   * @param header the header's name
   * @param proxy the proxy's address
   */
  public ProxyAccess(String header, String proxy) {
    this.header = header;
    this.proxy = proxy;
  }

  @Override
  public Optional<String> personOf(Context request) {
    if (!request.req().getRemoteAddr().equals(proxy)) {
      return Optional.empty();
    }
    return Optional.ofNullable(request.header(header))
        .map(String::strip)
        .filter(name -> !name.isEmpty() && name.length() <= LONGEST);
  }
}
