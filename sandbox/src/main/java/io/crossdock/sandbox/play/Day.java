package io.crossdock.sandbox.play;

import io.crossdock.sandbox.servers.SandboxException;
import io.crossdock.sandbox.servers.Servers;
import io.crossdock.sandbox.simulator.SimulatedRecord;
import io.crossdock.sandbox.simulator.WarehouseDay;
import io.crossdock.schemas.source.Source;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;

/** A simulated day in a broker: its topics, the files that the pipeline needs, its arguments. */
public final class Day {
  /** The tenant of the EPCIS samples. */
  public static final String SAMPLES_TENANT = "epcis-samples";

  private static final int PARTITIONS = 4;

  private final WarehouseDay day;
  private final List<EpcisSamples.Document> samples;
  private final Path directory;
  private List<Source> sources = List.of();

  /** A day to be played with its files in {@code directory}. */
  public Day(WarehouseDay day, List<EpcisSamples.Document> samples, Path directory) {
    this.day = day;
    this.samples = List.copyOf(samples);
    this.directory = directory;
  }

  /** The simulated day. */
  public WarehouseDay simulated() {
    return day;
  }

  /** Where each message of the day stands, in the order of arrival, once they are published. */
  public List<Source> sources() {
    return sources;
  }

  /** How many messages there are. */
  public int messages() {
    return day.records().size() + samples.size();
  }

  /** How many of the messages are EPCIS samples. */
  int samples() {
    return samples.size();
  }

  /** Makes the topics and writes places, rules and the truth to files. */
  public void prepare(Servers servers) {
    servers.createTopics(
        List.of(
            topic("scans", PARTITIONS),
            topic("epcis", 1),
            topic("anomalies", PARTITIONS),
            topic("failures", 1)));
    // The samples tell of many years, and arrive here all at once.
    String rules =
        day.rulesProperties()
            + "\n"
            + SAMPLES_TENANT
            + ".allowedLateness=20000d\n"
            + SAMPLES_TENANT
            + ".lateAfter=20000d\n";
    try (Writer truth =
        Files.newBufferedWriter(directory.resolve("truth.ndjson"), StandardCharsets.UTF_8)) {
      Files.writeString(directory.resolve("places.csv"), day.placesCsv());
      Files.writeString(directory.resolve("tenants.properties"), rules);
      day.truth().writeNdjson(truth);
    } catch (IOException e) {
      throw new SandboxException(directory + " cannot be written: " + e.getMessage());
    }
  }

  private static NewTopic topic(String name, int partitions) {
    return new NewTopic(name, Optional.of(partitions), Optional.empty())
        .configs(Map.of("message.timestamp.type", "CreateTime"));
  }

  /** Sends all messages; {@code perSecond} 0 for as fast as the broker takes them. */
  public void publish(Servers servers, double perSecond) {
    publish(servers, perSecond, 0, messages());
  }

  /**
   * Sends some of the messages, the samples being the first.
   *
   * @param from the first of them
   * @param to the first after them
   */
  public void publish(Servers servers, double perSecond, int from, int to) {
    try (Publisher publisher = new Publisher(servers.bootstrapServers(), perSecond)) {
      for (int number = from; number < to; number++) {
        if (number < samples.size()) {
          EpcisSamples.Document sample = samples.get(number);
          publisher.send(
              "epcis", sample.name(), sample.payload(), sample.arrivalMicros(), SAMPLES_TENANT);
        } else {
          SimulatedRecord one = day.records().get(number - samples.size());
          publisher.send("scans", one.topicKey(), one.payload(), one.arrivalMicros(), "");
        }
      }
      List<Source> all = new ArrayList<>(sources);
      all.addAll(
          publisher
              .awaitAll()
              .subList(Math.max(0, Math.min(to, samples.size()) - from), to - from));
      sources = List.copyOf(all);
    }
  }

  /** The pipeline's arguments for this day. */
  public List<String> arguments() {
    return List.of(
        "--kafkaTopics=scans,epcis",
        "--anomaliesTopic=anomalies",
        "--failureTopic=failures",
        "--places=" + directory.resolve("places.csv"),
        "--tenantRules=" + directory.resolve("tenants.properties"));
  }

  /** As {@link #arguments}, for a job that ends with the day. */
  public List<String> boundedArguments() {
    List<String> arguments = new ArrayList<>(arguments());
    arguments.add("--kafkaReadUntil=" + end());
    return arguments;
  }

  /** A moment after the last arrival. */
  private Instant end() {
    long last = 0;
    for (SimulatedRecord one : day.records()) {
      last = Math.max(last, one.arrivalMicros());
    }
    for (EpcisSamples.Document sample : samples) {
      last = Math.max(last, sample.arrivalMicros());
    }
    return Instant.EPOCH.plus(last, ChronoUnit.MICROS).plusSeconds(60);
  }
}
