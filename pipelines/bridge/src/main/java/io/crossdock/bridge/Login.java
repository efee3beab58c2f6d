package io.crossdock.bridge;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Who we are, and whom we trust.
 *
 * @param user name to log in with; absent for none
 * @param password its password; absent for none
 * @param trusted whose certificates to trust; absent for those that Java trusts
 * @param own our own certificate; absent for none
 */
record Login(
    @Nullable String user,
    @Nullable String password,
    @Nullable TrustManagerFactory trusted,
    @Nullable KeyManagerFactory own) {

  @Override
  public String toString() {
    return "Login[" + user + "]";
  }
}
