package io.crossdock.schemas;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.File;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.Test;

/** The contracts of what devices send, in all their versions. */
public class WireContractTest {
  private static final File FOLDER = new File("src/main/avro/io/crossdock/wire");

  /** Versions by name and number. */
  private static SortedMap<String, SortedMap<Integer, Schema>> contracts() throws IOException {
    SortedMap<String, SortedMap<Integer, Schema>> contracts = new TreeMap<>();
    for (File file : Objects.requireNonNull(FOLDER.listFiles())) {
      String[] parts = file.getName().replace(".avsc", "").split("-", -1);
      contracts
          .computeIfAbsent(parts[0], name -> new TreeMap<>())
          .put(Integer.valueOf(parts[1]), new Schema.Parser().parse(file));
    }
    return contracts;
  }

  @Test
  public void versionsAreCountedFromOne() throws IOException {
    contracts()
        .forEach(
            (name, versions) -> {
              assertThat(name, versions.firstKey(), is(1));
              assertThat(name, versions.lastKey(), is(versions.size()));
            });
    assertThat(contracts().size(), greaterThan(5));
  }

  @Test
  public void everyContractAndFieldIsDescribed() throws IOException {
    contracts()
        .forEach(
            (name, versions) ->
                versions
                    .values()
                    .forEach(
                        schema -> {
                          assertThat(schema.getFullName(), equalTo("io.crossdock.wire." + name));
                          assertThat(name, schema.getDoc(), not(blankOrNullString()));
                          for (Schema.Field field : schema.getFields()) {
                            assertThat(
                                name + "." + field.name(), field.doc(), not(blankOrNullString()));
                          }
                        }));
  }

  @Test
  public void theNewestReadsWhatAnyWrote() throws IOException {
    contracts()
        .forEach(
            (name, versions) -> {
              Schema newest = versions.get(versions.lastKey());
              for (Map.Entry<Integer, Schema> version : versions.entrySet()) {
                assertThat(
                    name + "-" + version.getKey(),
                    SchemaCompatibility.checkReaderWriterCompatibility(newest, version.getValue())
                        .getType(),
                    is(SchemaCompatibilityType.COMPATIBLE));
              }
            });
  }
}
