package io.crossdock.pipelines.barcode;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossdock.io.format.DecodeScans;
import io.crossdock.io.format.FormatSettings;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.source.Source;
import io.crossdock.schemas.source.SourceMessage;
import io.crossdock.schemas.source.SourceMessageCoder;
import io.crossdock.transforms.epcis.EpcisScans;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.WithFailures;
import org.apache.beam.sdk.values.PCollection;
import org.junit.Rule;
import org.junit.Test;

/** One event, however it is written, is the same scans; another event never is (R14, R15). */
public class EpcisIdentityTest {
  private static final String ORIGINAL = "original";
  private static final String CORRECTED = "corrected";
  private static final String TWIN = "twin: ";
  private static final String OTHER = "other: ";

  @Rule public final TestPipeline pipeline = TestPipeline.create();

  private static SourceMessage message(String document, String variant, ObjectNode content) {
    return new SourceMessage(
        content.toString().getBytes(StandardCharsets.UTF_8),
        "application/json",
        new byte[0],
        "",
        1_767_589_300_000_000L,
        1,
        new Source(document, 0, -1, variant));
  }

  private static List<SourceMessage> messages() {
    List<SourceMessage> messages = new ArrayList<>();
    EpcisDocuments.json()
        .forEach(
            (name, document) -> {
              messages.add(message(name, ORIGINAL, document));
              messages.add(message(name, CORRECTED, EpcisVariants.corrected(document)));
              EpcisVariants.twins(document)
                  .forEach((what, twin) -> messages.add(message(name, TWIN + what, twin)));
              EpcisVariants.others(document)
                  .forEach((what, other) -> messages.add(message(name, OTHER + what, other)));
            });
    return messages;
  }

  /** A twin that is its original would prove nothing. */
  @Test
  public void twinsAreWrittenOtherwise() {
    Map<String, Integer> changed = new HashMap<>();
    EpcisDocuments.json()
        .values()
        .forEach(
            document ->
                EpcisVariants.twins(document)
                    .forEach(
                        (what, twin) ->
                            changed.merge(
                                what,
                                twin.toString().equals(document.toString()) ? 0 : 1,
                                Integer::sum)));
    assertThat(changed.size(), is(9));
    changed.forEach((what, documents) -> assertThat(what, documents, is(greaterThan(20))));
  }

  @Test
  public void identityIsWhatAnEventSays() {
    List<SourceMessage> messages = messages();
    assertThat(messages.size(), is(48 * 14));
    WithFailures.Result<PCollection<Scan>, Failure> decoded =
        pipeline
            .apply(Create.of(messages).withCoder(SourceMessageCoder.of()))
            .apply(
                DecodeScans.of(
                    "barcode", new FormatSettings("acme", 1_000_000), scan -> "", EpcisScans::of));
    PAssert.that(decoded.failures()).empty();
    PAssert.that(decoded.output()).satisfies(EpcisIdentityTest::check);
    pipeline.run().waitUntilFinish();
  }

  private static Void check(Iterable<Scan> scans) {
    Map<String, Map<String, List<Scan>>> documents = new HashMap<>();
    for (Scan scan : scans) {
      documents
          .computeIfAbsent(scan.source().name(), name -> new HashMap<>())
          .computeIfAbsent(scan.source().messageId(), variant -> new ArrayList<>())
          .add(scan);
    }
    int compared = 0;
    for (Map.Entry<String, Map<String, List<Scan>>> document : documents.entrySet()) {
      Map<String, List<Scan>> variants = document.getValue();
      List<Scan> original = variants.getOrDefault(ORIGINAL, List.of());
      assertThat(document.getKey(), variants.size(), is(14));
      for (Map.Entry<String, List<Scan>> variant : variants.entrySet()) {
        String what = document.getKey() + ", " + variant.getKey();
        if (variant.getKey().startsWith(TWIN)) {
          assertThat(what, ids(variant.getValue()), equalTo(ids(original)));
          compared++;
        } else if (!variant.getKey().equals(ORIGINAL)) {
          Set<UUID> both = new TreeSet<>(ids(variant.getValue()));
          both.retainAll(ids(original));
          assertThat(what, both, is(Set.of()));
          compared++;
        }
      }
      checkCorrection(document.getKey(), original, variants.getOrDefault(CORRECTED, List.of()));
    }
    assertThat(documents.size(), is(greaterThan(45)));
    assertThat(compared, is(documents.size() * 13));
    return null;
  }

  private static void checkCorrection(String what, List<Scan> original, List<Scan> corrected) {
    assertThat(what, sorted(corrected, Scan::eventId), equalTo(sorted(original, Scan::eventId)));
    assertThat(what, sorted(corrected, Scan::rawCode), equalTo(sorted(original, Scan::rawCode)));
    assertThat(
        what,
        count(corrected, Scan.Reading.CORRECTION),
        is((long) original.size() - count(original, Scan.Reading.CORRECTION)));
    assertThat(what, sorted(corrected, Scan::id), is(not(sorted(original, Scan::id))));
  }

  private static long count(List<Scan> scans, Scan.Reading reading) {
    return scans.stream().filter(scan -> scan.reading() == reading).count();
  }

  private static List<UUID> ids(List<Scan> scans) {
    return sorted(scans, Scan::id);
  }

  private static <T extends Comparable<T>> List<T> sorted(
      List<Scan> scans, Function<Scan, T> field) {
    List<T> values = scans.stream().map(field).collect(Collectors.toCollection(ArrayList::new));
    Collections.sort(values);
    return values;
  }
}
