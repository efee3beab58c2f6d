package io.crossdock.io.pubsub;

import com.google.api.client.http.HttpResponseException;
import com.google.api.services.pubsub.Pubsub;
import com.google.api.services.pubsub.model.Subscription;
import com.google.auth.Credentials;
import com.google.auth.http.HttpCredentialsAdapter;
import java.io.IOException;
import java.util.Optional;
import org.apache.beam.sdk.extensions.gcp.util.RetryHttpRequestInitializer;
import org.apache.beam.sdk.extensions.gcp.util.Transport;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * Says before a job starts what would make it fail, or slow without a word. Who may read or publish
 * may not be allowed to ask: then nothing is said.
 */
public final class CheckPubsub {
  private static final int NOT_FOUND = 404;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  private final PubsubSettings settings;
  private final Pubsub pubsub;

  /** A check by the job's options. */
  public CheckPubsub(PubsubSettings settings, PipelineOptions options) {
    this.settings = settings;
    var clientOptions = settings.clientOptions(options);
    Credentials credentials = clientOptions.getGcpCredential();
    RetryHttpRequestInitializer retries = new RetryHttpRequestInitializer();
    this.pubsub =
        new Pubsub.Builder(
                Transport.getTransport(),
                Transport.getJsonFactory(),
                request -> {
                  if (credentials != null) {
                    new HttpCredentialsAdapter(credentials).initialize(request);
                  }
                  retries.initialize(request);
                })
            .setRootUrl(clientOptions.getPubsubRootUrl())
            .setApplicationName("crossdock")
            .build();
  }

  /** What is wrong with a subscription to be read; empty where nothing is. */
  public Optional<String> subscription(String name) {
    return ask(
        name,
        () -> {
          Subscription found = pubsub.projects().subscriptions().get(name).execute();
          if (Boolean.TRUE.equals(found.getEnableMessageOrdering())) {
            return name
                + " has message ordering: each key would wait for a checkpoint, and nothing here"
                + " needs it. Make a subscription without it.";
          }
          boolean pushes =
              found.getPushConfig() != null && found.getPushConfig().getPushEndpoint() != null;
          return pushes ? name + " pushes, and cannot be pulled. Make one of the kind pull." : "";
        });
  }

  /** What is wrong with a topic to publish to; empty where nothing is. */
  public Optional<String> topic(String name) {
    return ask(
        name,
        () -> {
          pubsub.projects().topics().get(name).execute();
          return "";
        });
  }

  private interface Question {
    String ask() throws IOException;
  }

  private Optional<String> ask(String name, Question question) {
    try {
      return Optional.of(question.ask()).filter(problem -> !problem.isEmpty());
    } catch (HttpResponseException e) {
      return switch (e.getStatusCode()) {
        case NOT_FOUND -> Optional.of(name + " is not there: make it first, or correct its name.");
        case UNAUTHORIZED ->
            Optional.of(name + " is not shown without credentials: " + CREDENTIALS);
        case FORBIDDEN -> Optional.empty();
        default -> Optional.of(name + " could not be asked for: " + e.getMessage());
      };
    } catch (IOException e) {
      String where = settings.emulatorHost() == null ? "Pub/Sub" : settings.emulatorHost();
      return Optional.of(where + " does not answer: " + e.getMessage());
    }
  }

  private static final String CREDENTIALS =
      "log in with gcloud auth application-default login, or name a key file in"
          + " GOOGLE_APPLICATION_CREDENTIALS.";
}
