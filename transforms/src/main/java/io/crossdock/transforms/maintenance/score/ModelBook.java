package io.crossdock.transforms.maintenance.score;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which models there are, and for which machines. Where two models for one kind of machine have the
 * same name and failure mode, such as two versions in one folder, the later one is used.
 */
public final class ModelBook implements Serializable {
  private static final long serialVersionUID = 1;

  private static final Comparator<ModelEntry> LATER_LAST =
      Comparator.comparingLong(ModelEntry::sinceMillis)
          .thenComparing(entry -> entry.ref().uri())
          .thenComparing(entry -> entry.ref().sha256());

  /** The book without models; after the order that it is made with. */
  public static final ModelBook EMPTY = of(List.of());

  private final List<ModelEntry> entries;
  private final Map<String, List<ModelEntry>> byType;
  private final List<ModelEntry> withoutType;
  private final Set<String> hashes;

  private ModelBook(
      List<ModelEntry> entries,
      Map<String, List<ModelEntry>> byType,
      List<ModelEntry> withoutType) {
    this.entries = entries;
    this.byType = byType;
    this.withoutType = withoutType;
    this.hashes =
        entries.stream().map(entry -> entry.ref().sha256()).collect(Collectors.toUnmodifiableSet());
  }

  /** The book of these models, in whatever order. */
  public static ModelBook of(Collection<ModelEntry> models) {
    List<ModelEntry> sorted = models.stream().sorted(LATER_LAST).toList();
    Map<String, Map<List<String>, ModelEntry>> byType = new HashMap<>();
    Map<List<String>, ModelEntry> withoutType = new LinkedHashMap<>();
    for (ModelEntry model : sorted) {
      List<String> name = List.of(model.metadata().name(), model.metadata().failureMode());
      if (model.metadata().machineTypes().isEmpty()) {
        withoutType.put(name, model);
      }
      for (String type : model.metadata().machineTypes()) {
        byType.computeIfAbsent(type, any -> new LinkedHashMap<>()).put(name, model);
      }
    }
    Map<String, List<ModelEntry>> lists = new HashMap<>();
    byType.forEach((type, named) -> lists.put(type, List.copyOf(named.values())));
    return new ModelBook(sorted, lists, List.copyOf(withoutType.values()));
  }

  /**
   * The book of all models in files that fit a pattern, each of which is loaded once to try it.
   *
   * @throws ScoringException saying all that is wrong with the files, or that there are none
   * @throws IOException if they cannot be read now
   */
  public static ModelBook read(ModelFiles files, String pattern) throws IOException {
    List<ModelEntry> entries = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    for (ModelFiles.Found found : files.list(pattern)) {
      try {
        entries.add(entry(ModelContent.read(files, found.uri()), found.modifiedMillis()));
      } catch (ScoringException e) {
        faults.add(String.valueOf(e.getMessage()));
      }
    }
    if (entries.isEmpty() && faults.isEmpty()) {
      faults.add(pattern + ": there is no such model");
    }
    if (!faults.isEmpty()) {
      throw new ScoringException(String.join("\n", faults));
    }
    return of(entries);
  }

  /** What there is to know of a model, which is loaded once to try it. */
  static ModelEntry entry(ModelContent content, long sinceMillis) throws IOException {
    try (Model model = content.load()) {
      return new ModelEntry(
          new ModelRef(content.uri(), content.sha256()), model.metadata(), sinceMillis);
    }
  }

  /**
   * The models that score machines of this type: those made for it; if there are none, those made
   * for no type. A machine that nobody knows has the empty type, and is scored by the latter.
   */
  public List<ModelEntry> forType(String machineType) {
    return byType.getOrDefault(machineType, withoutType);
  }

  /** All models, also those that a later one of the same name stands before. */
  public List<ModelEntry> entries() {
    return entries;
  }

  /** The hashes of all files. */
  Set<String> hashes() {
    return hashes;
  }

  /** The same book with changes, of which there is one at most for each address. */
  ModelBook with(Collection<ModelChange> changes) {
    Map<String, ModelEntry> byUri = new TreeMap<>();
    entries.forEach(entry -> byUri.put(entry.ref().uri(), entry));
    for (ModelChange change : changes) {
      if (change.entry() == null) {
        byUri.remove(change.uri());
      } else {
        byUri.put(change.uri(), change.entry());
      }
    }
    return of(byUri.values());
  }

  @Override
  public boolean equals(Object object) {
    return object instanceof ModelBook other && entries.equals(other.entries);
  }

  @Override
  public int hashCode() {
    return entries.hashCode();
  }

  @Override
  public String toString() {
    return "ModelBook" + entries;
  }
}
