package io.crossdock.notifier.channel;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossdock.io.secret.MissingSecretException;
import io.crossdock.io.secret.Secret;
import io.crossdock.io.settings.JsonSettings;
import io.crossdock.notifier.channel.EmailSettings.Security;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The field {@code receivers} of a file: channels by name, each checked. */
public final class ReceiverFields {
  private final JsonSettings fields;
  private final Duration timeout;

  /**
   * Reads with these checks.
   *
   * @param timeout how long a channel may take for an answer
   */
  public ReceiverFields(JsonSettings fields, Duration timeout) {
    this.fields = fields;
    this.timeout = timeout;
  }

  /** The channels. */
  public Map<String, Channel> channels(JsonNode node) {
    Map<String, Channel> channels = new TreeMap<>();
    if (!node.isObject() || node.isEmpty()) {
      fields.add("/receivers is no object with a receiver");
    }
    node.properties()
        .forEach(
            one -> {
              Channel channel = channel(one.getValue(), "/receivers/" + one.getKey());
              if (channel != null) {
                channels.put(one.getKey(), channel);
              }
            });
    return channels;
  }

  private @Nullable Channel channel(JsonNode node, String at) {
    fields.known(node, at, Set.of("slack", "webhook", "email"));
    if (node.size() != 1) {
      fields.add(at + " is not one of slack, webhook and email");
      return null;
    }
    if (node.has("slack")) {
      return slack(node.path("slack"), at + "/slack");
    }
    return node.has("webhook")
        ? webhook(node.path("webhook"), at + "/webhook")
        : email(node.path("email"), at + "/email");
  }

  private @Nullable Channel slack(JsonNode node, String at) {
    fields.known(node, at, Set.of("url", "allowHttp"));
    if (secret(node, at, "url") == null) {
      return null;
    }
    HttpAddress address = address(node, at);
    return address == null ? null : new SlackChannel(new HttpPost(address, timeout));
  }

  private @Nullable Channel webhook(JsonNode node, String at) {
    fields.known(node, at, Set.of("url", "secret", "allowHttp"));
    Secret secret = secret(node, at, "secret");
    HttpAddress address = address(node, at);
    if (secret == null || address == null) {
      return null;
    }
    try {
      Signature unused = new Signature(secret.resolve());
    } catch (IllegalArgumentException e) {
      fields.add(at + "/secret is empty, or behind whsec_ no base64");
    }
    return new WebhookChannel(new HttpPost(address, timeout), secret, Clock.systemUTC());
  }

  private @Nullable HttpAddress address(JsonNode node, String at) {
    String text = fields.text(node, at, "url");
    if (text.isEmpty()) {
      return null;
    }
    HttpAddress address = HttpAddress.of(text, node.path("allowHttp").booleanValue());
    try {
      address.resolve();
      return address;
    } catch (WrongAddressException | MissingSecretException e) {
      fields.add(at + "/url " + e.getMessage());
      return null;
    }
  }

  private @Nullable Channel email(JsonNode node, String at) {
    fields.known(
        node,
        at,
        Set.of(
            "host", "port", "security", "user", "password", "from", "to", "tlsCa", "allowPlain"));
    Security security = security(node, at);
    String host = fields.text(node, at, "host");
    List<String> to = new ArrayList<>();
    for (JsonNode one : node.path("to").isArray() ? node.path("to") : List.of(node.path("to"))) {
      to.add(mailAddress(one.asText(), at + "/to"));
    }
    if (to.isEmpty()) {
      fields.add(at + "/to names nobody");
    }
    boolean near = Set.of("localhost", "127.0.0.1", "::1").contains(host);
    if (security == Security.NONE && !near && !node.path("allowPlain").booleanValue()) {
      fields.add(at + "/security is none: only for this machine, or with \"allowPlain\": true");
    }
    boolean user = node.has("user");
    Secret password = user ? secret(node, at, "password") : null;
    if (!user && node.has("password")) {
      fields.add(at + "/user is needed with a password");
    }
    String ca = node.path("tlsCa").asText();
    int port = node.path("port").asInt(security == Security.TLS ? 465 : 587);
    if (port < 1 || port > 65_535) {
      fields.add(at + "/port is not from 1 to 65535");
    }
    try {
      return new EmailChannel(
          new EmailSettings(
              host,
              port,
              security,
              user ? fields.text(node, at, "user") : null,
              password,
              mailAddress(fields.text(node, at, "from"), at + "/from"),
              to,
              ca.isEmpty() ? null : Path.of(ca),
              timeout));
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      fields.add(at + "/tlsCa cannot be read as certificates in PEM: " + e.getMessage());
      return null;
    }
  }

  private Security security(JsonNode node, String at) {
    String text = node.path("security").asText("starttls");
    try {
      return Security.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      fields.add(at + "/security is none of starttls, tls and none");
      return Security.STARTTLS;
    }
  }

  private String mailAddress(String text, String at) {
    try {
      return new InternetAddress(text, true).toString();
    } catch (AddressException e) {
      fields.add(at + " is no address such as dispatch@example.org");
      return text;
    }
  }

  private @Nullable Secret secret(JsonNode node, String at, String name) {
    String text = fields.text(node, at, name);
    if (text.isEmpty()) {
      return null;
    }
    try {
      Secret secret = Secret.reference(text);
      secret.resolve();
      return secret;
    } catch (IllegalArgumentException | MissingSecretException e) {
      fields.add(at + "/" + name + ": " + e.getMessage());
      return null;
    }
  }
}
