package io.crossdock.io.file;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.Assert.assertThrows;

import io.crossdock.io.settings.Problems;
import io.crossdock.schemas.source.Source;
import io.crossdock.schemas.source.SourceMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.Reify;
import org.apache.beam.sdk.values.TimestampedValue;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Files in and files out. */
public class FileDoorsTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final long NOON_MICROS = NOON.toEpochMilli() * 1_000;

  @Rule public final transient TestPipeline pipeline = TestPipeline.create();
  @Rule public final transient TemporaryFolder folder = new TemporaryFolder();

  private Path path(String name) {
    return folder.getRoot().toPath().resolve(name);
  }

  private static SourceMessage line(String text, String type, String file, long line) {
    return new SourceMessage(
        text.getBytes(StandardCharsets.UTF_8),
        type,
        new byte[0],
        "",
        NOON_MICROS,
        1,
        Source.file(file, line));
  }

  @Test
  public void eachLineIsAMessageWithItsNumber() throws IOException {
    Files.writeString(path("a.ndjson"), "{\"a\":1}\r\n\n  \n{\"ü\":2}\nlast");
    Files.createDirectory(path("sub"));
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path("sub/b.ndjson.gz")))) {
      out.write("zipped\n".getBytes(StandardCharsets.UTF_8));
    }
    Files.writeString(path("empty.ndjson"), "");
    PAssert.that(
            pipeline.apply(
                FileInput.of(new FileInputSettings(path("**.ndjson*").toString(), NOON))))
        .containsInAnyOrder(
            line("{\"a\":1}", "application/json", "a.ndjson", 1),
            line("  ", "application/json", "a.ndjson", 3),
            line("{\"ü\":2}", "application/json", "a.ndjson", 4),
            line("last", "application/json", "a.ndjson", 5),
            line("zipped", "application/json", "sub/b.ndjson.gz", 1));
    pipeline.run().waitUntilFinish();
  }

  @Test
  public void aJsonDocumentIsOneMessage() throws IOException {
    Files.writeString(path("one.json"), "{\n\"a\":1\n}\n");
    Files.writeString(path("two.jsonld"), "{}\n{}");
    PAssert.that(
            pipeline.apply(FileInput.of(new FileInputSettings(path("*.json*").toString(), NOON))))
        .containsInAnyOrder(
            line("{\n\"a\":1\n}\n", "application/json", "one.json", 1),
            line("{}\n{}", "application/ld+json", "two.jsonld", 1));
    pipeline.run().waitUntilFinish();
  }

  @Test
  public void arrivalIsTheLastChangeAndTheTimestamp() throws IOException {
    Files.writeString(path("a.ndjson"), "x\n");
    Files.setLastModifiedTime(path("a.ndjson"), FileTime.from(NOON));
    PAssert.that(
            pipeline
                .apply(FileInput.of(new FileInputSettings(path("a.ndjson").toString(), null)))
                .apply(Reify.timestamps())
                .apply(
                    MapElements.into(TypeDescriptors.strings())
                        .via(at -> at.getTimestamp() + " " + at.getValue().arrivalMicros())))
        .containsInAnyOrder("2026-03-01T12:00:00.000Z " + NOON_MICROS);
    pipeline.run().waitUntilFinish();
  }

  @Test
  public void aFilesNameIsItsPathBelowThePattern() {
    assertThat(FileInput.nameOf("/data/in/a.ndjson", "/data/in/*.ndjson"), equalTo("a.ndjson"));
    assertThat(FileInput.nameOf("/data/in/x/a.json", "/data/**/a.json"), equalTo("in/x/a.json"));
    assertThat(FileInput.nameOf("/home/me/in/a", "./in/a"), equalTo("a"));
    assertThat(FileInput.nameOf("/home/me/a", "a"), equalTo("a"));
    assertThat(FileInput.nameOf("gs://bucket/in/a", "gs://bucket/*/a"), equalTo("in/a"));
  }

  @Test
  public void aPatternThatMatchesNothingFails() {
    pipeline.apply(FileInput.of(new FileInputSettings(path("none*").toString(), NOON)));
    Throwable thrown = assertThrows(Throwable.class, () -> pipeline.run().waitUntilFinish());
    StringBuilder messages = new StringBuilder();
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      messages.append(t.getMessage());
    }
    assertThat(messages.toString(), containsString("none*"));
  }

  @Test
  public void linesGoToTheNumberOfFilesAskedFor() throws IOException {
    pipeline
        .apply(Create.of(3, 1, 2))
        .apply(
            FileOutput.of(
                new FileOutputSettings(path("out/run").toString(), 2),
                "numbers",
                n -> "<" + n + ">"));
    pipeline.run().waitUntilFinish();
    List<String> lines = new ArrayList<>();
    List<Path> files;
    try (Stream<Path> found = Files.list(path("out"))) {
      files = found.toList();
    }
    for (Path file : files) {
      assertThat(file.getFileName().toString(), containsString("run-numbers-0000"));
      lines.addAll(Files.readAllLines(file));
    }
    assertThat(files, hasSize(2));
    assertThat(lines, containsInAnyOrder("<1>", "<2>", "<3>"));
  }

  private static org.joda.time.Instant after(long millis) {
    return org.joda.time.Instant.ofEpochMilli(NOON.toEpochMilli() + millis);
  }

  @Test
  public void whatNeverEndsGoesToFilesOfAMinuteAndNothingIsTooLate() throws IOException {
    pipeline
        .apply(
            TestStream.create(StringUtf8Coder.of())
                .addElements(TimestampedValue.of("first", after(0)))
                .addElements(TimestampedValue.of("second", after(60_000)))
                .advanceWatermarkTo(after(3_600_000))
                .addElements(TimestampedValue.of("an hour late", after(1)))
                .advanceWatermarkToInfinity())
        .apply(
            FileOutput.of(
                new FileOutputSettings(path("out/run").toString(), 1), "words", word -> word));
    pipeline.run().waitUntilFinish();
    List<String> lines = new ArrayList<>();
    List<Path> files;
    try (Stream<Path> found = Files.list(path("out"))) {
      files = found.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      assertThat(file.getFileName().toString(), containsString("run-words-2026-03-01T12:0"));
      lines.addAll(Files.readAllLines(file));
    }
    assertThat(files, hasSize(3));
    assertThat(lines, containsInAnyOrder("first", "second", "an hour late"));
  }

  @Test
  public void theOptionsBecomeSettings() {
    FileOptions options =
        PipelineOptionsFactory.fromArgs(
                "--inputFiles=in/*",
                "--inputArrival=2026-03-01T12:00:00Z",
                "--outputFiles=out/x",
                "--outputShards=3")
            .as(FileOptions.class);
    Problems problems = new Problems();
    assertThat(
        FileInputSettings.parse(options, problems), equalTo(new FileInputSettings("in/*", NOON)));
    assertThat(
        FileOutputSettings.parse(options, problems), equalTo(new FileOutputSettings("out/x", 3)));
    problems.throwIfAny();
    FileOptions none =
        PipelineOptionsFactory.fromArgs("--inputArrival=noon", "--outputShards=0")
            .as(FileOptions.class);
    FileInputSettings.parse(none, problems);
    FileOutputSettings.parse(none, problems);
    assertThat(problems.all(), hasSize(4));
  }
}
