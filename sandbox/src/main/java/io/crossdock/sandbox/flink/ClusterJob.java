package io.crossdock.sandbox.flink;

import io.crossdock.pipelines.Pipelines;
import io.crossdock.pipelines.flink.FlinkRest;
import io.crossdock.sandbox.servers.JavaProcess;
import io.crossdock.sandbox.servers.SandboxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A pipeline that was submitted to a cluster, as {@code scripts/flink-run} does it. */
public final class ClusterJob {
  private static final long SUBMIT_LIMIT_MILLIS = 120_000;

  private final FlinkCluster cluster;
  private final String id;

  private ClusterJob(FlinkCluster cluster, String id) {
    this.cluster = cluster;
    this.id = id;
  }

  /**
   * Submits a pipeline and waits until the cluster has it.
   *
   * @param pipeline its name
   * @param arguments its options; the cluster's address and the jar are added
   * @param log where what the submission prints goes to
   * @throws SandboxException when it is refused
   */
  public static ClusterJob submit(
      FlinkCluster cluster, String pipeline, List<String> arguments, Path log)
      throws InterruptedException {
    List<String> before = cluster.rest().jobs().stream().map(FlinkRest.Job::id).toList();
    List<String> all = new ArrayList<>();
    all.add(pipeline);
    all.addAll(
        List.of(
            "--runner=FlinkRunner",
            "--flinkMaster=" + cluster.master(),
            "--attachedMode=false",
            "--filesToStage=" + jar()));
    all.addAll(arguments);
    try (JavaProcess submission =
        JavaProcess.java(Pipelines.class.getName(), List.of("-Xmx1g"), all, Map.of(), log)) {
      if (!submission.await(SUBMIT_LIMIT_MILLIS) || submission.exitCode() != 0) {
        throw new SandboxException("The job was not submitted:\n" + submission.lastWords());
      }
    }
    return cluster.rest().jobs().stream()
        .filter(job -> !before.contains(job.id()))
        .findFirst()
        .map(job -> new ClusterJob(cluster, job.id()))
        .orElseThrow(() -> new SandboxException("The cluster knows of no new job."));
  }

  /**
   * The jar with all pipelines and without Flink.
   *
   * @throws SandboxException when it was not built
   */
  public static Path jar() {
    Path jar =
        Path.of(
            System.getProperty(
                "crossdock.flink.jar", "pipelines/flink-jar/target/crossdock-flink.jar"));
    if (!Files.exists(jar)) {
      throw new SandboxException(jar + " is not there: run mvn package first.");
    }
    return jar.toAbsolutePath().normalize();
  }

  /** The job's id. */
  public String id() {
    return id;
  }

  /** Its state, such as RUNNING. */
  public String state() {
    return cluster.rest().jobs().stream()
        .filter(job -> job.id().equals(id))
        .findFirst()
        .map(FlinkRest.Job::state)
        .orElse("UNKNOWN");
  }

  /** Whether all its tasks run. */
  public boolean isRunning() {
    return state().equals("RUNNING") && cluster.rest().allTasksRun(id);
  }
}
