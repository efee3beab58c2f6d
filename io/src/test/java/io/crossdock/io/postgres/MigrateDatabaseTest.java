package io.crossdock.io.postgres;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.Test;

public class MigrateDatabaseTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... args) {
    return MigrateDatabase.run(
        args,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @Test
  public void anotherRunFindsNothingToDo() {
    PostgresSettings settings = TestDatabase.settingsAs("postgres");
    assertThat(run("--postgresUrl=" + settings.url(), "--postgresUser=postgres"), equalTo(0));
    assertThat(
        out.toString(StandardCharsets.UTF_8),
        equalTo("The schema crossdock is up to date." + System.lineSeparator()));
  }

  @Test
  public void wrongOptionsAreSaidTogether() {
    assertThat(
        run(
            "--postgresUrl=http://x?password=y",
            "--postgresPassword=hunter2",
            "--postgresBatchSize=0"),
        equalTo(2));
    assertThat(
        err.toString(StandardCharsets.UTF_8),
        allOf(
            containsString("--postgresUrl: does not begin"),
            containsString("--postgresUrl: carries"),
            containsString("--postgresPassword: a secret is not written out"),
            containsString("--postgresBatchSize: 0 is not from 1"),
            not(containsString("hunter2")),
            not(containsString("Exception"))));
  }

  @Test
  public void anUnknownOptionIsNamed() {
    assertThat(run("--postgresUrrl=x"), equalTo(2));
    assertThat(err.toString(StandardCharsets.UTF_8), containsString("postgresUrrl"));
  }

  @Test
  public void aUserWithoutTheRightIsToldSo() {
    String url = TestDatabase.settings().url();
    assertThat(run("--postgresUrl=" + url, "--postgresUser=nobody_special"), equalTo(1));
    assertThat(
        err.toString(StandardCharsets.UTF_8),
        allOf(containsString("could not be migrated"), not(containsString("\tat "))));
  }

  @Test
  public void aDatabaseThatIsNotThereIsSaidToBe() {
    assertThat(run("--postgresUrl=jdbc:postgresql://127.0.0.1:1/x"), equalTo(1));
    assertThat(err.toString(StandardCharsets.UTF_8), containsString("refused"));
  }
}
