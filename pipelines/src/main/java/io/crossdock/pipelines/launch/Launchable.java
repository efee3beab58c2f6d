package io.crossdock.pipelines.launch;

import java.sql.SQLException;
import java.time.Instant;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.StreamingOptions;

/**
 * A pipeline as everything sees it that starts, describes or tests pipelines and does not care
 * which one it is.
 *
 * @param <O> its options
 */
public interface Launchable<O extends PipelineOptions & StreamingOptions> {
  /** Its name on the command line and in templates, in lower case. */
  String name();

  /** What it does, in a sentence. */
  String summary();

  /** The options that it knows, beside the runner's. */
  Class<O> options();

  /**
   * Turns options into a run that is ready to be wired; nothing has been read or written yet, but
   * what a replay is to read is chosen.
   *
   * @param now what "latest" means
   * @throws io.crossdock.io.settings.InvalidSettingsException when options are wrong
   * @throws SQLException when the database refuses
   */
  Run open(O options, Instant now) throws SQLException;

  /** One run of the pipeline. */
  interface Run {
    /**
     * Asks servers for what must be known before the first message is read. Not called where
     * nothing runs, as when a template is written or step names are looked up.
     */
    default void prepare() {}

    /** Wires the pipeline and does not run it. */
    void build(Pipeline pipeline);

    /**
     * To be called when the pipeline has ended well.
     *
     * @throws SQLException when the database refuses
     */
    void done() throws SQLException;
  }
}
