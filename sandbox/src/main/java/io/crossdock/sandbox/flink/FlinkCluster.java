package io.crossdock.sandbox.flink;

import io.crossdock.pipelines.flink.FlinkRest;
import io.crossdock.pipelines.launch.OutsideException;
import io.crossdock.sandbox.servers.JavaProcess;
import io.crossdock.sandbox.servers.LoopbackPort;
import io.crossdock.sandbox.servers.PushGateway;
import io.crossdock.sandbox.servers.SandboxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A standalone Flink cluster: a job manager, task managers, and a ZooKeeper in which a job manager
 * finds what the one before it was doing. Each is a JVM of its own on the loopback address and can
 * be killed and started again.
 */
public final class FlinkCluster implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(90);

  private final Path directory;
  private final Path conf;
  private final FlinkConfiguration configuration;
  private final int restPort;
  private final String classPath;
  private final JavaProcess zooKeeper;
  private @Nullable JavaProcess jobManager;
  private final List<@Nullable JavaProcess> taskManagers = new ArrayList<>();

  private FlinkCluster(Path directory, int restPort, int slots, @Nullable PushGateway gateway) {
    this.directory = directory;
    this.restPort = LoopbackPort.choose("web page", restPort);
    this.classPath = readClassPath();
    int zooKeeperPort = LoopbackPort.choose("ZooKeeper", 0);
    this.configuration =
        new FlinkConfiguration(
            directory, this.restPort, LoopbackPort.choose("job manager", 0), zooKeeperPort, slots);
    if (gateway != null) {
      configuration.tell(gateway);
    }
    this.conf = configuration.write(zooKeeperPort);
    this.zooKeeper =
        start(
            "zookeeper",
            "runtime.zookeeper.FlinkZooKeeperQuorumPeer",
            List.of("-Xmx64m"),
            List.of("--zkConfigFile", conf.resolve("zoo.cfg").toString(), "--peerId", "1"));
  }

  /**
   * Starts a cluster and waits until its task managers have come.
   *
   * @param directory for its configuration, logs, checkpoints and savepoints; they stay
   * @param restPort port of the REST interface and the web page; 0 for a free one
   * @param slots slots of each task manager
   * @throws SandboxException saying what is wrong and what to do
   */
  public static FlinkCluster start(Path directory, int restPort, int taskManagers, int slots)
      throws InterruptedException {
    return start(directory, restPort, taskManagers, slots, null);
  }

  /**
   * Starts a cluster as above that tells its metrics.
   *
   * @param gateway where to; nowhere where it is null
   */
  public static FlinkCluster start(
      Path directory, int restPort, int taskManagers, int slots, @Nullable PushGateway gateway)
      throws InterruptedException {
    FlinkCluster cluster = new FlinkCluster(directory.toAbsolutePath(), restPort, slots, gateway);
    try {
      cluster.startJobManager();
      for (int number = 0; number < taskManagers; number++) {
        cluster.taskManagers.add(null);
        cluster.startTaskManager(number);
      }
      cluster.awaitTaskManagers(taskManagers);
      return cluster;
    } catch (SandboxException | InterruptedException e) {
      cluster.close();
      throw e;
    }
  }

  /** Host and port of its REST interface and web page, as {@code --flinkMaster} wants it. */
  public String master() {
    return "127.0.0.1:" + restPort;
  }

  /** Its REST interface. */
  public FlinkRest rest() {
    return new FlinkRest(master());
  }

  /** Where savepoints go unless said otherwise. */
  public String savepoints() {
    return configuration.uri("savepoints");
  }

  /** Where checkpoints go. */
  public String checkpoints() {
    return configuration.uri("checkpoints");
  }

  /** Kills the job manager as a power cut would. */
  public void killJobManager() throws InterruptedException {
    kill(jobManager);
    jobManager = null;
  }

  /** Starts a job manager; it goes on with the jobs of the one before it. */
  public void startJobManager() {
    jobManager =
        start(
            "jobmanager",
            "runtime.entrypoint.StandaloneSessionClusterEntrypoint",
            List.of("-Xmx768m"),
            List.of("--configDir", conf.toString()));
  }

  /** Kills a task manager as a power cut would. */
  public void killTaskManager(int number) throws InterruptedException {
    kill(taskManagers.get(number));
    taskManagers.set(number, null);
  }

  /** Starts a task manager in the place of one that was killed. */
  public void startTaskManager(int number) {
    taskManagers.set(
        number,
        start(
            "taskmanager-" + (number + 1),
            "runtime.taskexecutor.TaskManagerRunner",
            List.of(
                "-Xmx1024m",
                "-XX:MaxDirectMemorySize=256m",
                "-XX:MaxMetaspaceSize=512m",
                // Beam's runner writes what waits for a checkpoint with Kryo, by reflection.
                "--add-opens=java.base/java.util=ALL-UNNAMED"),
            List.of("--configDir", conf.toString())));
  }

  /** Waits until so many task managers have come to the job manager. */
  public void awaitTaskManagers(int count) throws InterruptedException {
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    String last = "";
    while (System.nanoTime() < deadline) {
      JavaProcess manager = jobManager;
      if (manager != null && !manager.isRunning()) {
        throw new SandboxException("The job manager has ended:\n" + manager.lastWords());
      }
      try {
        int now = rest().taskManagers();
        if (now == count) {
          return;
        }
        last = now + " of " + count + " task managers came";
      } catch (OutsideException e) {
        last = String.valueOf(e.getMessage());
      }
      Thread.sleep(200);
    }
    throw new SandboxException(
        "The Flink cluster was not ready within "
            + START_LIMIT.toSeconds()
            + " s: "
            + last
            + ". Its logs are in "
            + directory
            + ".");
  }

  private JavaProcess start(
      String name, String mainClass, List<String> jvm, List<String> arguments) {
    List<String> all = new ArrayList<>(jvm);
    all.add("-Djava.util.logging.config.file=" + target().resolve("classes/logging.properties"));
    return JavaProcess.start(
        classPath,
        "org.apache.flink." + mainClass,
        all,
        arguments,
        Map.of(),
        directory.resolve(name + ".log"),
        false);
  }

  private static void kill(@Nullable JavaProcess process) throws InterruptedException {
    if (process != null) {
      process.kill();
      process.await(10_000);
      process.close();
    }
  }

  private static Path target() {
    return Path.of(System.getProperty("crossdock.flink", "sandbox/flink/target"));
  }

  private static String readClassPath() {
    Path file = target().resolve("flink.classpath");
    try {
      return Files.readString(file).trim();
    } catch (IOException e) {
      throw new SandboxException(
          "Flink's class path " + file + " is not there: run mvn compile first.");
    }
  }

  /** Ends all its processes; what it has written stays. */
  @Override
  public void close() {
    List<JavaProcess> processes = new ArrayList<>();
    taskManagers.stream().filter(one -> one != null).forEach(processes::add);
    if (jobManager != null) {
      processes.add(jobManager);
    }
    processes.add(zooKeeper);
    processes.forEach(JavaProcess::kill);
    processes.forEach(JavaProcess::close);
  }
}
