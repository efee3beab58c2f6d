package io.crossdock.pipelines.launch;

import io.crossdock.io.settings.InvalidSettingsException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.options.StreamingOptions;

/** What becomes of arguments up to the point where a pipeline would be wired. */
public final class Arguments {
  private Arguments() {}

  /** The arguments with those of files. */
  public static List<String> of(String... args) {
    return new ArrayList<>(Arrays.asList(ConfigFiles.expand(args)));
  }

  /** Why a launch would refuse them; empty where it would not. */
  public static <O extends PipelineOptions & StreamingOptions> String refusal(
      List<String> args, Launchable<O> pipeline) throws Exception {
    try {
      UnsafeCombinations.refuse(args, pipeline);
      pipeline.open(
          PipelineOptionsFactory.fromArgs(args.toArray(new String[0])).as(pipeline.options()),
          Instant.EPOCH);
      return "";
    } catch (InvalidSettingsException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
