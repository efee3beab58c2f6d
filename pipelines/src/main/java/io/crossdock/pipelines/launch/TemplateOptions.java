package io.crossdock.pipelines.launch;

import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/**
 * The one option of Dataflow's runner that a main must know of: with it the job is written to a
 * file and not run. It is the runner's own and described there; no runner is compiled against.
 */
public interface TemplateOptions extends PipelineOptions {
  /** {@code --templateLocation}; absent when the job is to run. */
  @Nullable String getTemplateLocation();

  /** Sets {@code --templateLocation}. */
  void setTemplateLocation(@Nullable String value);
}
