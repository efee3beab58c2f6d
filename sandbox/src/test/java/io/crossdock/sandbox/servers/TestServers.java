package io.crossdock.sandbox.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;

/** A broker and a database of one's own for the tests of a class. */
public final class TestServers extends ExternalResource {
  /** What opens the second door of {@link #secured}, a connection string of Event Hubs. */
  public static final String CONNECTION_STRING =
      "Endpoint=sb://127.0.0.1/;SharedAccessKeyName=crossdock;SharedAccessKey=c2VjcmV0";

  private final TemporaryFolder folder = new TemporaryFolder();
  private final boolean withSecuredDoor;
  private @Nullable SecuredDoor door;
  private @Nullable Servers servers;

  /** Servers without a second door. */
  public TestServers() {
    this(false);
  }

  private TestServers(boolean withSecuredDoor) {
    this.withSecuredDoor = withSecuredDoor;
  }

  /** Servers whose broker has a second door, like that of Event Hubs. */
  public static TestServers secured() {
    return new TestServers(true);
  }

  @Override
  protected void before() throws Throwable {
    folder.create();
    if (withSecuredDoor) {
      SecuredDoor made = SecuredDoor.make(directory(), CONNECTION_STRING);
      door = made;
      servers = Servers.start(directory(), made);
    } else {
      servers = Servers.start(directory(), 0, 0);
    }
  }

  @Override
  protected void after() {
    if (servers != null) {
      servers.close();
    }
    folder.delete();
  }

  /** The servers, running. */
  public Servers get() {
    return Objects.requireNonNull(servers);
  }

  /** The second door. */
  public SecuredDoor securedDoor() {
    return Objects.requireNonNull(door);
  }

  /** Where they keep what they write. */
  public Path directory() {
    return folder.getRoot().toPath();
  }

  /** What they have logged so far. */
  public String log() throws IOException {
    return Files.readString(directory().resolve("servers.log"));
  }
}
