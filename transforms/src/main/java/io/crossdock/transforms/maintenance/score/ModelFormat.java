package io.crossdock.transforms.maintenance.score;

import java.nio.file.Path;

/**
 * A format of model files. Formats are found by {@link java.util.ServiceLoader}: a jar on the class
 * path that provides one adds it.
 */
public interface ModelFormat {
  /** Whether a file of this name is a model of this format. */
  boolean accepts(String uri);

  /** Whether such a model is the whole folder that its file is in, and not the file alone. */
  default boolean isFolder() {
    return false;
  }

  /**
   * Loads a model. What it gives for its typical values is checked by who calls this.
   *
   * @param uri where the model was read, for messages
   * @param local the file, or the folder if {@link #isFolder()}; it may be gone after this call
   * @throws ScoringException saying all that is wrong with it
   */
  Model load(String uri, Path local);
}
