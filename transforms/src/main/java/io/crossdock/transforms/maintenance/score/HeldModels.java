package io.crossdock.transforms.maintenance.score;

import java.io.IOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/**
 * The models that one scorer holds from bundle to bundle: to load them anew for each bundle would
 * cost more than to score. A model that is no longer in the book is given back at the end of a
 * bundle; so a replaced model stays until each thread that used it has had one more bundle, or is
 * torn down. Not for several threads.
 */
final class HeldModels implements AutoCloseable {
  private final Models models;
  private final ModelFiles files;
  private final Runnable loaded;
  private final Map<String, Models.Lease> held = new HashMap<>();

  /**
   * Holds none yet.
   *
   * @param loaded is called for each model that had to be loaded
   */
  HeldModels(Models models, ModelFiles files, Runnable loaded) {
    this.models = models;
    this.files = files;
    this.loaded = loaded;
  }

  /**
   * A model, loaded if need be.
   *
   * @throws ScoringException if it cannot be loaded, or is not the file of that hash any more
   * @throws IOException if it cannot be read now
   */
  Model get(ModelRef ref) throws IOException {
    Models.Lease lease = held.get(ref.sha256());
    if (lease == null) {
      lease = models.lease(ref, files, loaded);
      held.put(ref.sha256(), lease);
    }
    return lease.model();
  }

  /** Gives back those that are not among these hashes. */
  void keepOnly(Set<String> hashes) {
    Iterator<Map.Entry<String, Models.Lease>> all = held.entrySet().iterator();
    while (all.hasNext()) {
      Map.Entry<String, Models.Lease> one = all.next();
      if (!hashes.contains(one.getKey())) {
        one.getValue().close();
        all.remove();
      }
    }
  }

  /** Gives all back. */
  @Override
  public void close() {
    keepOnly(Set.of());
  }
}
