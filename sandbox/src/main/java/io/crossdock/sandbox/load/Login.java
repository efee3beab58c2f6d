package io.crossdock.sandbox.load;

/**
 * Who sends.
 *
 * @param user empty for nobody
 * @param password that user's
 */
public record Login(String user, String password) {
  @Override
  public String toString() {
    return "Login[" + user + "]";
  }
}
