package io.crossdock.sandbox.flink;

import io.crossdock.sandbox.servers.PushGateway;
import io.crossdock.sandbox.servers.SandboxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The configuration of a small standalone cluster. Each part of a task manager's memory is said:
 * Flink's shell scripts would compute what is missing, and without them it does not start.
 */
final class FlinkConfiguration {
  private final Path directory;
  private final Map<String, String> values = new LinkedHashMap<>();

  FlinkConfiguration(Path directory, int restPort, int rpcPort, int zooKeeperPort, int slots) {
    this.directory = directory;
    for (String name :
        new String[] {
          "jobmanager.rpc.address",
          "jobmanager.bind-host",
          "rest.address",
          "rest.bind-address",
          "taskmanager.host",
          "taskmanager.bind-host"
        }) {
      values.put(name, "127.0.0.1");
    }
    values.put("rest.port", Integer.toString(restPort));
    values.put("jobmanager.rpc.port", Integer.toString(rpcPort));
    values.put("web.submit.enable", "false");
    taskManagers(slots);
    durability(zooKeeperPort);
  }

  private void taskManagers(int slots) {
    values.put("taskmanager.numberOfTaskSlots", Integer.toString(slots));
    values.put("taskmanager.cpu.cores", Integer.toString(slots));
    values.put("taskmanager.memory.framework.heap.size", "128m");
    values.put("taskmanager.memory.task.heap.size", "896m");
    values.put("taskmanager.memory.framework.off-heap.size", "128m");
    values.put("taskmanager.memory.task.off-heap.size", "64m");
    values.put("taskmanager.memory.managed.size", "256m");
    values.put("taskmanager.memory.network.min", "64m");
    values.put("taskmanager.memory.network.max", "64m");
    values.put("taskmanager.memory.jvm-metaspace.size", "512m");
    values.put("taskmanager.memory.jvm-overhead.min", "64m");
    values.put("taskmanager.memory.jvm-overhead.max", "64m");
    values.put("cluster.evenly-spread-out-slots", "true");
    // A task manager that was killed is noticed by its broken connections or within these.
    values.put("heartbeat.interval", "2000");
    values.put("heartbeat.timeout", "10000");
    values.put("restart-strategy.type", "fixed-delay");
    values.put("restart-strategy.fixed-delay.attempts", "2147483647");
    values.put("restart-strategy.fixed-delay.delay", "1 s");
  }

  private void durability(int zooKeeperPort) {
    values.put("state.checkpoints.dir", uri("checkpoints"));
    values.put("state.savepoints.dir", uri("savepoints"));
    values.put("execution.checkpointing.tolerable-failed-checkpoints", "100");
    values.put("high-availability.type", "zookeeper");
    values.put("high-availability.zookeeper.quorum", "127.0.0.1:" + zooKeeperPort);
    values.put("high-availability.storageDir", uri("high-availability"));
    values.put("zookeeper.sasl.disable", "true");
    values.put("high-availability.cluster-id", "/crossdock");
    values.put("io.tmp.dirs", directory.resolve("tmp").toString());
  }

  /**
   * Has each process send its metrics there. The reporter that is scraped would be no good on a
   * laptop: it listens on all addresses and cannot be told otherwise.
   */
  void tell(PushGateway gateway) {
    String reporter = "metrics.reporter.gateway.";
    values.put(
        reporter + "factory.class",
        "org.apache.flink.metrics.prometheus.PrometheusPushGatewayReporterFactory");
    values.put(reporter + "hostUrl", "http://" + gateway.address());
    values.put(reporter + "jobName", "flink");
    values.put(reporter + "interval", "2 s");
    // A name that changes at each start of a task would begin new series each time.
    values.put(reporter + "scope.variables.excludes", "task_attempt_id;task_attempt_num");
  }

  /** Where something of the cluster's is kept, as an address. */
  String uri(String name) {
    // Flink writes file addresses with three slashes, Java with one.
    return "file://" + directory.resolve(name).toAbsolutePath();
  }

  /** Writes the files that processes read; their folder. */
  Path write(int zooKeeperPort) {
    Path folder = directory.resolve("conf");
    StringBuilder yaml = new StringBuilder();
    values.forEach((name, value) -> yaml.append(name + ": \"" + value + "\"\n"));
    String zooKeeper =
        "tickTime=500\ninitLimit=10\nsyncLimit=5\nadmin.enableServer=false\n"
            + "clientPortAddress=127.0.0.1\nclientPort="
            + zooKeeperPort
            + "\ndataDir="
            + directory.resolve("zookeeper")
            + "\n";
    try {
      Files.createDirectories(folder);
      Files.createDirectories(directory.resolve("tmp"));
      Files.createDirectories(directory.resolve("zookeeper"));
      Files.writeString(folder.resolve("config.yaml"), yaml);
      Files.writeString(folder.resolve("zoo.cfg"), zooKeeper);
    } catch (IOException e) {
      throw new SandboxException(folder + " cannot be written: " + e.getMessage());
    }
    return folder;
  }
}
