package io.crossdock.pipelines.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossdock.pipelines.launch.OutsideException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A Flink cluster by its REST interface, <a
 * href="https://nightlies.apache.org/flink/flink-docs-release-1.19/docs/ops/rest_api/">version
 * 1</a>.
 */
public final class FlinkRest {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String address;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /** A job, as the cluster lists it. */
  public record Job(String id, String name, String state) {
    /** Whether it is at work or on its way to it. */
    public boolean isAlive() {
      return !List.of("FINISHED", "FAILED", "CANCELED", "SUSPENDED").contains(state);
    }
  }

  /**
   * A cluster.
   *
   * @param address host and port of its REST interface, as {@code --flinkMaster} has it
   */
  public FlinkRest(String address) {
    this.address = address;
  }

  /** How many task managers have come to it. */
  public int taskManagers() {
    return get("/overview").required("taskmanagers").asInt();
  }

  /** All jobs that it remembers. */
  public List<Job> jobs() {
    List<Job> jobs = new ArrayList<>();
    for (JsonNode job : get("/jobs/overview").required("jobs")) {
      jobs.add(
          new Job(
              job.required("jid").asText(),
              job.required("name").asText(),
              job.required("state").asText()));
    }
    return jobs;
  }

  /** Whether all tasks of a job run. */
  public boolean allTasksRun(String job) {
    JsonNode vertices = get("/jobs/" + job).required("vertices");
    for (JsonNode vertex : vertices) {
      JsonNode tasks = vertex.required("tasks");
      int running = tasks.required("RUNNING").asInt() + tasks.required("FINISHED").asInt();
      if (running < vertex.required("parallelism").asInt()) {
        return false;
      }
    }
    return !vertices.isEmpty();
  }

  /** Ends a job at once; what it has read stays uncommitted since its last checkpoint. */
  public void cancel(String job) {
    send(request("/jobs/" + job).method("PATCH", HttpRequest.BodyPublishers.noBody()));
  }

  /**
   * Stops a job with a savepoint and waits for it.
   *
   * @param directory where to, as the cluster sees it, such as {@code file:///savepoints}
   * @return the savepoint's path
   */
  public String stopWithSavepoint(String job, String directory, Duration limit)
      throws InterruptedException {
    JsonNode body = JSON.createObjectNode().put("targetDirectory", directory).put("drain", false);
    String trigger =
        send(request("/jobs/" + job + "/stop")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())))
            .required("request-id")
            .asText();
    long deadline = System.nanoTime() + limit.toNanos();
    while (System.nanoTime() < deadline) {
      JsonNode answer = get("/jobs/" + job + "/savepoints/" + trigger);
      if (answer.required("status").required("id").asText().equals("COMPLETED")) {
        JsonNode operation = answer.required("operation");
        if (operation.has("location")) {
          return operation.required("location").asText();
        }
        throw new OutsideException(
            "The savepoint failed: "
                + firstLine(
                    operation.path("failure-cause").path("stack-trace").asText("no reason given")));
      }
      Thread.sleep(300);
    }
    throw new OutsideException(
        "The savepoint was not complete within " + limit.toSeconds() + " s.");
  }

  private JsonNode get(String path) {
    return send(request(path).GET());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://" + address + path)).timeout(TIMEOUT);
  }

  private JsonNode send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() >= 300) {
        throw new OutsideException(
            "Flink at " + address + " refuses: " + firstLine(reason(response.body())));
      }
      return response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body());
    } catch (IOException e) {
      throw new OutsideException(
          "No Flink cluster answers at " + address + " (" + e.getClass().getSimpleName() + ").");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OutsideException("Interrupted while asking Flink at " + address + ".");
    }
  }

  private static String reason(String body) throws IOException {
    JsonNode errors = JSON.readTree(body).path("errors");
    return errors.isEmpty() ? body : errors.get(errors.size() - 1).asText();
  }

  private static String firstLine(String text) {
    return text.strip().lines().findFirst().orElse("");
  }
}
