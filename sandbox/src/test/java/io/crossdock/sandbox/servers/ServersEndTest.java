package io.crossdock.sandbox.servers;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.arrayContainingInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.Assert.assertThrows;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** How the servers end, and what is said when they cannot begin. */
public final class ServersEndTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  /** Servers that other classes share. */
  private final Set<ProcessHandle> others =
      ProcessHandle.current().children().collect(Collectors.toSet());

  /** No process of ours may stay, however a test went. */
  @After
  public void nobodyIsLeft() {
    assertThat(
        Deadline.met(
            () ->
                ProcessHandle.current()
                    .children()
                    .noneMatch(child -> child.isAlive() && !others.contains(child))),
        is(true));
  }

  @Test
  public void closedServersAreGone() {
    int port;
    int brokerPort;
    try (Servers servers = Servers.start(directory(), 0, 0)) {
      port = servers.databasePort();
      brokerPort = portOf(servers.bootstrapServers());
    }
    assertThat(Deadline.listens("127.0.0.1", port), is(false));
    assertThat(Deadline.listens("127.0.0.1", brokerPort), is(false));
    assertThat(directory().toFile().list(), is(new String[] {"servers.log"}));
  }

  @Test
  public void takenPortOfTheBrokerIsSaid() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = other.getLocalPort();
      assertThat(
          refusal(port, 0),
          allOf(containsString("Port " + port + " for the broker"), containsString("taken")));
    }
    assertThat(directory().toFile().list(), is(new String[] {"servers.log"}));
  }

  @Test
  public void takenPortOfTheDatabaseIsSaid() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = other.getLocalPort();
      assertThat(
          refusal(0, port),
          allOf(containsString("Port " + port + " for the database"), containsString("taken")));
    }
  }

  @Test
  public void numberThatIsNoPortIsSaid() {
    assertThat(refusal(0, 70_000), containsString("There is no port 70000 for the database"));
    assertThat(refusal(-1, 0), containsString("There is no port -1 for the broker"));
  }

  @Test
  public void whatAServerSaysBeforeItEndsIsRelayed() throws IOException {
    Path data =
        Files.writeString(directory().resolve("data"), "a file where a directory should be");
    try (ServerProcess database =
        ServerProcess.start(
            "database", "DatabaseProcess", 128, 0, data, List.of(), directory().resolve("log"))) {
      SandboxException refusal = assertThrows(SandboxException.class, database::awaitReady);
      assertThat(
          refusal.getMessage(),
          allOf(containsString("The database did not start"), containsString("data")));
    }
  }

  @Test
  public void dataOfOthersIsNeitherUsedNorDeleted() throws IOException {
    Path data = Files.createDirectory(directory().resolve("kafka"));
    assertThat(refusal(0, 0), containsString(data + " is there already"));
    assertThat(Files.exists(data), is(true));
  }

  @Test
  public void missingBuildIsSaid() {
    String before = System.getProperty("crossdock.servers", "sandbox/servers/target");
    System.setProperty("crossdock.servers", directory().toString());
    try {
      assertThat(refusal(0, 0), containsString("run mvn compile first"));
    } finally {
      System.setProperty("crossdock.servers", before);
    }
  }

  @Test
  public void serversEndWithAMainThatForgotThem() throws IOException {
    endsWithItsParent("exit");
    assertThat(
        directory().toFile().list(), is(arrayContainingInAnyOrder("parent.log", "servers.log")));
  }

  @Test
  public void serversEndWithAMainThatWasKilled() throws IOException {
    endsWithItsParent("halt");
  }

  private void endsWithItsParent(String way) throws IOException {
    Path log = directory().resolve("parent.log");
    try (JavaProcess parent =
            JavaProcess.start(
                JavaProcess.ownClassPath(),
                ForgetfulMain.class.getName(),
                List.of("-Dcrossdock.servers=" + System.getProperty("crossdock.servers")),
                List.of(directory().toString(), way),
                Map.of(),
                log,
                true);
        BufferedReader output =
            new BufferedReader(
                new InputStreamReader(parent.process().getInputStream(), StandardCharsets.UTF_8))) {
      int brokerPort = port(output, parent);
      int databasePort = port(output, parent);
      assertThat(Deadline.met(() -> !parent.isRunning()), is(true));
      assertThat(Deadline.met(() -> !Deadline.listens("127.0.0.1", brokerPort)), is(true));
      assertThat(Deadline.met(() -> !Deadline.listens("127.0.0.1", databasePort)), is(true));
    }
  }

  private static int port(BufferedReader output, JavaProcess parent) throws IOException {
    String line = output.readLine();
    assertThat(parent.lastWords(), not(containsString("Exception")));
    return Integer.parseInt(Objects.requireNonNull(line));
  }

  private String refusal(int kafkaPort, int postgresPort) {
    SandboxException refusal =
        assertThrows(
            SandboxException.class, () -> Servers.start(directory(), kafkaPort, postgresPort));
    return String.valueOf(refusal.getMessage());
  }

  private Path directory() {
    return folder.getRoot().toPath();
  }

  static int portOf(String address) {
    return Integer.parseInt(address.substring(address.indexOf(':') + 1));
  }

  /** Starts servers and goes without closing them. */
  static final class ForgetfulMain {
    private ForgetfulMain() {}

    @SuppressWarnings("resource") // that is the point
    public static void main(String[] args) {
      Servers servers = Servers.start(Path.of(args[0]), 0, 0);
      System.out.println(portOf(servers.bootstrapServers()));
      System.out.println(servers.databasePort());
      System.out.flush();
      if (args[1].equals("halt")) {
        Runtime.getRuntime().halt(1);
      }
      System.exit(0);
    }
  }
}
