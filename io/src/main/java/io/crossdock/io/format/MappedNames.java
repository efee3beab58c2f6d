package io.crossdock.io.format;

import io.crossdock.io.settings.Problems;
import io.crossdock.schemas.source.Source;
import io.crossdock.schemas.source.SourceMessage;
import java.io.IOException;
import java.util.List;

/** Whether the fields that a mapping names mean anything, which each pipeline knows of its own. */
final class MappedNames {
  private static final SourceMessage NONE =
      new SourceMessage(new byte[0], "", new byte[0], "", 0, 1, Source.file("none", 0));

  private MappedNames() {}

  /**
   * Checks the names of a mapping.
   *
   * @throws io.crossdock.io.settings.InvalidSettingsException naming each that is not known
   */
  static <T> void check(XmlMapping mapping, FieldDecoder.Drafts<T> drafts) {
    Problems problems = new Problems();
    List<XmlMapping.Kind> records = mapping.records();
    for (int i = 0; i < records.size(); i++) {
      for (XmlMapping.Field field : records.get(i).fields()) {
        if (!knows(drafts.begin(NONE), field.name())) {
          problems.add(
              "--xmlMapping",
              "/records/" + i + "/fields/" + field.name() + " is no field of this pipeline");
        }
      }
    }
    problems.throwIfAny();
  }

  /** A draft that does not know a field does not look at its value. */
  private static boolean knows(Draft<?> draft, String name) {
    try {
      return draft.take(name, new XmlField(name, "0", XmlMapping.Notation.PLAIN, null));
    } catch (IOException | MessageException e) {
      return true; // it looked
    }
  }
}
