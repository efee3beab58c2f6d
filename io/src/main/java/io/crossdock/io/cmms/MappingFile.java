package io.crossdock.io.cmms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.crossdock.io.settings.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The file that says how a CMMS is spoken to. */
final class MappingFile {
  private static final String OPTION = "--cmmsMapping";
  private static final String ATLAS = "atlas-cmms.json";
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private MappingFile() {}

  /**
   * Reads a mapping, or that of Atlas CMMS where no file is named; all that is wrong with it goes
   * to {@code problems}.
   */
  static CmmsMapping read(@Nullable String file, Problems problems) {
    if (file == null) {
      return atlas();
    }
    try {
      return new MappingFields(
              JSON.readTree(Files.readAllBytes(Path.of(file))),
              problem -> problems.add(OPTION, problem))
          .mapping();
    } catch (JsonProcessingException e) {
      problems.add(OPTION, file + " is no JSON: " + e.getOriginalMessage());
    } catch (IOException | InvalidPathException e) {
      problems.add(OPTION, file + " cannot be read (" + e.getClass().getSimpleName() + ")");
    }
    return atlas();
  }

  /** The mapping of Atlas CMMS, https://github.com/Grashjs/cmms. */
  static CmmsMapping atlas() {
    try (InputStream in = MappingFile.class.getResourceAsStream(ATLAS)) {
      JsonNode tree = JSON.readTree(in);
      return new MappingFields(
              tree,
              problem -> {
                throw new IllegalStateException(ATLAS + ": " + problem);
              })
          .mapping();
    } catch (IOException e) {
      throw new IllegalStateException(ATLAS, e);
    }
  }
}
