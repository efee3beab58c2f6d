package io.crossdock.transforms.maintenance.score;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What has been seen of the files that fit a pattern, so that only changed ones are read. A file
 * that cannot be loaded leaves the model before it in use, and is told of once. Where there is not
 * one file any more, all stay in use: that is a folder that is away, not a wish to stop scoring.
 *
 * @param files what was seen of each file, by address
 * @param fault why the last listing said nothing; empty if it did
 */
record ModelFolder(Map<String, Seen> files, String fault) implements Serializable {
  /**
   * A file as it was last seen.
   *
   * @param stamp sizes and times of its parts
   * @param sha256 hash of the model that is in use; empty where none is
   * @param fault why what is there now cannot be loaded; empty where it can
   */
  record Seen(String stamp, String sha256, String fault) implements Serializable {}

  /**
   * What another look brought.
   *
   * @param folder what has been seen now
   * @param changes which models changed
   * @param refused why files cannot be loaded, new since the last look
   * @param fault why the listing failed or was empty, new since the last look; else empty
   */
  record Look(ModelFolder folder, List<ModelChange> changes, List<String> refused, String fault) {}

  /** Keeps its own copy of the map. */
  ModelFolder {
    files = Map.copyOf(files);
  }

  /** The files of a book: nothing is known of them but their hashes. */
  static ModelFolder of(ModelBook first) {
    Map<String, Seen> files = new TreeMap<>();
    first
        .entries()
        .forEach(entry -> files.put(entry.ref().uri(), new Seen("", entry.ref().sha256(), "")));
    return new ModelFolder(files, "");
  }

  /**
   * Looks again.
   *
   * @param nowMillis when, milliseconds since the epoch
   */
  Look look(ModelFiles store, String pattern, long nowMillis) {
    List<ModelFiles.Found> listed;
    try {
      listed = store.list(pattern);
    } catch (IOException e) {
      return failed(pattern + ": cannot be listed: " + e);
    }
    if (listed.isEmpty()) {
      return failed(pattern + ": there is no such model any more");
    }
    Map<String, Seen> now = new TreeMap<>();
    List<ModelChange> changes = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    for (ModelFiles.Found found : listed) {
      Seen before = files.getOrDefault(found.uri(), new Seen("", "", ""));
      Seen after = seen(store, found, before, nowMillis, changes);
      now.put(found.uri(), after);
      if (!after.fault().isEmpty() && !after.equals(before)) {
        refused.add(after.fault());
      }
    }
    files.forEach(
        (uri, before) -> {
          if (!now.containsKey(uri) && !before.sha256().isEmpty()) {
            changes.add(new ModelChange(uri, nowMillis, null));
          }
        });
    return new Look(new ModelFolder(now, ""), changes, refused, "");
  }

  private Look failed(String why) {
    return new Look(
        new ModelFolder(files, why), List.of(), List.of(), why.equals(fault) ? "" : why);
  }

  private static Seen seen(
      ModelFiles store,
      ModelFiles.Found found,
      Seen before,
      long nowMillis,
      List<ModelChange> changes) {
    String uri = found.uri();
    String stamp;
    try {
      stamp = ModelContent.parts(store, uri).toString();
      if (stamp.equals(before.stamp())) {
        return before;
      }
      ModelContent content = ModelContent.read(store, uri);
      String sha256 = content.sha256();
      if (!sha256.equals(before.sha256())) {
        changes.add(
            new ModelChange(uri, nowMillis, ModelBook.entry(content, found.modifiedMillis())));
      }
      return new Seen(stamp, sha256, "");
    } catch (FileNotFoundException e) {
      return new Seen("", before.sha256(), uri + ": was gone when it was to be read");
    } catch (IOException e) {
      // The stamp stays the one before, so that it is tried again at the next look.
      return new Seen(before.stamp(), before.sha256(), uri + ": cannot be read: " + e);
    } catch (ScoringException e) {
      return new Seen(stamp(store, uri), before.sha256(), String.valueOf(e.getMessage()));
    }
  }

  private static String stamp(ModelFiles store, String uri) {
    try {
      return ModelContent.parts(store, uri).toString();
    } catch (IOException e) {
      return "";
    }
  }
}
