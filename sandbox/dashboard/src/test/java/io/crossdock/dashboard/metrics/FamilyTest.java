package io.crossdock.dashboard.metrics;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Test;

/** Alerts are built on the names: each is in the operators' table, and the table has no other. */
public class FamilyTest {
  private static final Pattern TOLD = Pattern.compile("`(crossdock_\\w+)`");

  @Test
  public void eachIsInTheTableAndNoOther() throws IOException {
    Set<String> made =
        Stream.of(Family.values())
            .map(family -> family.title() + (family.isCounter() ? "_total" : ""))
            .collect(Collectors.toCollection(TreeSet::new));
    try (Stream<String> lines = Files.lines(Path.of("../../runners-config/prometheus/README.md"))) {
      Set<String> told =
          lines
              .filter(line -> line.startsWith("| `crossdock_"))
              .map(line -> line.substring(0, line.indexOf('|', 1)))
              .flatMap(names -> TOLD.matcher(names).results())
              .map(name -> name.group(1))
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(told, equalTo(made));
    }
  }
}
