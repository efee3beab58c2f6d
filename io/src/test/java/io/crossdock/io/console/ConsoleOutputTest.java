package io.crossdock.io.console;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.junit.Rule;
import org.junit.Test;

public class ConsoleOutputTest {
  @Rule public final transient TestPipeline pipeline = TestPipeline.create();

  @Test
  public void printsALineForEachValue() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      pipeline.apply(Create.of(1, 2, 3)).apply(ConsoleOutput.of(n -> "<" + n + ">"));
      pipeline.run().waitUntilFinish();
    } finally {
      System.setOut(before);
    }
    List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines, containsInAnyOrder("<1>", "<2>", "<3>"));
  }
}
