package io.crossdock.sandbox.play;

import static org.junit.Assume.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Real data that nobody in this project wrote, kept outside of it in a folder {@code shared/data}
 * beside it. Where that is absent the tests that read it are skipped.
 */
final class ReferenceFiles {
  private ReferenceFiles() {}

  /** A file of {@code shared/data}. */
  static Path find(String name) {
    String relative = "shared/data/" + name;
    Path found = null;
    for (Path at = root(); at != null && found == null; at = at.getParent()) {
      Path file = at.resolve(relative);
      found = Files.isRegularFile(file) ? file : null;
    }
    assumeTrue("skipped, no reference data " + relative + " beside the project", found != null);
    return found == null ? Path.of(relative) : found;
  }

  /** A file of the project itself. */
  static Path ofProject(String name) {
    return root().resolve(name);
  }

  private static Path root() {
    @Nullable String root = System.getProperty("crossdock.root");
    return Path.of(root == null ? ".." : root).toAbsolutePath().normalize();
  }
}
