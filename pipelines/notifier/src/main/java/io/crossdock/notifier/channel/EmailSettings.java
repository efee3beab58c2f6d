package io.crossdock.notifier.channel;

import io.crossdock.io.secret.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How mail is sent.
 *
 * @param host the mail server
 * @param port its port
 * @param security how the line is kept secret
 * @param user name to log in with; absent for none
 * @param password its password; absent for none
 * @param from the sender's address
 * @param to the receivers' addresses
 * @param ca certificates to trust; absent for those that Java trusts
 * @param timeout how long to wait for each answer
 */
record EmailSettings(
    String host,
    int port,
    Security security,
    @Nullable String user,
    @Nullable Secret password,
    String from,
    List<String> to,
    @Nullable Path ca,
    Duration timeout) {

  /** How the line is kept secret. */
  enum Security {
    /** TLS from the second command on, or nothing is sent (RFC 3207). */
    STARTTLS,
    /** TLS from the beginning (RFC 8314). */
    TLS,
    /** Not at all: only to this machine. */
    NONE
  }
}
