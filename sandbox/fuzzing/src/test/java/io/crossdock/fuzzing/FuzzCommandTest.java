package io.crossdock.fuzzing;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.Assume.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class FuzzCommandTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void oneInputIsTriedAgain() {
    assertThat(FuzzCommand.run("throws", "--input=QkFE"), is(FuzzCommand.FOUND));
    assertThat(FuzzCommand.run("throws", "--input=QkFC"), is(0));
  }

  @Test
  public void whatMakesNoSenseIsSaid() {
    assertThat(FuzzCommand.run("nosuch"), is(2));
    assertThat(FuzzCommand.run("--for=soon"), is(2));
    assertThat(FuzzCommand.run("--for=-1s"), is(2));
    assertThat(FuzzCommand.run("--input=QkFE"), is(2));
    assertThat(FuzzCommand.run("throws", "--input=%"), is(2));
  }

  @Test
  public void whatIsKeptIsPackedAndReadAgain() throws Exception {
    Path inputs = folder.getRoot().toPath().resolve("inputs");
    Path zip = folder.getRoot().toPath().resolve("a/b.zip");
    Corpus.spread(List.of(new byte[] {1}, new byte[] {2, 3}, new byte[] {1}), inputs);
    Corpus.pack(inputs, zip);
    List<byte[]> read = Corpus.read(zip);
    assertThat(read.stream().map(one -> one.length).sorted().toList(), contains(1, 2));
    byte[] bytes = Files.readAllBytes(zip);
    Corpus.pack(inputs, zip);
    assertThat(Files.readAllBytes(zip), equalTo(bytes));
  }

  @Test
  public void jazzerFindsWhatIsPlanted() {
    String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
    assumeTrue("skipped, Jazzer is not for " + system, system.equals("Linux amd64"));
    assertThat(FuzzCommand.run("throws", "--for=60s"), is(FuzzCommand.FOUND));
  }
}
