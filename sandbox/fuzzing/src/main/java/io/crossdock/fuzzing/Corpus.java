package io.crossdock.fuzzing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The inputs that are kept of a target: {@code fuzz/TARGET.zip} among the resources of its module's
 * tests. Each goes a way through the code that no other goes. A file of its own for each would be
 * thousands.
 */
final class Corpus {
  private Corpus() {}

  /** The kept inputs that are on the class path; none where none are kept. */
  static List<byte[]> kept(FuzzTarget target) throws IOException {
    try (InputStream file =
        Corpus.class.getClassLoader().getResourceAsStream("fuzz/" + target.name() + ".zip")) {
      return file == null ? List.of() : read(file);
    }
  }

  /** The inputs that {@link #pack} has packed. */
  static List<byte[]> read(Path zip) throws IOException {
    try (InputStream file = Files.newInputStream(zip)) {
      return read(file);
    }
  }

  private static List<byte[]> read(InputStream file) throws IOException {
    List<byte[]> inputs = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(file)) {
      while (zip.getNextEntry() != null) {
        inputs.add(zip.readAllBytes());
      }
    }
    return inputs;
  }

  /** Writes inputs to a folder, a file each. */
  static void spread(Collection<byte[]> inputs, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (byte[] input : inputs) {
      Files.write(folder.resolve(name(input)), input);
    }
  }

  /** Packs the files of a folder, so that the same files make the same bytes. */
  static void pack(Path folder, Path zip) throws IOException {
    Map<String, byte[]> inputs = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        byte[] input = Files.readAllBytes(file);
        inputs.put(name(input), input);
      }
    }
    Files.createDirectories(zip.toAbsolutePath().getParent());
    try (OutputStream file = Files.newOutputStream(zip);
        ZipOutputStream packed = new ZipOutputStream(file)) {
      packed.setLevel(9);
      for (Map.Entry<String, byte[]> input : inputs.entrySet()) {
        ZipEntry entry = new ZipEntry(input.getKey());
        entry.setTime(0);
        packed.putNextEntry(entry);
        packed.write(input.getValue());
      }
    }
  }

  private static String name(byte[] input) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(input);
      return HexFormat.of().formatHex(hash, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("each JDK has SHA-256", e);
    }
  }
}
