package io.crossdock.pipelines.template;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The request that launches a template, by Dataflow's REST interface v1b3.
 *
 * @param path with the query, below the interface's root
 * @param body the JSON to post
 */
record LaunchRequest(String path, ObjectNode body) {

  /**
   * What is launched and where.
   *
   * @param project Google Cloud project
   * @param region Dataflow's region, such as {@code europe-west1}
   * @param jobName the job's name; with {@code update} the one of the job to replace
   * @param parameters the template's parameters
   * @param environment what the workers are, in the words of {@code RuntimeEnvironment}
   * @param experiments of the runner, such as {@code use_runner_v2}
   * @param update whether a running job is replaced
   * @param renamedSteps new names of steps by their old ones, where an update renames some
   */
  record Job(
      String project,
      String region,
      String jobName,
      Map<String, String> parameters,
      Map<String, String> environment,
      List<String> experiments,
      boolean update,
      Map<String, String> renamedSteps) {}

  /** {@code projects.locations.templates.launch}: the template's file is the job itself. */
  static LaunchRequest classic(Job job, String gcsPath) {
    ObjectNode body = body(job);
    if (!job.renamedSteps().isEmpty()) {
      put(body.putObject("transformNameMapping"), job.renamedSteps());
    }
    return new LaunchRequest(
        path(job, "templates") + "?gcsPath=" + URLEncoder.encode(gcsPath, StandardCharsets.UTF_8),
        body);
  }

  /** {@code projects.locations.flexTemplates.launch}: a container makes the job. */
  static LaunchRequest flex(Job job, String containerSpecGcsPath) {
    ObjectNode parameter = body(job);
    parameter.put("containerSpecGcsPath", containerSpecGcsPath);
    if (!job.renamedSteps().isEmpty()) {
      put(parameter.putObject("transformNameMappings"), job.renamedSteps());
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.set("launchParameter", parameter);
    return new LaunchRequest(path(job, "flexTemplates"), body);
  }

  private static String path(Job job, String kind) {
    return "/v1b3/projects/"
        + job.project()
        + "/locations/"
        + job.region()
        + "/"
        + kind
        + ":launch";
  }

  private static ObjectNode body(Job job) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("jobName", job.jobName());
    put(body.putObject("parameters"), job.parameters());
    if (!job.environment().isEmpty() || !job.experiments().isEmpty()) {
      put(body.putObject("environment"), job.environment());
    }
    if (!job.experiments().isEmpty()) {
      job.experiments()
          .forEach(body.withObject("/environment").withArray("additionalExperiments")::add);
    }
    if (job.update()) {
      body.put("update", true);
    }
    return body;
  }

  private static void put(ObjectNode object, Map<String, String> values) {
    values.forEach(object::put);
  }
}
