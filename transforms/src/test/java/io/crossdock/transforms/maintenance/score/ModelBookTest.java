package io.crossdock.transforms.maintenance.score;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.assertThrows;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class ModelBookTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void aTypeHasItsOwnModelsAndOthersThoseWithoutType() throws Exception {
    write("any.onnx", "any", "1");
    write("mill.onnx", "mill", "1", "mill", "lathe");
    write("pump.onnx", "pump", "1", "pump");
    write("pump2.onnx", "seal", "1", "pump");
    ModelBook book = SerializableUtils.clone(read());
    assertThat(names(book, "mill"), contains("mill 1"));
    assertThat(names(book, "lathe"), contains("mill 1"));
    assertThat(names(book, "pump"), containsInAnyOrder("pump 1", "seal 1"));
    assertThat(names(book, "press"), contains("any 1"));
    assertThat(names(book, ""), contains("any 1"));
    assertThat(names(ModelBook.EMPTY, "pump"), empty());
  }

  @Test
  public void ofTwoOfOneNameTheLaterHolds() throws Exception {
    write("b.onnx", "wear", "old", "pump", "mill").setLastModified(1_000_000);
    write("a.onnx", "wear", "new", "pump").setLastModified(2_000_000);
    ModelBook book = read();
    assertThat(names(book, "pump"), contains("wear new"));
    assertThat(names(book, "mill"), contains("wear old"));
    assertThat(book.entries().size(), is(2));
  }

  @Test
  public void allThatIsWrongIsToldTogether() throws Exception {
    write("good.onnx", "good", "1");
    Files.writeString(folder.getRoot().toPath().resolve("bad.onnx"), "no model");
    Files.write(folder.getRoot().toPath().resolve("mute.onnx"), OnnxFile.logistic(0, 1).bytes());
    ScoringException e = assertThrows(ScoringException.class, this::read);
    assertThat(
        e.getMessage(),
        allOf(
            containsString("bad.onnx: is no ONNX model"),
            containsString("mute.onnx: says nothing of itself")));
  }

  @Test
  public void aFolderWithoutModelsIsAFault() {
    assertThat(
        assertThrows(ScoringException.class, this::read).getMessage(),
        containsString("*.onnx: there is no such model"));
  }

  @Test
  public void onlyWhatChangedIsReadAgainAndWhatIsBadIsToldOnce() throws Exception {
    LocalFiles files = new LocalFiles(folder.getRoot());
    String pattern = folder.getRoot() + "/*.onnx";
    File a = write("a.onnx", "a", "1");
    write("b.onnx", "b", "1");
    ModelFolder.Look first = ModelFolder.of(read()).look(files, pattern, 1);
    assertThat(first.changes(), empty());
    int reads = LocalFiles.READS.get();
    ModelFolder.Look second = first.folder().look(files, pattern, 2);
    assertThat(second.folder(), is(first.folder()));
    assertThat(LocalFiles.READS.get(), is(reads));
    write("a.onnx", "a", "two");
    ModelFolder.Look third = second.folder().look(files, pattern, 3);
    assertThat(LocalFiles.READS.get(), is(reads + 1));
    assertThat(third.changes().size(), is(1));
    assertThat(third.changes().get(0).atMillis(), is(3L));
    Files.writeString(a.toPath(), "half a mod");
    ModelFolder.Look fourth = third.folder().look(files, pattern, 4);
    assertThat(fourth.changes(), empty());
    assertThat(fourth.refused(), contains(containsString("a.onnx: is no ONNX model")));
    ModelFolder.Look fifth = fourth.folder().look(files, pattern, 5);
    assertThat(fifth.changes(), empty());
    assertThat(fifth.refused(), empty());
    assertThat(LocalFiles.READS.get(), is(reads + 2));
  }

  @Test
  public void aFileThatGoesTakesItsModelButAFolderThatIsAwayTakesNone() throws Exception {
    LocalFiles files = new LocalFiles(folder.getRoot());
    String pattern = folder.getRoot() + "/*.onnx";
    File a = write("a.onnx", "a", "1");
    File b = write("b.onnx", "b", "1");
    ModelBook book = read();
    ModelFolder.Look first = ModelFolder.of(book).look(files, pattern, 1);
    assertThat(a.delete(), is(true));
    ModelFolder.Look second = first.folder().look(files, pattern, 2);
    assertThat(second.changes(), contains(new ModelChange(a.getPath(), 2, null)));
    assertThat(names(book.with(second.changes()), "pump"), contains("b 1"));
    assertThat(b.delete(), is(true));
    ModelFolder.Look third = second.folder().look(files, pattern, 3);
    assertThat(third.changes(), empty());
    assertThat(third.fault(), containsString("there is no such model any more"));
    ModelFolder.Look fourth = third.folder().look(files, pattern, 4);
    assertThat(fourth.fault(), is(""));
    assertThat(fourth.folder().fault(), is(third.fault()));
    ModelFolder.Look away =
        fourth.folder().look(new LocalFiles(new File("/no/such/folder")), pattern, 5);
    assertThat(away.changes(), empty());
    assertThat(away.fault(), containsString("cannot be listed: java.io.IOException: nobody"));
    write("b.onnx", "b", "1");
    ModelFolder.Look back = away.folder().look(files, pattern, 6);
    assertThat(back.changes(), empty()); // it was in use all the time
    assertThat(back.folder().fault(), is(""));
  }

  private static List<String> names(ModelBook book, String type) {
    return book.forType(type).stream()
        .map(entry -> entry.metadata().name() + " " + entry.metadata().version())
        .toList();
  }

  private ModelBook read() throws IOException {
    return ModelBook.read(new LocalFiles(folder.getRoot()), folder.getRoot() + "/*.onnx");
  }

  private File write(String file, String name, String version, String... types) throws IOException {
    File path = new File(folder.getRoot(), file);
    Files.write(
        path.toPath(),
        OnnxFile.logistic(0, 1)
            .says(TestModel.json(name, version, List.of(types), "torque"))
            .bytes());
    return path;
  }
}
