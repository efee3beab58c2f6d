package io.crossdock.io.file;

import org.apache.beam.sdk.io.TextIO;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.joda.time.Duration;

/**
 * Writes values as lines, into {@code <prefix>-<name>-00000-of-00001.ndjson} and its like. Lines
 * are in no order. What never ends is written a minute of event time at a time, with the minute in
 * the file's name; what comes later than its minute's end goes to a further file, within a day.
 */
public final class FileOutput<T> extends PTransform<PCollection<T>, PDone> {
  private static final long serialVersionUID = 1;

  private static final Duration MINUTE = Duration.standardMinutes(1);
  private static final Duration DAY = Duration.standardDays(1);

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
    boolean ends = values.isBounded() == PCollection.IsBounded.BOUNDED;
    TextIO.Write lines =
        TextIO.write()
            .to(settings.prefix() + "-" + output + (ends ? "" : "-"))
            .withSuffix(".ndjson")
            .withNumShards(settings.shards());
    PCollection<String> formatted =
        values.apply("Format lines", MapElements.into(TypeDescriptors.strings()).via(format));
    return ends
        ? formatted.apply("Write lines", lines)
        : formatted
            .apply(
                "Window files",
                Window.<String>into(FixedWindows.of(MINUTE))
                    .withAllowedLateness(DAY)
                    .discardingFiredPanes())
            .apply("Write lines", lines.withWindowedWrites());
  }
}
