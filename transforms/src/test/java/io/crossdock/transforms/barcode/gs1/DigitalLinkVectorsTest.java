package io.crossdock.transforms.barcode.gs1;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/**
 * Every vector of Digital Links by its own result. The vectors leave out which switches of the
 * engine were on, and some URIs are there twice, with and without: a link that must be read is read
 * strictly or with exactly one switch, and one that must be refused is refused strictly.
 */
public class DigitalLinkVectorsTest {
  private static final ApplicationIdentifiers TABLE = ApplicationIdentifiers.standard();
  private static final char FNC1 = '^';
  private static final String REFUSED = "";

  private static final Map<String, Gs1Rules> SWITCHES =
      Map.of(
          "unknown identifiers", new Gs1Rules(true, false, false, true),
          "short GTINs", new Gs1Rules(false, true, false, true),
          "key names", new Gs1Rules(false, false, true, true));

  private static String read(Gs1Rules rules, String uri) {
    try {
      List<Gs1Element> elements = new DigitalLink(TABLE, rules).parse(uri);
      return FNC1 + new ElementString(TABLE, rules).format(elements, FNC1);
    } catch (Gs1SyntaxException e) {
      return REFUSED;
    }
  }

  @Test
  public void linksAreReadOrRefused() throws Exception {
    String file = "dl_uri_parse.jsonl";
    List<JsonNode> vectors = Vectors.jsonLines(file);
    List<String> mismatches = new ArrayList<>();
    Map<String, Integer> switchesUsed = new HashMap<>();
    for (JsonNode vector : vectors) {
      String uri = Vectors.string(vector, "uri");
      String strict = read(Gs1Rules.STRICT, uri);
      if (!Vectors.flag(vector, "should_succeed")) {
        if (!strict.equals(REFUSED)) {
          mismatches.add(vector + " got " + strict);
        }
        continue;
      }
      String expected = Vectors.string(vector, "expect_ai_data");
      List<String> needed = new ArrayList<>();
      for (Map.Entry<String, Gs1Rules> entry : SWITCHES.entrySet()) {
        if (read(entry.getValue(), uri).equals(expected)) {
          needed.add(entry.getKey());
        }
      }
      if (strict.equals(expected)) {
        // A switch must not spoil a link that is right without it.
        if (needed.size() != SWITCHES.size()) {
          mismatches.add(vector + " is read only with " + needed);
        }
      } else if (strict.equals(REFUSED) && needed.size() == 1) {
        switchesUsed.merge(needed.get(0), 1, Integer::sum);
      } else {
        mismatches.add(vector + " got " + strict + ", with a switch: " + needed);
      }
    }
    Vectors.report(file, vectors.size(), mismatches);
    assertThat(vectors, hasSize(greaterThan(70)));
    assertThat(
        "no switch hides more than it should",
        switchesUsed,
        is(Map.of("unknown identifiers", 1, "short GTINs", 8, "key names", 2)));
  }

  private static String write(Gs1Rules rules, JsonNode vector) throws Gs1SyntaxException {
    Gs1Rules unknownToo = new Gs1Rules(true, false, false, true);
    List<Gs1Element> elements =
        new ElementString(TABLE, unknownToo).parseBracketed(Vectors.string(vector, "data"));
    String stem = Vectors.string(vector, "stem");
    try {
      return new DigitalLink(TABLE, rules)
          .format(elements, stem.equals("NULL") ? DigitalLink.GS1_RESOLVER : stem);
    } catch (Gs1SyntaxException e) {
      return REFUSED;
    }
  }

  @Test
  public void linksAreWrittenOrRefused() throws Exception {
    String file = "dl_uri_generate.jsonl";
    List<JsonNode> vectors = Vectors.jsonLines(file);
    List<String> mismatches = new ArrayList<>();
    int withUnknown = 0;
    for (JsonNode vector : vectors) {
      String expected = Vectors.string(vector, "expect_uri");
      String strict = write(Gs1Rules.STRICT, vector);
      boolean unknownNeeded = strict.equals(REFUSED) && Vectors.flag(vector, "should_succeed");
      withUnknown += unknownNeeded ? 1 : 0;
      String got = unknownNeeded ? write(new Gs1Rules(true, false, false, true), vector) : strict;
      if (!got.equals(expected)) {
        mismatches.add(vector + " got " + got);
      }
    }
    Vectors.report(file, vectors.size(), mismatches);
    assertThat(vectors, hasSize(greaterThan(10)));
    assertThat(withUnknown, is(1));
  }
}
