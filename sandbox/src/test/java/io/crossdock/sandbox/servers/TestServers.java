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
  private final TemporaryFolder folder = new TemporaryFolder();
  private @Nullable Servers servers;

  @Override
  protected void before() throws Throwable {
    folder.create();
    servers = Servers.start(folder.getRoot().toPath(), 0, 0);
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

  /** Where they keep what they write. */
  public Path directory() {
    return folder.getRoot().toPath();
  }

  /** What they have logged so far. */
  public String log() throws IOException {
    return Files.readString(directory().resolve("servers.log"));
  }
}
