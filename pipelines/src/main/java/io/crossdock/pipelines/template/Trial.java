package io.crossdock.pipelines.template;

import io.crossdock.io.settings.InvalidSettingsException;
import io.crossdock.io.settings.Problem;
import io.crossdock.pipelines.launch.Launchable;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.options.StreamingOptions;

/**
 * What a pipeline's settings say to options, found out by trying. The settings are the only place
 * that knows which options are needed and which values are right, so they are asked.
 */
final class Trial {
  private Trial() {}

  /**
   * What is wrong with the options; empty when nothing is, or when it takes a server to know. No
   * server is named here, so none is touched.
   *
   * @param options values by name, without dashes
   */
  static <O extends PipelineOptions & StreamingOptions> List<Problem> problems(
      Launchable<O> pipeline, Map<String, String> options) {
    String[] arguments =
        options.entrySet().stream()
            .map(option -> "--" + option.getKey() + "=" + option.getValue())
            .toArray(String[]::new);
    try {
      pipeline.open(
          PipelineOptionsFactory.fromArgs(arguments).as(pipeline.options()), Instant.EPOCH);
      return List.of();
    } catch (InvalidSettingsException e) {
      return e.problems();
    } catch (SQLException e) {
      return List.of();
    }
  }
}
