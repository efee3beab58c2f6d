package io.crossdock.notifier.channel;

import io.crossdock.io.secret.MissingSecretException;
import io.crossdock.io.secret.Secret;
import io.crossdock.notifier.channel.Outcome.Kind;
import java.time.Clock;
import java.util.Map;

/**
 * A web hook in the layout of Standard Webhooks: the headers say the message's id, the time of this
 * attempt and a signature over both and the body, so that the receiver knows copies and forgeries.
 */
final class WebhookChannel implements Channel {
  private final HttpPost http;
  private final Secret secret;
  private final Clock clock;

  WebhookChannel(HttpPost http, Secret secret, Clock clock) {
    this.http = http;
    this.secret = secret;
    this.clock = clock;
  }

  @Override
  public Outcome send(Message message) throws InterruptedException {
    String id = message.id().toString();
    String timestamp = Long.toString(clock.instant().getEpochSecond());
    String body = MessageJson.encode(message);
    String signature;
    try {
      signature = new Signature(secret.resolve()).of(id, timestamp, body);
    } catch (MissingSecretException e) {
      return Outcome.of(Kind.NOT_TAKEN, "there is no secret to sign with: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      return Outcome.of(Kind.NOT_TAKEN, "the secret to sign with is none: whsec_ and base64");
    }
    return http.send(
        body,
        Map.of("webhook-id", id, "webhook-timestamp", timestamp, "webhook-signature", signature));
  }
}
