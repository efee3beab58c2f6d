package io.crossdock.sandbox.servers;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;

/** A schema registry of one's own for the tests of a class. */
public final class TestRegistry extends ExternalResource {
  private final TemporaryFolder folder = new TemporaryFolder();
  private @Nullable RegistryServer server;

  @Override
  protected void before() throws Throwable {
    folder.create();
    server = RegistryServer.start(folder.getRoot().toPath(), 0);
  }

  @Override
  protected void after() {
    if (server != null) {
      server.close();
    }
    folder.delete();
  }

  /** The registry, running unless a test has stopped it. */
  public RegistryServer get() {
    return Objects.requireNonNull(server);
  }
}
