package io.crossdock.bridge;

import io.crossdock.io.secret.MissingSecretException;
import io.crossdock.io.secret.Secret;
import io.crossdock.io.settings.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say who we are and whom we trust. */
final class LoginOptions {
  @Option(names = "--user", description = "Name to log in with.")
  private @Nullable String user;

  @Option(
      names = "--password",
      paramLabel = "REFERENCE",
      description = "Its password, as env:NAME or file:PATH.")
  private @Nullable String password;

  @Option(
      names = "--tlsCa",
      paramLabel = "FILE",
      description = "Certificates (PEM) to trust. Default: those that Java trusts.")
  private @Nullable Path ca;

  @Option(
      names = "--tlsKeyStore",
      paramLabel = "FILE",
      description = "Our own certificate and key (PKCS 12), where the broker asks for one.")
  private @Nullable Path keyStore;

  @Option(
      names = "--tlsKeyStorePassword",
      paramLabel = "REFERENCE",
      description = "Its password, as env:NAME or file:PATH.")
  private @Nullable String keyStorePassword;

  /** The login; what is wrong goes to {@code problems}. */
  Login login(Problems problems) {
    String name = problems.optional("--user", user);
    String secret = secret("--password", password, problems);
    if ((name == null) != (secret == null)) {
      problems.add("--user", "and --password belong together: give both, or none");
    }
    return new Login(name, secret, trusted(problems), own(problems));
  }

  /** What a reference leads to, or null where there is none. */
  static @Nullable String secret(String option, @Nullable String reference, Problems problems) {
    if (reference == null) {
      return null;
    }
    try {
      return Secret.resolve(reference);
    } catch (IllegalArgumentException | MissingSecretException e) {
      problems.add(option, String.valueOf(e.getMessage()));
      return null;
    }
  }

  private @Nullable TrustManagerFactory trusted(Problems problems) {
    if (ca == null) {
      return null;
    }
    try (InputStream file = Files.newInputStream(ca)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(file)) {
        store.setCertificateEntry("ca" + store.size(), one);
      }
      if (store.size() == 0) {
        problems.add("--tlsCa", ca + " has no certificate");
      }
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return factory;
    } catch (IOException | GeneralSecurityException e) {
      problems.add("--tlsCa", ca + " cannot be read as certificates in PEM: " + e.getMessage());
      return null;
    }
  }

  private @Nullable KeyManagerFactory own(Problems problems) {
    if (keyStore == null) {
      return null;
    }
    String secret = secret("--tlsKeyStorePassword", keyStorePassword, problems);
    char[] characters = secret == null ? new char[0] : secret.toCharArray();
    try (InputStream file = Files.newInputStream(keyStore)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(file, characters);
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(store, characters);
      return factory;
    } catch (IOException | GeneralSecurityException e) {
      problems.add("--tlsKeyStore", keyStore + " cannot be opened: " + e.getMessage());
      return null;
    }
  }
}
