package io.crossdock.notifier.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.crossdock.io.http.BoundedHttp;
import io.crossdock.io.secret.MissingSecretException;
import io.crossdock.notifier.channel.EmailSettings.Security;
import io.crossdock.notifier.channel.Outcome.Kind;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ConnectException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;

/**
 * Mail by SMTP, as plain text. The header Message-ID says the message's id, so that mail stores and
 * readers know a copy (RFC 5322, 3.6.4).
 */
final class EmailChannel implements Channel {
  private static final int LONGEST_SUBJECT = 150;
  private static final int LONGEST_BODY = 20_000;

  private final EmailSettings settings;
  private final Session session;

  EmailChannel(EmailSettings settings) throws GeneralSecurityException, IOException {
    this.settings = settings;
    this.session = Session.getInstance(properties(settings));
  }

  private static Properties properties(EmailSettings settings)
      throws GeneralSecurityException, IOException {
    String millis = Long.toString(settings.timeout().toMillis());
    Properties properties = new Properties();
    properties.setProperty("mail.transport.protocol", "smtp");
    properties.setProperty("mail.smtp.host", settings.host());
    properties.setProperty("mail.smtp.port", Integer.toString(settings.port()));
    properties.setProperty("mail.smtp.connectiontimeout", millis);
    properties.setProperty("mail.smtp.timeout", millis);
    properties.setProperty("mail.smtp.writetimeout", millis);
    properties.setProperty("mail.smtp.auth", Boolean.toString(settings.user() != null));
    properties.setProperty("mail.smtp.ssl.enable", is(settings, Security.TLS));
    properties.setProperty("mail.smtp.starttls.enable", is(settings, Security.STARTTLS));
    properties.setProperty("mail.smtp.starttls.required", is(settings, Security.STARTTLS));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    properties.setProperty("mail.mime.allowutf8", "false");
    if (settings.ca() != null) {
      properties.put("mail.smtp.ssl.socketFactory", TrustedCertificates.sockets(settings.ca()));
    }
    return properties;
  }

  private static String is(EmailSettings settings, Security security) {
    return Boolean.toString(settings.security() == security);
  }

  @Override
  public Outcome send(Message message) {
    String password;
    try {
      password = settings.password() == null ? "" : settings.password().resolve();
    } catch (MissingSecretException e) {
      return Outcome.of(Kind.NOT_TAKEN, "there is no password: " + e.getMessage());
    }
    boolean connected = false;
    try (Transport transport = session.getTransport()) {
      MimeMessage mail = mail(message);
      transport.connect(settings.user(), settings.user() == null ? null : password);
      connected = true;
      transport.sendMessage(mail, mail.getAllRecipients());
      return Outcome.delivered();
    } catch (AuthenticationFailedException e) {
      // Not the message's fault: passwords are changed on one side first.
      return Outcome.of(Kind.NOT_TAKEN, "cannot log in: " + quiet(e, password));
    } catch (MessagingException e) {
      return failed(e, connected, password);
    }
  }

  private Outcome failed(MessagingException e, boolean connected, String password) {
    int code = code(e);
    if (code >= 400) {
      return Outcome.of(code < 500 ? Kind.NOT_TAKEN : Kind.REFUSED, quiet(e, password));
    }
    if (e instanceof MailConnectException || e.getNextException() instanceof ConnectException) {
      return Outcome.of(Kind.NOT_TAKEN, "no connection to " + settings.host());
    }
    return Outcome.of(connected ? Kind.UNSURE : Kind.NOT_TAKEN, quiet(e, password));
  }

  /** The server's answer to what failed; 0 where it gave none. */
  private static int code(MessagingException failure) {
    for (Exception e = failure; e instanceof MessagingException next; e = next.getNextException()) {
      if (e instanceof SMTPAddressFailedException address) {
        return address.getReturnCode();
      }
      if (e instanceof SMTPSenderFailedException sender) {
        return sender.getReturnCode();
      }
      if (e instanceof SMTPSendFailedException sent
          && !(next.getNextException() instanceof SendFailedException)) {
        return sent.getReturnCode();
      }
    }
    return 0;
  }

  private static String quiet(MessagingException e, String password) {
    return BoundedHttp.quiet(String.valueOf(e.getMessage()), password);
  }

  private MimeMessage mail(Message message) throws MessagingException {
    String domain = settings.from().replaceFirst("^.*@", "").replaceAll("[^A-Za-z0-9.-]", "");
    MimeMessage mail = new IdentifiedMail(session, "<" + message.id() + "@" + domain + ">");
    mail.setFrom(new InternetAddress(settings.from(), true));
    for (String to : settings.to()) {
      mail.addRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(to, true));
    }
    mail.setSubject(OneLine.of(PlainText.headline(message), LONGEST_SUBJECT), UTF_8.name());
    mail.setSentDate(Date.from(Instant.now()));
    // So that no absence notes come back (RFC 3834).
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.setText(
        PlainText.body(message, LONGEST_BODY) + "\n\nid " + message.id() + "\n", UTF_8.name());
    return mail;
  }

  /** Keeps the id that it is given. */
  private static final class IdentifiedMail extends MimeMessage {
    private final String id;

    IdentifiedMail(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
