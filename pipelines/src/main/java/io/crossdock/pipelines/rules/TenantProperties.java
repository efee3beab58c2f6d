package io.crossdock.pipelines.rules;

import io.crossdock.io.settings.Problems;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A properties file of lines TENANT.NAME=VALUE. */
public final class TenantProperties {
  private TenantProperties() {}

  /**
   * The values by tenant and name; what is wrong goes to {@code problems}.
   *
   * @param file the file, or null for none
   * @param option the option that names it
   */
  public static Map<String, Map<String, String>> read(
      @Nullable String file, String option, Problems problems) {
    Map<String, Map<String, String>> byTenant = new TreeMap<>();
    if (file == null) {
      return byTenant;
    }
    Properties lines = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of(file), StandardCharsets.UTF_8)) {
      lines.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      problems.add(option, file + " cannot be read (" + e + ")");
    }
    for (String name : lines.stringPropertyNames()) {
      int dot = name.lastIndexOf('.');
      if (dot <= 0) {
        problems.add(option, "\"" + name + "\" is not of the form TENANT.RULE");
        continue;
      }
      byTenant
          .computeIfAbsent(name.substring(0, dot), tenant -> new TreeMap<>())
          .put(name.substring(dot + 1), lines.getProperty(name).trim());
    }
    return byTenant;
  }
}
