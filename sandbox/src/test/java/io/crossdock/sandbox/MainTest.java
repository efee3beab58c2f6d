package io.crossdock.sandbox;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.crossdock.sandbox.servers.JavaProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What the main says of a user's mistakes, from outside its process. */
public final class MainTest {
  private static final long DEADLINE_MS = 120_000;

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private record Ending(int exitCode, String output) {}

  @Test
  public void helpTellsOfEachOption() throws Exception {
    Ending ending = run("--help");
    assertThat(ending.exitCode(), is(0));
    for (String option :
        List.of(
            "--scans",
            "--trucks",
            "--machines",
            "--plant-hours",
            "--seed",
            "--day",
            "--rate",
            "--kafka-port",
            "--postgres-port",
            "--oracle",
            "--stay",
            "--directory")) {
      assertThat(ending.output(), containsString("      " + option));
    }
  }

  @Test
  public void wrongOptionsAreSaidAndNoStackTrace() throws Exception {
    refused("Unknown option: '--scnas=5'", "--scnas=5");
    refused("'yesterday'", "--day=yesterday");
    refused("--scans=499 is not from 500 to 2000000", "--scans=499");
    refused("--rate=-1.0 is not 0 or more", "--rate=-1");
    refused("--machines=11 is not 0 or 12 to 300", "--machines=11");
    refused("--plant-hours=3 is not 4 to 18", "--plant-hours=3");
    refused("There is no port 70000 for the broker", "--kafka-port=70000");
  }

  @Test
  public void directoryThatCannotBeIsSaid() throws Exception {
    Path file = folder.newFile("taken").toPath();
    refused("taken", "--directory=" + file.resolve("below"));
  }

  @Test
  public void takenPortIsSaid() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = other.getLocalPort();
      refused("Port " + port + " for the database is taken", "--postgres-port=" + port);
    }
  }

  private void refused(String message, String option) throws Exception {
    Ending ending = run("--directory=" + folder.getRoot().toPath().resolve("day"), option);
    assertThat(ending.output(), containsString(message));
    assertThat(ending.output(), not(containsString("\tat ")));
    assertThat(ending.exitCode(), is(2));
  }

  private Ending run(String... arguments) throws IOException, InterruptedException {
    Path log = Files.createTempFile(folder.getRoot().toPath(), "main", ".log");
    try (JavaProcess main =
        JavaProcess.java(
            Main.class.getName(),
            List.of("-Dcrossdock.servers=" + System.getProperty("crossdock.servers")),
            List.of(arguments),
            Map.of(),
            log)) {
      assertThat(main.await(DEADLINE_MS), is(true));
      return new Ending(main.exitCode(), Files.readString(log));
    }
  }
}
