package io.crossdock.io.registry;

import io.crossdock.io.secret.Secret;
import io.crossdock.io.settings.Problems;
import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where schemas of messages are registered.
 *
 * @param url the registry's address, without a slash at the end
 * @param user user to ask as; absent where a token says who asks, or nobody signs in
 * @param secret that user's password, or the token, by reference; absent where nobody signs in
 * @param timeout how long one answer may take
 * @param patience how long it is asked again while it is away
 */
public record RegistrySettings(
    String url, @Nullable String user, @Nullable Secret secret, Duration timeout, Duration patience)
    implements Serializable {

  /** Reads the options; null without a registry. What is wrong goes to {@code problems}. */
  public static @Nullable RegistrySettings parse(RegistryOptions options, Problems problems) {
    Duration timeout =
        problems.duration(
            "--schemaRegistryTimeout", options.getSchemaRegistryTimeout(), Duration.ofMillis(10));
    Duration patience =
        problems.duration(
            "--schemaRegistryPatience", options.getSchemaRegistryPatience(), Duration.ZERO);
    String url = problems.optional("--schemaRegistryUrl", options.getSchemaRegistryUrl());
    String user = problems.optional("--schemaRegistryUser", options.getSchemaRegistryUser());
    Secret password =
        problems.secret("--schemaRegistryPassword", options.getSchemaRegistryPassword());
    Secret token = problems.secret("--schemaRegistryToken", options.getSchemaRegistryToken());
    if ((user == null) != (options.getSchemaRegistryPassword() == null)) {
      problems.add("--schemaRegistryUser", "and --schemaRegistryPassword go together");
    }
    if (user != null && options.getSchemaRegistryToken() != null) {
      problems.add("--schemaRegistryToken", "and --schemaRegistryUser exclude each other");
    }
    if (url == null) {
      if (user != null || options.getSchemaRegistryToken() != null) {
        problems.add(
            "--schemaRegistryUrl", "is needed with --schemaRegistryUser or --schemaRegistryToken");
      }
      return null;
    }
    checkUrl(url, problems);
    return new RegistrySettings(
        url.replaceFirst("/+$", ""), user, user == null ? token : password, timeout, patience);
  }

  private static void checkUrl(String url, Problems problems) {
    try {
      URI uri = new URI(url);
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (!http || uri.getHost() == null) {
        problems.add("--schemaRegistryUrl", "is no address such as http://127.0.0.1:8081");
      } else if (uri.getUserInfo() != null || uri.getQuery() != null || uri.getFragment() != null) {
        problems.add(
            "--schemaRegistryUrl",
            "carries more than an address: say --schemaRegistryUser and"
                + " --schemaRegistryPassword=env:NAME");
      }
    } catch (URISyntaxException e) {
      // The exception's message would repeat the address, and with it what it may carry.
      problems.add("--schemaRegistryUrl", "is no address such as http://127.0.0.1:8081");
    }
  }

  /**
   * What signs a request.
   *
   * @param header the header's value; empty where nobody signs in
   * @param secret what must not be repeated
   */
  record Signature(String header, String secret) {}

  /**
   * What signs a request now.
   *
   * @throws io.crossdock.io.secret.MissingSecretException when the secret's reference leads nowhere
   */
  Signature signature() {
    if (secret == null) {
      return new Signature("", "");
    }
    String resolved = secret.resolve();
    if (user == null) {
      return new Signature("Bearer " + resolved, resolved);
    }
    byte[] both = (user + ":" + resolved).getBytes(StandardCharsets.UTF_8);
    return new Signature("Basic " + Base64.getEncoder().encodeToString(both), resolved);
  }
}
