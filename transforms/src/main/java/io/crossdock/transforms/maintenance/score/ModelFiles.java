package io.crossdock.transforms.maintenance.score;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/** Where models are stored: transforms touch no file system themselves. For many threads. */
public interface ModelFiles extends Serializable {
  /**
   * A file that is there.
   *
   * @param uri where it is; {@link #read} knows it
   * @param size its bytes
   * @param modifiedMillis when it was last written, milliseconds since the epoch; 0 if not known
   */
  record Found(String uri, long size, long modifiedMillis) implements Serializable {}

  /**
   * The files that fit a pattern or path, in the order of their addresses; none is no error.
   *
   * @param pattern a path or address, with {@code *} for anything within a folder and {@code **}
   *     also across folders
   * @throws IOException if nobody can tell
   */
  List<Found> list(String pattern) throws IOException;

  /**
   * What is in a file.
   *
   * @throws java.io.FileNotFoundException if there is none
   * @throws java.nio.file.NoSuchFileException if there is none
   * @throws IOException if it cannot be read now
   */
  byte[] read(String uri) throws IOException;
}
