package io.crossdock.sandbox.notifier;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.crossdock.sandbox.bridge.Certificates;
import io.crossdock.sandbox.servers.TestBroker;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A mail server, GreenMail, with a certificate of its own for TLS. */
final class MailServer implements AutoCloseable {
  static final String USER = "crossdock";

  private final GreenMail server;
  private final Path certificate;

  private MailServer(GreenMail server, Path certificate) {
    this.server = server;
    this.certificate = certificate;
  }

  /** Starts one that speaks TLS from the beginning: GreenMail has no STARTTLS. */
  static MailServer start(Path directory, String password)
      throws IOException, InterruptedException {
    Path key = Certificates.key(directory, "mail");
    // GreenMail reads them when the first of its servers with TLS is made.
    System.setProperty("greenmail.tls.keystore.file", key.toString());
    System.setProperty("greenmail.tls.keystore.password", TestBroker.PASSWORD);
    System.setProperty("greenmail.tls.key.password", TestBroker.PASSWORD);
    GreenMail server =
        new GreenMail(
            new ServerSetup[] {
              new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS),
              new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP)
            });
    server.setUser(USER + "@example.org", USER, password);
    server.start();
    return new MailServer(server, Certificates.certificate(key));
  }

  int tlsPort() {
    return server.getSmtps().getPort();
  }

  int plainPort() {
    return server.getSmtp().getPort();
  }

  Path certificate() {
    return certificate;
  }

  List<MimeMessage> received() {
    return List.of(server.getReceivedMessages());
  }

  @Override
  public void close() {
    server.stop();
  }
}
