package io.crossdock.io.file;

import org.apache.beam.sdk.io.TextIO;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.apache.beam.sdk.values.TypeDescriptors;

/**
 * Writes values as lines, into {@code <prefix>-<name>-00000-of-00001.ndjson} and its like. Lines
 * are in no order. What never ends is written a window at a time, with the window in the file's
 * name: give the values windows before. For one file whose lines are sorted see {@link
 * SortedFileOutput}.
 */
public final class FileOutput<T> extends PTransform<PCollection<T>, PDone> {
  private static final long serialVersionUID = 1;

  private final FileOutputSettings settings;
  private final String output;
  private final SerializableFunction<T, String> format;

  private FileOutput(
      FileOutputSettings settings, String name, SerializableFunction<T, String> format) {
    super("Write files " + name);
    this.settings = settings;
    this.output = name;
    this.format = format;
  }

  /**
   * Writes the lines that {@code format} makes.
   *
   * @param name tells this output from the others of the pipeline
   */
  public static <T> FileOutput<T> of(
      FileOutputSettings settings, String name, SerializableFunction<T, String> format) {
    return new FileOutput<>(settings, name, format);
  }

  @Override
  public PDone expand(PCollection<T> values) {
    TextIO.Write lines =
        TextIO.write()
            .to(settings.prefix() + "-" + output)
            .withSuffix(".ndjson")
            .withNumShards(settings.shards());
    return values
        .apply("Format lines", MapElements.into(TypeDescriptors.strings()).via(format))
        .apply(
            "Write lines",
            values.isBounded() == PCollection.IsBounded.UNBOUNDED
                ? lines.withWindowedWrites()
                : lines);
  }
}
