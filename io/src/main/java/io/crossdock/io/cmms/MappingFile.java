package io.crossdock.io.cmms;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossdock.io.settings.JsonSettings;
import io.crossdock.io.settings.Problems;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The file that says how a CMMS is spoken to. */
final class MappingFile {
  private static final String OPTION = "--cmmsMapping";
  private static final String ATLAS = "atlas-cmms.json";

  private MappingFile() {}

  /**
   * Reads a mapping, or that of Atlas CMMS where no file is named; all that is wrong with it goes
   * to {@code problems}.
   */
  static CmmsMapping read(@Nullable String file, Problems problems) {
    if (file == null) {
      return atlas();
    }
    JsonNode tree = JsonSettings.read(OPTION, file, problems);
    return tree == null
        ? atlas()
        : new MappingFields(tree, problem -> problems.add(OPTION, problem)).mapping();
  }

  /** The mapping of Atlas CMMS, https://github.com/Grashjs/cmms. */
  static CmmsMapping atlas() {
    try (InputStream in = MappingFile.class.getResourceAsStream(ATLAS)) {
      if (in == null) {
        throw new IllegalStateException("resource is missing: " + ATLAS);
      }
      return new MappingFields(
              JsonSettings.own(in.readAllBytes()),
              problem -> {
                throw new IllegalStateException(ATLAS + ": " + problem);
              })
          .mapping();
    } catch (IOException e) {
      throw new IllegalStateException(ATLAS, e);
    }
  }
}
