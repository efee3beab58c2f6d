package io.crossdock.sandbox.bridge;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.crossdock.sandbox.servers.TestBroker;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Keys that sign themselves, made by the JDK's keytool. */
public final class Certificates {
  private Certificates() {}

  /** Makes a key for 127.0.0.1; its store (PKCS 12), whose password is that of the brokers. */
  public static Path key(Path directory, String name) throws IOException, InterruptedException {
    Path store = directory.resolve(name + ".p12");
    keytool(
        "-genkeypair",
        "-alias",
        name,
        "-keyalg",
        "EC",
        "-dname",
        "CN=" + name,
        "-ext",
        "san=ip:127.0.0.1,dns:localhost",
        "-storetype",
        "PKCS12",
        "-keystore",
        store.toString(),
        "-storepass",
        TestBroker.PASSWORD);
    return store;
  }

  /** The certificate of a store, as PEM. */
  public static Path certificate(Path store) throws IOException, InterruptedException {
    Path pem = store.resolveSibling(store.getFileName() + ".pem");
    keytool(
        "-exportcert",
        "-rfc",
        "-keystore",
        store.toString(),
        "-storepass",
        TestBroker.PASSWORD,
        "-alias",
        store.getFileName().toString().replace(".p12", ""),
        "-file",
        pem.toString());
    return pem;
  }

  /** The key of a store, as PEM. */
  static Path privateKey(Path store) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    char[] password = TestBroker.PASSWORD.toCharArray();
    try (InputStream file = Files.newInputStream(store)) {
      keys.load(file, password);
    }
    byte[] key = keys.getKey(keys.aliases().nextElement(), password).getEncoded();
    return Files.writeString(
        store.resolveSibling(store.getFileName() + ".key"),
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(key)
            + "\n-----END PRIVATE KEY-----\n");
  }

  private static void keytool(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin/keytool").toString()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat("keytool " + arguments[0], process.waitFor(), is(0));
  }
}
