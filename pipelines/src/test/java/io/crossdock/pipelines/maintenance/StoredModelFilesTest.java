package io.crossdock.pipelines.maintenance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.assertThrows;

import io.crossdock.transforms.maintenance.score.ModelFiles;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class StoredModelFilesTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final ModelFiles files = new StoredModelFiles();

  @Before
  public void setUpFileSystems() {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
  }

  @Test
  public void filesAreListedByPatternInOrderAndRead() throws Exception {
    File b = write("b.onnx", "bb");
    File a = write("a.onnx", "a");
    write("c.txt", "c");
    assertThat(
        files.list(folder.getRoot() + "/*.onnx"),
        contains(
            new ModelFiles.Found(a.getPath(), 1, a.lastModified()),
            new ModelFiles.Found(b.getPath(), 2, b.lastModified())));
    assertThat(new String(files.read(b.getPath()), StandardCharsets.UTF_8), is("bb"));
  }

  @Test
  public void foldersAreSearchedToTheirGround() throws Exception {
    folder.newFolder("m", "variables");
    write("m/saved_model.pb", "pb");
    write("m/variables/x", "x");
    assertThat(
        files.list(folder.getRoot() + "/m/**").stream().map(ModelFiles.Found::uri).toList(),
        contains(folder.getRoot() + "/m/saved_model.pb", folder.getRoot() + "/m/variables/x"));
  }

  @Test
  public void whatIsNotThereIsNotListedAndCannotBeRead() throws Exception {
    assertThat(files.list(folder.getRoot() + "/*.onnx"), empty());
    assertThat(files.list(folder.getRoot() + "/none.onnx"), empty());
    assertThat(
        assertThrows(IOException.class, () -> files.read(folder.getRoot() + "/none.onnx")),
        anyOf(instanceOf(FileNotFoundException.class), instanceOf(NoSuchFileException.class)));
  }

  private File write(String name, String text) throws IOException {
    File file = new File(folder.getRoot(), name);
    Files.writeString(file.toPath(), text);
    return file;
  }
}
