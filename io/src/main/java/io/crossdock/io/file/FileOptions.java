package io.crossdock.io.file;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/** Which files to read and to write. */
public interface FileOptions extends PipelineOptions {
  /** {@code --inputFiles}. */
  @Description(
      "Files to read, a path or a pattern such as in/*.ndjson. A .json, .jsonld or .xml file"
          + " is one message, any other file one message a line; compressed files are unpacked.")
  @Nullable String getInputFiles();

  /** Sets {@code --inputFiles}. */
  void setInputFiles(@Nullable String value);

  /** {@code --inputArrival}. */
  @Description(
      "When the messages of the files count as arrived, a moment such as 2026-03-01T12:00:00Z."
          + " Without it that is when a file was last changed.")
  @Nullable String getInputArrival();

  /** Sets {@code --inputArrival}. */
  void setInputArrival(@Nullable String value);

  /** {@code --outputFiles}. */
  @Description("Beginning of the paths of the files to write, such as out/scans.")
  @Nullable String getOutputFiles();

  /** Sets {@code --outputFiles}. */
  void setOutputFiles(@Nullable String value);

  /** {@code --outputShards}. */
  @Description("Number of files to write for each output, 1 to 1000.")
  @Default.Integer(1)
  int getOutputShards();

  /** Sets {@code --outputShards}. */
  void setOutputShards(int value);
}
