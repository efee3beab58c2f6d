package io.crossdock.sandbox.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;

/** A broker and a database for the tests of a class, empty when it begins. */
public final class TestServers extends ExternalResource {
  /** What opens the second door of {@link #secured}, a connection string of Event Hubs. */
  public static final String CONNECTION_STRING =
      "Endpoint=sb://127.0.0.1/;SharedAccessKeyName=crossdock;SharedAccessKey=c2VjcmV0";

  private final TemporaryFolder folder = new TemporaryFolder();
  private final Kind kind;
  private @Nullable SecuredDoor door;
  private @Nullable Servers servers;

  private enum Kind {
    SHARED,
    OWN,
    SECURED
  }

  private TestServers(Kind kind) {
    this.kind = kind;
  }

  /** Servers that other classes have used, and will use: they are not to be stopped. */
  public static TestServers shared() {
    return new TestServers(Kind.SHARED);
  }

  /** Servers of the class's own, which it may stop. */
  public static TestServers own() {
    return new TestServers(Kind.OWN);
  }

  /** Servers of the class's own whose broker has a second door, like that of Event Hubs. */
  public static TestServers secured() {
    return new TestServers(Kind.SECURED);
  }

  @Override
  protected void before() throws Throwable {
    folder.create();
    switch (kind) {
      case SHARED -> servers = SharedServers.taken();
      case OWN -> servers = Servers.start(directory(), 0, 0);
      case SECURED -> {
        SecuredDoor made = SecuredDoor.make(directory(), CONNECTION_STRING);
        door = made;
        servers = Servers.start(directory(), made);
      }
    }
  }

  @Override
  protected void after() {
    if (servers != null && kind != Kind.SHARED) {
      servers.close();
    }
    folder.delete();
  }

  /** The servers, running. */
  public Servers get() {
    return Objects.requireNonNull(servers);
  }

  /** Makes them as empty as they were at first, for another test of the class. */
  public void empty() throws Exception {
    SharedServers.empty(get());
  }

  /** The second door. */
  public SecuredDoor securedDoor() {
    return Objects.requireNonNull(door);
  }

  /** A folder of the class's own; where servers of its own keep what they write. */
  public Path directory() {
    return folder.getRoot().toPath();
  }

  /** What servers of the class's own have logged so far. */
  public String log() throws IOException {
    return Files.readString(directory().resolve("servers.log"));
  }
}
