package io.crossdock.pipelines.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.Assert.assertThrows;

import io.crossdock.io.postgres.PostgresOptions;
import io.crossdock.io.settings.Problems;
import java.io.OutputStream;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.junit.Test;

public class LaunchTest {

  private static Console run(Launch.Work work, String... args) throws Exception {
    return Console.of(() -> Launch.run(args, PostgresOptions.class, work));
  }

  @Test
  public void workThatIsDoneIsZero() throws Exception {
    String[] seen = new String[1];
    Console console = run(args -> seen[0] = args[0], "--postgresUser=me");
    assertThat(console, equalTo(new Console(0, "", "")));
    assertThat(seen[0], equalTo("--postgresUser=me"));
  }

  @Test
  public void wrongSettingsAreTwoAndSaidInFull() throws Exception {
    Console console =
        run(
            args -> {
              Problems problems = new Problems();
              problems.add("--a", "is wrong");
              problems.add("--b", "is wrong too");
              problems.throwIfAny();
            });
    assertThat(
        console,
        equalTo(
            new Console(
                2,
                "",
                "2 options are wrong:\n  --a: is wrong\n  --b: is wrong too"
                    + System.lineSeparator())));
  }

  @Test
  public void anOptionThatThereIsNotIsTwo() throws Exception {
    Console console =
        run(
            args -> PipelineOptionsFactory.fromArgs(args).as(PostgresOptions.class),
            "--postgresUsr=me");
    assertThat(console.exitCode(), equalTo(2));
    assertThat(console.err(), containsString("postgresUsr"));
    assertThat(console.err(), not(containsString("\tat ")));
  }

  @Test
  public void aNumberThatIsNoneIsTwo() throws Exception {
    Console console =
        run(
            args -> PipelineOptionsFactory.fromArgs(args).as(PostgresOptions.class),
            "--postgresBatchSize=many");
    assertThat(console.exitCode(), equalTo(2));
    assertThat(console.err(), containsString("many"));
    assertThat(console.err(), not(containsString("\tat ")));
  }

  @Test
  public void aDatabaseThatRefusesIsOne() throws Exception {
    Console console =
        run(
            args -> {
              throw new SQLException("no such role");
            });
    assertThat(
        console,
        equalTo(new Console(1, "", "The database refuses: no such role" + System.lineSeparator())));
  }

  @Test
  public void aDefectIsNotSwallowed() {
    IllegalStateException thrown =
        assertThrows(
            IllegalStateException.class,
            () ->
                run(
                    args -> {
                      throw new IllegalStateException("a defect");
                    }));
    assertThat(thrown.getMessage(), equalTo("a defect"));
  }

  private static final class DropAllFn extends DoFn<Integer, Integer> {
    private static final long serialVersionUID = 1;

    @ProcessElement
    public void process() {
      Metrics.counter("test", "drops_all").inc();
    }
  }

  /** Other threads write into the same log, and whoever reads it looks for whole lines. */
  @Test
  public void aCountIsSaidInOneWrite() {
    Pipeline pipeline = Pipeline.create();
    pipeline.apply(Create.of(1, 2, 3)).apply(ParDo.of(new DropAllFn()));
    List<String> writes = new ArrayList<>();
    OutputStream heard =
        new OutputStream() {
          @Override
          public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
          }

          @Override
          public void write(byte[] bytes, int from, int length) {
            writes.add(new String(bytes, from, length, UTF_8));
          }
        };
    PrintStream out = System.out;
    System.setOut(new PrintStream(heard, true, UTF_8));
    try {
      Launch.finish(pipeline.run());
    } finally {
      System.setOut(out);
    }
    assertThat(writes, contains("counted drops_all = 3" + System.lineSeparator()));
  }

  @Test
  public void helpDoesNoWork() throws Exception {
    Console console =
        run(
            args -> {
              throw new IllegalStateException("worked");
            },
            "--postgresUser=me",
            "--help");
    assertThat(console.exitCode(), equalTo(0));
    assertThat(console.err(), emptyString());
    assertThat(console.out(), containsString("--postgresUser"));
    assertThat(console.out(), containsString("User to connect as."));
  }
}
