package io.crossdock.pipelines.config;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Test;

/**
 * People build alerts on the names of metrics: each is in the table, and the table has no other.
 */
public class MetricNamesTest {
  private static final Path ROOT = Path.of(System.getProperty("crossdock.root", ".."));

  /** A name that is put together has its changing part in capitals in the table. */
  private static final Pattern MADE =
      Pattern.compile(
          "Metrics\\s*\\.(?:counter|distribution|gauge)\\(\\s*\"(\\w+)\",\\s*\"(\\w+)\"(\\s*\\+)?");

  private static final Pattern ANY =
      Pattern.compile("Metrics\\s*\\.(counter|distribution|gauge)\\(");
  private static final Pattern TOLD = Pattern.compile("`(\\w+)\\.(\\w+?)([A-Z]+)?`");

  @Test
  public void eachIsDocumentedAndNoOther() throws IOException {
    Set<String> made = new TreeSet<>();
    long all = 0;
    long named = 0;
    for (String module : List.of("schemas", "transforms", "io", "pipelines")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
        for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
          String source = Files.readString(file);
          all += ANY.matcher(source).results().count();
          named += MADE.matcher(source).results().count();
          MADE.matcher(source).results().map(MetricNamesTest::made).forEach(made::add);
        }
      }
    }
    assertThat("metrics with a short namespace of their own", named, equalTo(all));
    assertThat(all, greaterThan(30L));
    Set<String> told =
        Files.readAllLines(ROOT.resolve("runners-config/prometheus/README.md")).stream()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.substring(0, line.indexOf('|', 1)))
            .flatMap(names -> TOLD.matcher(names).results())
            .map(name -> name.group(1) + "." + name.group(2) + (name.group(3) == null ? "" : "…"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(told, equalTo(made));
  }

  private static String made(MatchResult name) {
    return name.group(1) + "." + name.group(2) + (name.group(3) == null ? "" : "…");
  }
}
