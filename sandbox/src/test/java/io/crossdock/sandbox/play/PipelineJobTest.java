package io.crossdock.sandbox.play;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.crossdock.sandbox.servers.JavaProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** How a pipeline's JVM is started. */
public class PipelineJobTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void onlyDirectRunnerDoesWithoutTheOptimisingCompiler() {
    assertThat(
        PipelineJob.jvm(List.of("barcode", PipelineJob.DIRECT)),
        contains("-Xmx3g", "-XX:TieredStopAtLevel=1"));
    assertThat(PipelineJob.jvm(List.of("barcode", PipelineJob.FLINK)), contains("-Xmx3g"));
  }

  @Test
  public void whatIsSaidOfTheJvmHolds() throws Exception {
    String before = System.getProperty("crossdock.jvm", "");
    System.setProperty("crossdock.jvm", "-XX:TieredStopAtLevel=2 -XX:+PrintFlagsFinal");
    Path log = folder.newFile().toPath();
    List<String> jvm = PipelineJob.jvm(List.of(PipelineJob.DIRECT));
    // Its flags are printed before it finds that there is no such class.
    try (JavaProcess process = JavaProcess.java("None", jvm, List.of(), Map.of(), log)) {
      assertThat("it ends", process.await(60_000), is(true));
    } finally {
      System.setProperty("crossdock.jvm", before);
    }
    assertThat(
        Files.readAllLines(log).stream().map(line -> line.replaceAll(" +", " ").strip()).toList(),
        hasItem("intx TieredStopAtLevel = 2 {product} {command line}"));
  }
}
