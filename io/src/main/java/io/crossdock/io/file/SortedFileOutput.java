package io.crossdock.io.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MoveOptions.StandardMoveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.PDone;
import org.apache.beam.sdk.values.TypeDescriptors;

/**
 * Writes all values of a bounded collection into one file, its lines sorted: the same values give
 * the same bytes on every runner. The file comes to be at once, also when there are no values. All
 * lines are in memory; this is for small results and for golden files.
 */
public final class SortedFileOutput<T> extends PTransform<PCollection<T>, PDone> {
  private static final long serialVersionUID = 1;

  private final String path;
  private final SerializableFunction<T, String> format;

  private SortedFileOutput(String path, SerializableFunction<T, String> format) {
    super("Write sorted file");
    this.path = path;
    this.format = format;
  }

  /** Writes the lines that {@code format} makes to the file at {@code path}. */
  public static <T> SortedFileOutput<T> of(String path, SerializableFunction<T, String> format) {
    return new SortedFileOutput<>(path, format);
  }

  @Override
  public PDone expand(PCollection<T> values) {
    PCollectionView<List<String>> lines =
        values
            .apply("Format lines", MapElements.into(TypeDescriptors.strings()).via(format))
            .apply("Gather lines", View.asList());
    values
        .getPipeline()
        .apply("Name file", Create.of(path))
        .apply("Write lines", ParDo.of(new WriteFn(lines)).withSideInputs(lines));
    return PDone.in(values.getPipeline());
  }

  private static final class WriteFn extends DoFn<String, Void> {
    private static final long serialVersionUID = 1;

    private final PCollectionView<List<String>> lines;

    WriteFn(PCollectionView<List<String>> lines) {
      this.lines = lines;
    }

    @ProcessElement
    public void write(ProcessContext context) throws IOException {
      String path = context.element();
      ResourceId part = FileSystems.matchNewResource(path + ".part", false);
      try (OutputStream out = Channels.newOutputStream(FileSystems.create(part, "text/plain"))) {
        for (String line : context.sideInput(lines).stream().sorted().toList()) {
          out.write(line.getBytes(StandardCharsets.UTF_8));
          out.write('\n');
        }
      }
      FileSystems.rename(
          List.of(part),
          List.of(FileSystems.matchNewResource(path, false)),
          StandardMoveOptions.IGNORE_MISSING_FILES);
    }
  }
}
