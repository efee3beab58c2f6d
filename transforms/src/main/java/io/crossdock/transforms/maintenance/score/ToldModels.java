package io.crossdock.transforms.maintenance.score;

import io.crossdock.schemas.maintenance.ModelMessage;
import java.io.IOException;
import java.io.Serializable;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was said of models before the pipeline starts: its first row is judged by it already, so
 * that rows that are read again are judged as the pipeline would judge them now, from the first to
 * the last.
 */
public final class ToldModels implements Serializable {
  private static final long serialVersionUID = 1;

  /** Nothing was said. */
  public static final ToldModels NONE = new ToldModels(Map.of());

  private final Map<String, ModelChange> last;

  private ToldModels(Map<String, ModelChange> last) {
    this.last = Map.copyOf(last);
  }

  /**
   * With one more word. What cannot be loaded changes nothing; the pipeline, which hears it again,
   * tells of that.
   *
   * @param atMillis when it was said, milliseconds since the epoch
   * @throws IOException if the model's file cannot be read now
   */
  public ToldModels and(ModelFiles files, ModelMessage message, long atMillis) throws IOException {
    Map<String, ModelChange> more = new TreeMap<>(last);
    try {
      keepLater(more, change(files, message, atMillis));
    } catch (ScoringException e) {
      return this;
    }
    return new ToldModels(more);
  }

  Collection<ModelChange> changes() {
    return last.values();
  }

  /** Of two changes at one address the later holds. */
  static void keepLater(Map<String, ModelChange> last, ModelChange change) {
    last.merge(change.uri(), change, (a, b) -> a.compareTo(b) < 0 ? b : a);
  }

  /**
   * What a message changes.
   *
   * @throws ScoringException saying why it cannot
   * @throws IOException if the model's file cannot be read now
   */
  static ModelChange change(ModelFiles files, ModelMessage message, long atMillis)
      throws IOException {
    if (message.removed()) {
      return new ModelChange(message.uri(), atMillis, null);
    }
    ModelContent content = ModelContent.read(files, message.uri());
    if (!content.sha256().equals(message.sha256())) {
      throw new ScoringException(
          message.uri() + ": has the hash " + content.sha256() + ", not " + message.sha256());
    }
    return new ModelChange(message.uri(), atMillis, ModelBook.entry(content, atMillis));
  }
}
