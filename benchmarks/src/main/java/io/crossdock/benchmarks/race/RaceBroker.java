package io.crossdock.benchmarks.race;

import io.crossdock.benchmarks.ProcessCpu;
import io.crossdock.sandbox.servers.JavaProcess;
import io.crossdock.sandbox.servers.SandboxException;
import io.crossdock.sandbox.servers.Servers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** A broker in a JVM of its own that has the input in {@link RaceTopic}. */
final class RaceBroker implements AutoCloseable {
  private static final long FILL_MINUTES = 10;

  private final Servers servers;

  private RaceBroker(Servers servers) {
    this.servers = servers;
  }

  /**
   * Starts it and fills the topic.
   *
   * @param directory for its data
   * @param jvm arguments of the JVM that makes the input
   * @param input what it is made of
   * @param partitions of the topic
   */
  static RaceBroker start(Path directory, List<String> jvm, RaceSize input, int partitions)
      throws InterruptedException {
    RaceBroker broker = new RaceBroker(Servers.start(directory, 0, 0));
    try {
      broker.servers.stopDatabase(); // nobody asks it here
      broker.servers.createTopics(
          List.of(new NewTopic(RaceTopic.NAME, Optional.of(partitions), Optional.empty())));
      broker.fill(directory.resolve("fill.log"), jvm, input, partitions);
    } catch (RuntimeException | InterruptedException e) {
      broker.close();
      throw e;
    }
    return broker;
  }

  private void fill(Path log, List<String> jvm, RaceSize input, int partitions)
      throws InterruptedException {
    List<String> arguments = new ArrayList<>(List.of(bootstrapServers()));
    arguments.addAll(input.arguments());
    arguments.add(Integer.toString(partitions));
    try (JavaProcess process =
        JavaProcess.java(RaceFill.class.getName(), jvm, arguments, Map.of(), log)) {
      if (!process.await(TimeUnit.MINUTES.toMillis(FILL_MINUTES)) || process.exitCode() != 0) {
        throw new SandboxException("The topic could not be filled:\n" + process.lastWords());
      }
    }
  }

  String bootstrapServers() {
    return servers.bootstrapServers();
  }

  /** What its process has used by now, nanoseconds of CPU. */
  long cpuNanos() {
    return ProcessCpu.of(servers.brokerPid()).nanos();
  }

  /** Deletes the topics that a run has left, so that the next one has a broker like it. */
  void tidy() throws InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
      Set<String> left =
          admin.listTopics().names().get().stream()
              .filter(name -> !name.equals(RaceTopic.NAME))
              .collect(Collectors.toSet());
      admin.deleteTopics(left).all().get();
    } catch (ExecutionException e) {
      throw new SandboxException("Topics could not be deleted: " + e.getCause());
    }
  }

  @Override
  public void close() {
    servers.close();
  }
}
