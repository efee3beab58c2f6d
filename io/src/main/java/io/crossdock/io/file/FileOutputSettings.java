package io.crossdock.io.file;

import io.crossdock.io.settings.Problems;
import java.io.Serializable;

/**
 * Which files to write.
 *
 * @param prefix beginning of the paths
 * @param shards number of files for each output
 */
public record FileOutputSettings(String prefix, int shards) implements Serializable {

  /** Reads the options; what is wrong goes to {@code problems}. */
  public static FileOutputSettings parse(FileOptions options, Problems problems) {
    return new FileOutputSettings(
        problems.required("--outputFiles", options.getOutputFiles()),
        problems.between("--outputShards", options.getOutputShards(), 1, 1_000));
  }
}
