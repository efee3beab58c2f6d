package io.crossdock.transforms.maintenance.score;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.maintenance.FeatureRow;
import io.crossdock.schemas.maintenance.FeatureRowCoder;
import io.crossdock.schemas.maintenance.ModelMessage;
import io.crossdock.schemas.maintenance.Prediction;
import io.crossdock.transforms.lookup.Lookup;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.coders.InstantCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithFailures;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TimestampedValue;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * Rows, messages, ticks and changes of files come in one order, in a stream of commands. {@code
 * row} scores with all models; {@code copy A B} writes file A over B, as somebody outside would;
 * {@code tick} looks at files; {@code says URI SHA} and {@code removes URI} are messages.
 */
public class WatchModelsTest {
  private static final TupleTag<FeatureRow> ROWS = new TupleTag<>("rows") {};

  @Rule public final transient TestPipeline pipeline = TestPipeline.create();
  @Rule public final transient TemporaryFolder folder = new TemporaryFolder();

  private final List<String> commands = new ArrayList<>();
  private File in = new File("");
  private File out = new File("");
  private String live = "";
  private ToldModels before = ToldModels.NONE;
  private @Nullable PipelineResult result;

  @Before
  public void firstModel() throws IOException {
    in = folder.newFolder("in");
    out = folder.newFolder("out");
    live = write(in, "a.onnx", "a", "1");
    // Before all messages, whose time is in the first minutes of the epoch.
    assertThat(new File(live).setLastModified(1_000), is(true));
  }

  @Test
  public void aMessageSwapsTheModelAndRowsKeepTheirVersion() throws Exception {
    String two = write(out, "two.onnx", "a", "2");
    commands("row", "says " + two + " " + hash(two), "row", "row");
    assertThat(run(), is(List.of("0 a 1", "2 a 2", "3 a 2")));
  }

  @Test
  public void aMessageRemovesAModel() throws Exception {
    String b = write(out, "b.onnx", "b", "1");
    commands("says " + b + " " + hash(b), "row", "removes " + live, "row");
    assertThat(run(), is(List.of("1 a 1", "1 b 1", "3 b 1")));
  }

  @Test
  public void aMessageOfAnotherHashOrOfNoFileChangesNothing() throws Exception {
    String two = write(out, "two.onnx", "a", "2");
    String mute = out + "/mute.onnx";
    Files.write(Path.of(mute), OnnxFile.logistic(0, 1).bytes());
    commands(
        "says " + two + " " + TestModel.HASH,
        "says " + out + "/none.onnx " + TestModel.HASH,
        "says " + mute + " " + hash(mute),
        "row");
    assertThat(run(), is(List.of("3 a 1")));
    assertThat(counter("models_refused"), is(3L));
    assertThat(counter("models_changed"), is(0L));
  }

  @Test
  public void aChangedFileIsSeenAtATick() throws Exception {
    String two = write(out, "two.onnx", "a", "two");
    commands("tick", "row", "copy " + two + " " + live, "tick", "row", "tick", "row");
    assertThat(run(), is(List.of("1 a 1", "4 a two", "6 a two")));
    assertThat(counter("models_changed"), is(1L));
    assertThat(counter("models_refused"), is(0L));
  }

  @Test
  public void aNewFileIsAddedAndAGoneOneTakenAway() throws Exception {
    String b = write(out, "b.onnx", "b", "1");
    commands("copy " + b + " " + in + "/b.onnx", "tick", "row", "delete " + live, "tick", "row");
    assertThat(run(), is(List.of("2 a 1", "2 b 1", "5 b 1")));
  }

  @Test
  public void aBadFileKeepsTheModelBeforeIt() throws Exception {
    Files.writeString(out.toPath().resolve("bad"), "half a model");
    String three = write(out, "three.onnx", "a", "three");
    commands(
        "tick",
        "copy " + out + "/bad " + live,
        "tick",
        "row",
        "tick",
        "tick",
        "row",
        "copy " + three + " " + live,
        "tick",
        "row");
    // The worker has the model before loaded since the first row.
    commands.add(0, "row");
    assertThat(run(), is(List.of("0 a 1", "4 a 1", "7 a 1", "10 a three")));
    assertThat(counter("models_refused"), is(1L));
    assertThat(counter("models_changed"), is(1L));
  }

  @Test
  public void theLaterOfTwoChangesHoldsInWhateverOrderTheyCome() throws Exception {
    String two = write(out, "two.onnx", "a", "2");
    commands("tick", "removes " + two, "old says " + two + " " + hash(two), "row");
    assertThat(run(), is(List.of("3 a 1")));
    assertThat(counter("models_changed"), is(2L));
  }

  @Test
  public void whatWasSaidBeforeHoldsFromTheFirstRowAndIsNotUndoneWhenItIsSaidAgain()
      throws Exception {
    LocalFiles files = new LocalFiles(folder.getRoot());
    String two = write(out, "two.onnx", "a", "2");
    String three = write(out, "three.onnx", "a", "3");
    before =
        before
            .and(files, new ModelMessage(three, hash(three), false), 10_000)
            .and(files, new ModelMessage(two, hash(two), false), 20_000)
            .and(files, new ModelMessage(live, hash(two), false), 30_000)
            .and(files, new ModelMessage(out + "/none.onnx", hash(two), false), 40_000);
    commands(
        "row", "tick", "row", "old says " + three + " " + hash(three), "row", "removes " + two);
    commands("row");
    assertThat(run(), is(List.of("0 a 2", "2 a 2", "4 a 2", "6 a 3")));
  }

  private void commands(String... all) {
    commands.addAll(List.of(all));
  }

  /** Which command's row was scored by which model of which version. */
  private List<String> run() throws IOException {
    TestStream.Builder<String> stream = TestStream.create(StringUtf8Coder.of());
    for (int i = 0; i < commands.size(); i++) {
      boolean old = commands.get(i).startsWith("old ");
      stream =
          stream.addElements(
              TimestampedValue.of(
                  i + " " + commands.get(i).replace("old ", ""),
                  Instant.ofEpochMilli(old ? 0 : (i + 1) * 60_000L)));
    }
    PCollectionTuple told =
        pipeline
            .apply(stream.advanceWatermarkToInfinity())
            .apply(
                "Command",
                ParDo.of(new CommandFn())
                    .withOutputTags(
                        ROWS, TupleTagList.of(WatchModels.TICKS).and(WatchModels.MESSAGES)));
    LocalFiles files = new LocalFiles(folder.getRoot());
    String pattern = in + "/*.onnx";
    PCollectionView<ModelBook> book =
        PCollectionTuple.of(
                WatchModels.TICKS, told.get(WatchModels.TICKS).setCoder(InstantCoder.of()))
            .and(
                WatchModels.MESSAGES,
                told.get(WatchModels.MESSAGES).setCoder(SerializableCoder.of(ModelMessage.class)))
            .apply(
                "WatchModels",
                WatchModels.from(ModelBook.read(files, pattern), files, pattern).after(before));
    WithFailures.Result<PCollection<Prediction>, Failure> scored =
        told.get(ROWS)
            .setCoder(FeatureRowCoder.of())
            .apply(
                "Score",
                ScoreWithModel.by(
                    Lookup.changing(book),
                    files,
                    new RowFailures(
                        "maintenance",
                        "Score",
                        row -> row.toString().getBytes(StandardCharsets.UTF_8))));
    List<Prediction> predictions = Collected.of(scored.output());
    List<Failure> failures = Collected.of(scored.failures());
    PipelineResult ran = pipeline.run();
    ran.waitUntilFinish();
    result = ran;
    assertThat(failures, empty());
    assertThat(Models.SHARED.size(), is(0));
    return predictions.stream()
        .sorted(Comparator.comparingLong(Prediction::fromMicros).thenComparing(Prediction::model))
        .map(
            one ->
                one.fromMicros() / TestModel.MINUTE + " " + one.model() + " " + one.modelVersion())
        .toList();
  }

  private static final class CommandFn extends DoFn<String, FeatureRow> {
    private static final long serialVersionUID = 1;

    @ProcessElement
    public void process(
        @Element String numbered, @Timestamp Instant timestamp, MultiOutputReceiver out)
        throws IOException {
      String[] words = numbered.split(" ", -1);
      switch (words[1]) {
        case "row" ->
            out.get(ROWS).output(TestModel.row("pump", Long.parseLong(words[0]), "torque", 1));
        case "tick" -> out.get(WatchModels.TICKS).output(timestamp);
        case "says" ->
            out.get(WatchModels.MESSAGES).output(new ModelMessage(words[2], words[3], false));
        case "removes" ->
            out.get(WatchModels.MESSAGES).output(new ModelMessage(words[2], "", true));
        case "delete" -> Files.delete(Path.of(words[2]));
        case "copy" -> Files.write(Path.of(words[3]), Files.readAllBytes(Path.of(words[2])));
        default -> throw new IllegalArgumentException(numbered);
      }
    }
  }

  private static String write(File where, String file, String name, String version)
      throws IOException {
    Path path = where.toPath().resolve(file);
    Files.write(
        path,
        OnnxFile.logistic(0, 1)
            .says(TestModel.json(name, version, List.of("pump"), "torque"))
            .bytes());
    return path.toString();
  }

  private String hash(String path) throws IOException {
    return ModelContent.read(new LocalFiles(folder.getRoot()), path).sha256();
  }

  private long counter(String name) {
    return ScoredRows.counter(Objects.requireNonNull(result), name);
  }
}
