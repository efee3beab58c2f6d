package io.crossdock.transforms.maintenance.score;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The models that this JVM has loaded, each hash once, however many threads score with it. A model
 * is there as long as somebody holds a lease, and closed with the last one.
 */
final class Models {
  /** Those of this JVM. */
  static final Models SHARED = new Models();

  private final Map<String, Slot> slots = new HashMap<>();

  Models() {}

  private static final class Slot {
    private int users;
    private @Nullable Model model;
  }

  /** The right to use a model until it is closed. */
  final class Lease implements AutoCloseable {
    private final String sha256;
    private final Model model;
    private final AtomicBoolean given = new AtomicBoolean();

    private Lease(String sha256, Model model) {
      this.sha256 = sha256;
      this.model = model;
    }

    /** The model; not to be used after the lease. */
    Model model() {
      return model;
    }

    @Override
    public void close() {
      if (!given.getAndSet(true)) {
        release(sha256);
      }
    }
  }

  /**
   * Loads a model unless it is there. While one thread loads it the others wait.
   *
   * @param loaded is called if this call loads it
   * @throws ScoringException if it cannot be loaded, or is not the file of that hash any more
   * @throws IOException if it cannot be read now
   */
  Lease lease(ModelRef ref, ModelFiles files, Runnable loaded) throws IOException {
    Slot slot;
    synchronized (slots) {
      slot = slots.computeIfAbsent(ref.sha256(), hash -> new Slot());
      slot.users++;
    }
    boolean done = false;
    try {
      synchronized (slot) {
        Model model = slot.model;
        if (model == null) {
          model = load(ref, files);
          slot.model = model;
          loaded.run();
        }
        done = true;
        return new Lease(ref.sha256(), model);
      }
    } finally {
      if (!done) {
        release(ref.sha256());
      }
    }
  }

  private static Model load(ModelRef ref, ModelFiles files) throws IOException {
    ModelContent content = ModelContent.read(files, ref.uri());
    if (!content.sha256().equals(ref.sha256())) {
      throw new ScoringException(
          ref.uri() + ": has the hash " + content.sha256() + ", not " + ref.sha256());
    }
    return content.load();
  }

  private void release(String sha256) {
    Model last = null;
    synchronized (slots) {
      Slot slot = slots.get(sha256);
      if (slot == null) {
        throw new IllegalStateException("nobody holds " + sha256);
      }
      slot.users--;
      if (slot.users == 0) {
        slots.remove(sha256);
        last = slot.model;
      }
    }
    if (last != null) {
      last.close();
    }
  }

  /** How many are there. */
  int size() {
    synchronized (slots) {
      return slots.size();
    }
  }
}
