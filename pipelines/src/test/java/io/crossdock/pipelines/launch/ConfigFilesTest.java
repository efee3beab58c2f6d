package io.crossdock.pipelines.launch;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.arrayContaining;
import static org.hamcrest.Matchers.containsString;
import static org.junit.Assert.assertThrows;

import io.crossdock.io.settings.InvalidSettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class ConfigFilesTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private String config(String name, String... lines) throws IOException {
    Path file = folder.getRoot().toPath().resolve(name);
    Files.writeString(file, String.join("\n", lines));
    return "--config=" + file;
  }

  @Test
  public void linesAreArguments() throws IOException {
    String file = config("a", "# a comment", "", "  --x=1 2=3  ", "--flag");
    assertThat(
        ConfigFiles.expand(new String[] {"--y=2", file}),
        arrayContaining("--x=1 2=3", "--flag", "--y=2"));
  }

  @Test
  public void theCommandLineWinsAndThenTheLaterFile() throws IOException {
    String first = config("a", "--x=1", "--y=1", "--z=1");
    String second = config("b", "--y=2", "--z=2");
    assertThat(
        ConfigFiles.expand(new String[] {"--z=3", first, second}),
        arrayContaining("--x=1", "--y=2", "--z=3"));
  }

  @Test
  public void whatIsWrongIsSaidTogether() throws IOException {
    String file = config("a", "--x=1", "x=1", "--config=b");
    InvalidSettingsException thrown =
        assertThrows(
            InvalidSettingsException.class,
            () -> ConfigFiles.expand(new String[] {file, "--config=no/such/file"}));
    assertThat(thrown.getMessage(), containsString("a, line 2: is no argument"));
    assertThat(thrown.getMessage(), containsString("a, line 3: is no argument"));
    assertThat(thrown.getMessage(), containsString("no/such/file cannot be read"));
  }
}
