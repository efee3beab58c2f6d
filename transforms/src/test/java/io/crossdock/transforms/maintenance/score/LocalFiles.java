package io.crossdock.transforms.maintenance.score;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Files of this machine; counts how often one is read. */
final class LocalFiles implements ModelFiles {
  private static final long serialVersionUID = 1;

  /** By all copies together: a pipeline has its own. */
  static final AtomicInteger READS = new AtomicInteger();

  private final File root;

  LocalFiles(File root) {
    this.root = root;
  }

  @Override
  public List<Found> list(String pattern) throws IOException {
    if (!root.isDirectory()) {
      throw new IOException("nobody answers");
    }
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    try (Stream<Path> all = Files.walk(root.toPath())) {
      return all.filter(path -> Files.isRegularFile(path) && matcher.matches(path))
          .map(
              path ->
                  new Found(path.toString(), path.toFile().length(), path.toFile().lastModified()))
          .sorted(Comparator.comparing(Found::uri))
          .toList();
    }
  }

  @Override
  public byte[] read(String uri) throws IOException {
    READS.incrementAndGet();
    return Files.readAllBytes(Path.of(uri));
  }
}
