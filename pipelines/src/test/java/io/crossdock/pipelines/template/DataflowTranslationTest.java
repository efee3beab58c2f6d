package io.crossdock.pipelines.template;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossdock.pipelines.Pipelines;
import io.crossdock.pipelines.launch.Launchable;
import io.crossdock.pipelines.launch.OwnOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.beam.model.pipeline.v1.RunnerApi;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.options.StreamingOptions;
import org.apache.beam.sdk.util.construction.PipelineTranslation;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Every pipeline, with every choice of its doors, is a job that Dataflow's runner can write. */
public class DataflowTranslationTest {
  /** Without it the runner asks the broker for partitions, while the template is written. */
  private static final String RUNNER_V2 = "--experiments=use_runner_v2";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private WrittenTemplate write(Launchable<?> pipeline, Map<String, String> options, String... more)
      throws Exception {
    List<String> arguments = new ArrayList<>(Arguments.list(options));
    arguments.addAll(List.of(more));
    WrittenTemplate template = WrittenTemplate.of(pipeline, arguments, folder.newFolder().toPath());
    assertThat(arguments + template.console().err(), template.console().exitCode(), equalTo(0));
    return template;
  }

  /** The pipeline as it is wired, without any runner's doing. */
  private static <O extends PipelineOptions & StreamingOptions> RunnerApi.Pipeline wired(
      Launchable<O> launchable, Map<String, String> options) throws Exception {
    O parsed =
        PipelineOptionsFactory.fromArgs(Arguments.list(options).toArray(new String[0]))
            .as(launchable.options());
    parsed.setStreaming(true);
    Pipeline pipeline = Pipeline.create(parsed);
    launchable.open(parsed, Instant.now()).build(pipeline);
    return PipelineTranslation.toProto(pipeline);
  }

  /** Within KafkaIO, and for Pub/Sub, the runner decides how it is read; all else is ours. */
  private static boolean isOurs(String name) {
    return !name.contains("KafkaIO.Read")
        && !name.matches("ReadMessages/(.*subscription|Keep bytes and coordinates of ).*");
  }

  private static Set<String> stepNames(RunnerApi.Pipeline pipeline) {
    return pipeline.getComponents().getTransformsMap().values().stream()
        .map(RunnerApi.PTransform::getUniqueName)
        .filter(name -> !name.isEmpty() && isOurs(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Window, allowed lateness, trigger and accumulation of each intermediate result by its name. */
  private static Set<String> windows(RunnerApi.Pipeline pipeline) {
    RunnerApi.Components components = pipeline.getComponents();
    return components.getPcollectionsMap().values().stream()
        .filter(collection -> isOurs(collection.getUniqueName()))
        .map(
            collection -> {
              RunnerApi.WindowingStrategy strategy =
                  components.getWindowingStrategiesOrThrow(collection.getWindowingStrategyId());
              return collection.getUniqueName()
                  + " "
                  + collection.getIsBounded()
                  + " "
                  + strategy.getWindowFn().getUrn()
                  + " "
                  + strategy.getWindowFn().getPayload().toStringUtf8()
                  + " "
                  + strategy.getAllowedLateness()
                  + " "
                  + strategy.getTrigger().getTriggerCase()
                  + " "
                  + strategy.getAccumulationMode();
            })
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What the steps say of themselves. */
  private static Set<String> displayed(RunnerApi.Pipeline pipeline) {
    return pipeline.getComponents().getTransformsMap().values().stream()
        .flatMap(one -> one.getDisplayDataList().stream())
        .map(
            data -> {
              try {
                RunnerApi.LabelledPayload payload =
                    RunnerApi.LabelledPayload.parseFrom(data.getPayload());
                return payload.getKey() + "=" + payload.getStringValue();
              } catch (java.io.IOException e) {
                throw new AssertionError(e);
              }
            })
        .collect(Collectors.toSet());
  }

  @Test
  public void whatDataflowIsGivenIsWhatWasWired() throws Exception {
    int written = 0;
    for (Launchable<?> pipeline : Pipelines.all()) {
      for (Map<String, String> chosen : Arguments.choices(pipeline)) {
        Map<String, String> options = Arguments.complete(pipeline, chosen);
        WrittenTemplate template = write(pipeline, options, RUNNER_V2);
        RunnerApi.Pipeline given = template.pipeline();
        RunnerApi.Pipeline wired = wired(pipeline, options);
        assertThat(options.toString(), stepNames(given), equalTo(stepNames(wired)));
        assertThat(options.toString(), windows(given), equalTo(windows(wired)));
        assertThat(stepNames(given).size(), greaterThan(10));
        assertThat(template.job().path("type").asText(), equalTo("JOB_TYPE_STREAMING"));
        for (Map.Entry<String, String> option : options.entrySet()) {
          assertThat(template.option(option.getKey()), equalTo(option.getValue()));
        }
        written++;
      }
    }
    assertThat(written, greaterThan(3));
  }

  @Test
  public void kafkaIsReadForEverAndFromTheTopicsSaid() throws Exception {
    int read = 0;
    for (Launchable<?> pipeline : Pipelines.all()) {
      Map<String, String> options = Arguments.complete(pipeline, Map.of());
      if (!options.containsKey("kafkaTopics")) {
        continue;
      }
      RunnerApi.Pipeline given = write(pipeline, options, RUNNER_V2).pipeline();
      Set<String> source = displayed(given);
      assertThat(source, hasItem("topics=" + Arguments.sample("kafkaTopics")));
      assertThat(source, hasItem("bootstrap.servers=" + Arguments.sample("kafkaBootstrapServers")));
      List<RunnerApi.PTransform> reads =
          given.getComponents().getTransformsMap().values().stream()
              .filter(one -> one.getUniqueName().matches(".*/KafkaIO.Read[^/]*"))
              .toList();
      assertThat(reads.size(), greaterThan(0));
      for (RunnerApi.PTransform one : reads) {
        for (String output : one.getOutputsMap().values()) {
          assertThat(
              given.getComponents().getPcollectionsOrThrow(output).getIsBounded(),
              equalTo(RunnerApi.IsBounded.Enum.UNBOUNDED));
        }
      }
      read++;
    }
    assertThat(read, greaterThan(0));
  }

  /** Not by our own source, but by the service. */
  @Test
  public void pubsubIsReadByTheService() throws Exception {
    for (Launchable<?> pipeline : Pipelines.all()) {
      Map<String, String> options = Arguments.complete(pipeline, Map.of("input", "pubsub"));
      RunnerApi.Pipeline given = write(pipeline, options, RUNNER_V2).pipeline();
      Set<String> read = new TreeSet<>();
      for (RunnerApi.PTransform step : given.getComponents().getTransformsMap().values()) {
        if (step.getSpec().getUrn().equals("beam:transform:pubsub_read:v1")) {
          read.add(
              RunnerApi.PubSubReadPayload.parseFrom(step.getSpec().getPayload()).getSubscription());
        }
        assertThat(step.getUniqueName(), not(containsString("Read subscriptions")));
      }
      // As Beam writes projects/crossdock/subscriptions/scans for the service.
      assertThat(read, equalTo(Set.of("/subscriptions/crossdock/scans")));
    }
  }

  /** The older runner, which translates step by step; it asks a broker that is read from. */
  @Test
  public void theOlderRunnerTranslatesWhatReadsNoBroker() throws Exception {
    int written = 0;
    int keeping = 0;
    for (Launchable<?> pipeline : Pipelines.all()) {
      List<String> inputs = Arguments.demands(pipeline).choices().get("input");
      if (inputs == null || !inputs.contains("files")) {
        continue;
      }
      Map<String, String> options = Arguments.complete(pipeline, Map.of("input", "files"));
      options.remove("kafkaTopics");
      WrittenTemplate template = write(pipeline, options);
      List<String> steps = new ArrayList<>();
      Set<String> stateful = new TreeSet<>();
      for (JsonNode step : template.job().path("steps")) {
        String name = step.path("properties").path("user_name").path("value").asText();
        steps.add(name);
        if (step.path("properties").has("uses_keyed_state")) {
          stateful.add(name);
        }
      }
      Set<String> wired =
          stepNames(wired(pipeline, options)).stream()
              .map(name -> name.split("/", 2)[0])
              .collect(Collectors.toCollection(TreeSet::new));
      Set<String> translated =
          steps.stream()
              .map(name -> name.split("/", 2)[0])
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(translated, equalTo(wired));
      assertThat(
          pipeline.name(), !stateful.isEmpty(), equalTo(keepsState(wired(pipeline, options))));
      keeping += stateful.isEmpty() ? 0 : 1;
      written++;
    }
    assertThat(written, greaterThan(0));
    assertThat(keeping, greaterThan(1));
  }

  private static boolean keepsState(RunnerApi.Pipeline wired) throws IOException {
    for (RunnerApi.PTransform step : wired.getComponents().getTransformsMap().values()) {
      if (step.getSpec().getUrn().equals("beam:transform:pardo:v1")
          && RunnerApi.ParDoPayload.parseFrom(step.getSpec().getPayload()).getStateSpecsCount()
              > 0) {
        return true;
      }
    }
    return false;
  }

  /** Who may read the bucket must not read the password. */
  @Test
  public void aTemplateCarriesReferencesAndNoSecret() throws Exception {
    String secret = "correct-horse-battery-staple";
    Path file = Files.writeString(folder.newFile("password").toPath(), secret);
    for (Launchable<?> pipeline : Pipelines.all()) {
      Map<String, String> options = Arguments.complete(pipeline, Map.of());
      if (!OwnOptions.of(pipeline).containsKey("postgresPassword")) {
        continue;
      }
      options.put("postgresPassword", "file:" + file);
      WrittenTemplate template = write(pipeline, options, RUNNER_V2);
      assertThat(template.option("postgresPassword"), equalTo("file:" + file));
      Path directory = template.file().resolveSibling("");
      try (Stream<Path> written = Files.walk(directory)) {
        List<Path> files = written.filter(Files::isRegularFile).toList();
        assertThat(files.size(), greaterThan(1));
        for (Path one : files) {
          String text = Files.readString(one, java.nio.charset.StandardCharsets.ISO_8859_1);
          assertThat(one.toString(), text, not(containsString(secret)));
        }
      }
    }
  }

  @Test
  public void theMainSaysWhereTheTemplateIs() throws Exception {
    Launchable<?> pipeline = Pipelines.all().get(0);
    WrittenTemplate template = write(pipeline, Arguments.complete(pipeline, Map.of()), RUNNER_V2);
    assertThat(template.console().err(), emptyString());
    assertThat(
        template.console().out(),
        equalTo("The template is written to " + template.file() + System.lineSeparator()));
  }
}
