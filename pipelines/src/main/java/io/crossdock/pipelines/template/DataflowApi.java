package io.crossdock.pipelines.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Dataflow's REST interface, as far as launches go.
 *
 * @param root address without a slash at its end
 * @param timeout for the connection, and then for the answer
 */
record DataflowApi(String root, Duration timeout) {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int LONGEST_REASON = 500;

  /**
   * Sends the request, once: a launch that is not answered may have come about.
   *
   * @param token access token of OAuth 2.0; told to nobody but the service
   * @return the job's id
   * @throws LaunchException when the service refuses, fails, or is not to be reached
   */
  String launch(LaunchRequest request, String token) throws LaunchException {
    HttpRequest post =
        HttpRequest.newBuilder(URI.create(root + request.path()))
            .timeout(timeout)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(request.body().toString()))
            .build();
    HttpResponse<String> response = send(post);
    if (response.statusCode() != 200) {
      throw new LaunchException(refusal(response).replace(token, "***"));
    }
    String id = parse(response.body()).path("job").path("id").asText("");
    if (id.isEmpty()) {
      throw new LaunchException(root + " answers 200 without a job's id: is it Dataflow?");
    }
    return id;
  }

  private HttpResponse<String> send(HttpRequest post) throws LaunchException {
    HttpClient client = HttpClient.newBuilder().connectTimeout(timeout).build();
    try {
      return client.send(post, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (HttpConnectTimeoutException | ConnectException e) {
      throw new LaunchException(root + " cannot be reached; nothing was launched");
    } catch (HttpTimeoutException e) {
      throw new LaunchException(
          root
              + " does not answer within "
              + timeout.toMillis()
              + "ms; whether the job was launched is not known: look at the list of jobs");
    } catch (IOException e) {
      throw new LaunchException(
          "the connection to "
              + root
              + " broke ("
              + e.getClass().getSimpleName()
              + "); whether the job was launched is not known: look at the list of jobs");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LaunchException("interrupted; whether the job was launched is not known");
    }
  }

  private static String refusal(HttpResponse<String> response) {
    int status = response.statusCode();
    JsonNode error = parse(response.body()).path("error");
    String reason = error.path("message").asText("").replaceAll("\\s+", " ").trim();
    if (reason.length() > LONGEST_REASON) {
      reason = reason.substring(0, LONGEST_REASON) + "…";
    }
    String said = reason.isEmpty() ? "" : ": " + reason;
    return switch (status) {
      case 401 -> "Dataflow does not accept the access token (401)" + said;
      case 403 -> "the access token's owner may not launch this (403)" + said;
      case 404 -> "there is no such project, region or template (404)" + said;
      default ->
          (status >= 500 ? "Dataflow failed (" : "Dataflow refuses the launch (")
              + status
              + ")"
              + said;
    };
  }

  private static JsonNode parse(String body) {
    try {
      JsonNode node = MAPPER.readTree(body);
      return node == null ? MissingNode.getInstance() : node;
    } catch (JsonProcessingException e) {
      // What stands between us and the service answers in HTML; the status says enough.
      return MissingNode.getInstance();
    }
  }
}
