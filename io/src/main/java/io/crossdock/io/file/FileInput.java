package io.crossdock.io.file;

import io.crossdock.io.source.StampArrival;
import io.crossdock.schemas.source.Source;
import io.crossdock.schemas.source.SourceMessage;
import io.crossdock.schemas.source.SourceMessageCoder;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.apache.beam.sdk.io.FileIO;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * Reads files to their end, as messages: a {@code .json}, {@code .jsonld} or {@code .xml} file is
 * one message, of any other file each line that is not empty is one. Lines are counted from 1,
 * empty ones too.
 *
 * <p>A file does not say when its messages arrived: the settings do, or else the time at which the
 * file was last changed. A message's source is the file's path below the pattern's directory, so
 * that the same files elsewhere give the same ids.
 */
public final class FileInput extends PTransform<PBegin, PCollection<SourceMessage>> {
  private static final long serialVersionUID = 1;

  private final FileInputSettings settings;

  private FileInput(FileInputSettings settings) {
    super("Read files");
    this.settings = settings;
  }

  /** Reads what {@code settings} say; a pattern that matches nothing is an error. */
  public static FileInput of(FileInputSettings settings) {
    return new FileInput(settings);
  }

  @Override
  public PCollection<SourceMessage> expand(PBegin begin) {
    return begin
        .apply(
            "Match files",
            FileIO.match()
                .filepattern(settings.pattern())
                .withEmptyMatchTreatment(EmptyMatchTreatment.DISALLOW))
        .apply("Open files", FileIO.readMatches())
        .apply("Read messages", ParDo.of(new ReadFn(settings)))
        .setCoder(SourceMessageCoder.of())
        .apply("Stamp arrival", StampArrival.create());
  }

  /** A file's path below the directory that the pattern names before its first wildcard. */
  static String nameOf(String path, String pattern) {
    String fixed = pattern.replaceFirst("[*?\\[{].*", "").replaceFirst("^(\\./)+", "");
    String directory = fixed.substring(0, fixed.lastIndexOf('/') + 1);
    int at = directory.isEmpty() ? -1 : path.indexOf(directory);
    return at < 0
        ? path.substring(path.lastIndexOf('/') + 1)
        : path.substring(at + directory.length());
  }

  private static final class ReadFn extends DoFn<FileIO.ReadableFile, SourceMessage> {
    private static final long serialVersionUID = 1;

    private final FileInputSettings settings;

    ReadFn(FileInputSettings settings) {
      this.settings = settings;
    }

    @ProcessElement
    public void read(@Element FileIO.ReadableFile file, OutputReceiver<SourceMessage> messages)
        throws IOException {
      String path = file.getMetadata().resourceId().toString();
      String name = nameOf(path, settings.pattern());
      long arrival =
          settings.arrival() == null
              ? lastChange(path)
              : ChronoUnit.MICROS.between(Instant.EPOCH, settings.arrival());
      String plain = path.replaceFirst("\\.(gz|bz2|zst)$", "");
      try (InputStream in =
          new BufferedInputStream(Channels.newInputStream(file.open()), 1 << 16)) {
        if (plain.endsWith(".json")) {
          messages.output(message(in.readAllBytes(), "application/json", arrival, name, 1));
        } else if (plain.endsWith(".jsonld")) {
          messages.output(message(in.readAllBytes(), "application/ld+json", arrival, name, 1));
        } else if (plain.endsWith(".xml")) {
          messages.output(message(in.readAllBytes(), "application/xml", arrival, name, 1));
        } else {
          readLines(in, arrival, name, messages);
        }
      }
    }

    /** Asked for here: what FileIO hands on has lost it on the way through its coder. */
    private static long lastChange(String path) throws IOException {
      return FileSystems.matchSingleFileSpec(path).lastModifiedMillis() * 1_000;
    }

    private static void readLines(
        InputStream in, long arrival, String name, OutputReceiver<SourceMessage> messages)
        throws IOException {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      long number = 0;
      boolean more = true;
      while (more) {
        line.reset();
        int next = in.read();
        while (next >= 0 && next != '\n') {
          line.write(next);
          next = in.read();
        }
        more = next >= 0;
        number++;
        byte[] bytes = line.toByteArray();
        int length = bytes.length;
        if (length > 0 && bytes[length - 1] == '\r') {
          length--;
        }
        if (length > 0) {
          messages.output(
              message(Arrays.copyOf(bytes, length), "application/json", arrival, name, number));
        }
      }
    }

    private static SourceMessage message(
        byte[] payload, String contentType, long arrival, String name, long line) {
      return new SourceMessage(
          payload, contentType, new byte[0], "", arrival, 1, Source.file(name, line));
    }
  }
}
