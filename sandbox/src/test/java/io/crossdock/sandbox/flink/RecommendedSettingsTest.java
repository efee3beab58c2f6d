package io.crossdock.sandbox.flink;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.crossdock.pipelines.launch.EmbeddedFlink;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.FallbackKey;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.environment.ExecutionCheckpointingOptions;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * Flink knows each setting that we recommend and can read its value: a name that it does not know
 * it would pass over, and a value that it cannot read would end a cluster, or a job on it.
 */
public class RecommendedSettingsTest {
  private static final Path FILES = Path.of("..", "runners-config", "flink");
  private static final String SECTION = "  flinkConfiguration:";

  private static final List<Class<?>> HOLDERS =
      List.of(
          CheckpointingOptions.class,
          CoreOptions.class,
          ExecutionCheckpointingOptions.class,
          HeartbeatManagerOptions.class,
          HighAvailabilityOptions.class,
          JobManagerOptions.class,
          RestOptions.class,
          RestartStrategyOptions.class,
          StateBackendOptions.class,
          TaskManagerOptions.class);

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void flinkReadsTheConfigurationOfACluster() throws Exception {
    areRead(FILES);
  }

  @Test
  public void flinkReadsTheConfigurationOnKubernetes() throws Exception {
    List<String> lines = Files.readAllLines(FILES.resolve("flink-deployment.yaml"));
    List<String> section =
        lines.stream()
            .skip(lines.indexOf(SECTION) + 1L)
            .takeWhile(line -> line.startsWith("    "))
            .map(String::strip)
            .toList();
    Path place = folder.getRoot().toPath();
    Files.write(place.resolve("config.yaml"), section);
    areRead(place);
  }

  @Test
  public void flinkReadsWhatItIsToldWhereItIsEmbedded() throws Exception {
    Path place = folder.getRoot().toPath();
    EmbeddedFlink.configuration(place);
    areRead(place);
  }

  private static void areRead(Path place) throws IOException, IllegalAccessException {
    Configuration configuration = GlobalConfiguration.loadConfiguration(place.toString());
    Map<String, ConfigOption<?>> options = options();
    List<String> problems = new ArrayList<>();
    for (String name : configuration.keySet()) {
      ConfigOption<?> option = options.get(name);
      if (option == null) {
        problems.add(name + " is no setting of Flink");
        continue;
      }
      try {
        assertThat(name, configuration.get(option), is(notNullValue()));
      } catch (IllegalArgumentException e) {
        problems.add(e.getMessage());
      }
    }
    assertThat(problems, is(empty()));
    assertThat("settings in " + place, configuration.keySet().size(), is(greaterThan(3)));
  }

  private static Map<String, ConfigOption<?>> options() throws IllegalAccessException {
    Map<String, ConfigOption<?>> options = new HashMap<>();
    for (Class<?> holder : HOLDERS) {
      for (Field field : holder.getFields()) {
        if (field.getType().equals(ConfigOption.class)) {
          ConfigOption<?> option = (ConfigOption<?>) field.get(null);
          options.put(option.key(), option);
          for (FallbackKey key : option.fallbackKeys()) {
            options.putIfAbsent(key.getKey(), option);
          }
        }
      }
    }
    return options;
  }
}
