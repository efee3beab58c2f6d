package io.crossdock.sandbox.jobs;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The TCP sockets on which a process listens, as Linux tells them (proc(5)). */
public final class ListeningSockets {
  private static final Path PROCESSES = Path.of("/proc");
  private static final String LISTEN = "0A";

  private ListeningSockets() {}

  /** Whether this system tells. */
  public static boolean areTold() {
    return Files.isReadable(PROCESSES.resolve("self/net/tcp"));
  }

  /** The addresses, one for each socket. */
  static List<InetAddress> of(long pid) throws IOException {
    Path process = PROCESSES.resolve(Long.toString(pid));
    Set<String> own = inodes(process);
    List<InetAddress> addresses = new ArrayList<>();
    for (String table : List.of("net/tcp", "net/tcp6")) {
      if (!Files.exists(process.resolve(table))) {
        continue; // a machine without IPv6
      }
      List<String> lines = Files.readAllLines(process.resolve(table));
      for (String line : lines.subList(1, lines.size())) {
        String[] fields = line.trim().split("\\s+", -1);
        if (fields[3].equals(LISTEN) && own.contains(fields[9])) {
          addresses.add(address(fields[1].substring(0, fields[1].indexOf(':'))));
        }
      }
    }
    return addresses;
  }

  private static Set<String> inodes(Path process) throws IOException {
    Set<String> inodes = new HashSet<>();
    try (Stream<Path> files = Files.list(process.resolve("fd"))) {
      for (Path file : (Iterable<Path>) files::iterator) {
        try {
          String target = Files.readSymbolicLink(file).toString();
          if (target.startsWith("socket:[")) {
            inodes.add(target.substring("socket:[".length(), target.length() - 1));
          }
        } catch (NoSuchFileException e) {
          // It was closed meanwhile.
        }
      }
    }
    return inodes;
  }

  /** Words of 32 bits, each in the byte order of a little-endian machine. */
  private static InetAddress address(String hex) throws IOException {
    byte[] bytes = new byte[hex.length() / 2];
    for (int index = 0; index < bytes.length; index++) {
      int from = 2 * (index ^ 3);
      bytes[index] = (byte) Integer.parseInt(hex.substring(from, from + 2), 16);
    }
    return InetAddress.getByAddress(bytes);
  }
}
