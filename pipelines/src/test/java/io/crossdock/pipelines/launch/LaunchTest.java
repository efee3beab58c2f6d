package io.crossdock.pipelines.launch;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.Assert.assertThrows;

import io.crossdock.io.postgres.PostgresOptions;
import io.crossdock.io.settings.Problems;
import java.sql.SQLException;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
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
