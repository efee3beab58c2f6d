package io.crossdock.transforms.maintenance.score;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The bytes of a model: of a file, or of all files of a folder. */
final class ModelContent {
  private final String uri;
  private final boolean folder;
  private final SortedMap<String, byte[]> files;

  private ModelContent(String uri, boolean folder, SortedMap<String, byte[]> files) {
    this.uri = uri;
    this.folder = folder;
    this.files = files;
  }

  /**
   * Reads a model.
   *
   * @throws ScoringException if there is no such file, or none of a known format
   * @throws IOException if it cannot be read now
   */
  static ModelContent read(ModelFiles store, String uri) throws IOException {
    boolean folder = ModelFormats.of(uri).isFolder();
    SortedMap<String, byte[]> files = new TreeMap<>();
    try {
      if (folder) {
        String path = folderOf(found(store, uri)) + "/";
        for (ModelFiles.Found part : store.list(path + "**")) {
          files.put(part.uri().substring(path.length()), store.read(part.uri()));
        }
      } else {
        files.put(nameOf(uri), store.read(uri));
      }
    } catch (FileNotFoundException | NoSuchFileException e) {
      throw new ScoringException(uri + ": there is no such file", e);
    }
    return new ModelContent(uri, folder, files);
  }

  /** Where it was read. */
  String uri() {
    return uri;
  }

  /** The files that a model is made of: one, or all in its folder. */
  static List<ModelFiles.Found> parts(ModelFiles store, String uri) throws IOException {
    return ModelFormats.of(uri).isFolder()
        ? store.list(folderOf(found(store, uri)) + "/**")
        : store.list(uri);
  }

  /** The address as the store itself spells it. */
  private static String found(ModelFiles store, String uri) throws IOException {
    List<ModelFiles.Found> found = store.list(uri);
    if (found.size() != 1) {
      throw new FileNotFoundException(uri);
    }
    return found.get(0).uri();
  }

  private static String folderOf(String uri) {
    int slash = uri.lastIndexOf('/');
    if (slash < 0) {
      throw new ScoringException(uri + ": names no folder");
    }
    return uri.substring(0, slash);
  }

  private static String nameOf(String uri) {
    return uri.substring(uri.lastIndexOf('/') + 1);
  }

  /**
   * SHA-256 in hexadecimal digits: of the file, as {@code sha256sum} says it; of a folder that of
   * what {@code sha256sum} prints for its files in the order of their paths within it.
   */
  String sha256() {
    if (!folder) {
      return sha256(files.values().iterator().next());
    }
    StringBuilder lines = new StringBuilder();
    files.forEach(
        (name, bytes) -> lines.append(sha256(bytes)).append("  ").append(name).append('\n'));
    return sha256(lines.toString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Loads the model.
   *
   * @throws ScoringException saying what is wrong with it
   */
  Model load() throws IOException {
    Path local = Files.createTempDirectory("crossdock-model");
    try {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Path target = local.resolve(file.getKey()).normalize();
        if (!target.startsWith(local)) {
          throw new ScoringException(uri + ": has a file outside its folder: " + file.getKey());
        }
        Files.createDirectories(target.getParent());
        Files.write(target, file.getValue());
      }
      return ModelFormats.load(uri, folder ? local : local.resolve(nameOf(uri)));
    } finally {
      delete(local);
    }
  }

  private static void delete(Path local) throws IOException {
    try (Stream<Path> all = Files.walk(local)) {
      all.sorted(Comparator.reverseOrder())
          .forEach(
              path -> {
                try {
                  Files.deleteIfExists(path);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
