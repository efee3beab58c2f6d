package io.crossdock.transforms.barcode.gs1;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

/**
 * Every vector of element strings, scanned and bracketed, and of their combinations by its own
 * result.
 */
public class ElementVectorsTest {
  private static final ApplicationIdentifiers TABLE = ApplicationIdentifiers.standard();
  private static final char FNC1 = '^';

  private final ElementString strict = new ElementString(TABLE, Gs1Rules.STRICT);
  private final ElementString unknownToo =
      new ElementString(TABLE, new Gs1Rules(true, false, false, true));
  private final Combinations combinations = new Combinations(TABLE);

  /** The elements of a text with FNC1 at the beginning, or an explanation why there are none. */
  private static String readWithFnc1(ElementString reader, String text) {
    if (text.isEmpty() || text.charAt(0) != FNC1) {
      return "no FNC1";
    }
    try {
      return "read " + reader.format(reader.parse(text.substring(1), FNC1), FNC1);
    } catch (Gs1SyntaxException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Test
  public void scannedElementStringsAreReadOrRefused() throws Exception {
    String file = "ai_process_fnc1.jsonl";
    List<JsonNode> vectors = Vectors.jsonLines(file);
    List<String> mismatches = new ArrayList<>();
    for (JsonNode vector : vectors) {
      String text = Vectors.string(vector, "fnc1_string");
      String got = readWithFnc1(strict, text);
      boolean read = got.startsWith("read ");
      // What was read says the same as what was given, but for a separator that is not needed.
      String again = read ? readWithFnc1(strict, FNC1 + got.substring(5)) : got;
      if (read != Vectors.flag(vector, "should_succeed") || !again.equals(got)) {
        mismatches.add(vector + " got " + got);
      }
    }
    Vectors.report(file, vectors.size(), mismatches);
    assertThat(vectors, hasSize(greaterThan(50)));
  }

  @Test
  public void unknownIdentifiersWithoutATellableLengthAreRefusedEvenIfUnknownOnesPass()
      throws Exception {
    List<String> mismatches = new ArrayList<>();
    List<JsonNode> vectors = Vectors.jsonLines("ai_process_fnc1.jsonl");
    for (JsonNode vector : vectors) {
      String text = Vectors.string(vector, "fnc1_string");
      if (readWithFnc1(unknownToo, text).startsWith("read ")
          != Vectors.flag(vector, "should_succeed")) {
        mismatches.add(vector.toString());
      }
    }
    Vectors.report("ai_process_fnc1.jsonl", vectors.size(), mismatches);
  }

  @Test
  public void bracketedElementStringsAreReadOrRefused() throws Exception {
    String file = "ai_parse_bracketed.jsonl";
    List<JsonNode> vectors = Vectors.jsonLines(file);
    List<String> mismatches = new ArrayList<>();
    for (JsonNode vector : vectors) {
      String got;
      try {
        got = formatWithFnc1(strict.parseBracketed(Vectors.string(vector, "bracketed")));
      } catch (Gs1SyntaxException e) {
        got = "";
      }
      if (got.isEmpty() == Vectors.flag(vector, "should_succeed")
          || !got.equals(Vectors.string(vector, "expect_fnc1_string"))) {
        mismatches.add(vector + " got " + got);
      }
    }
    Vectors.report(file, vectors.size(), mismatches);
    assertThat(vectors, hasSize(greaterThan(15)));
  }

  private String formatWithFnc1(List<Gs1Element> elements) {
    return FNC1 + strict.format(elements, FNC1);
  }

  @Test
  public void combinationsAreJudgedByTheRuleThatEachVectorNames() throws Exception {
    String file = "ai_validate_combinations.jsonl";
    List<JsonNode> vectors = Vectors.jsonLines(file);
    List<String> mismatches = new ArrayList<>();
    for (JsonNode vector : vectors) {
      List<Gs1Element> elements = unknownToo.parseBracketed(Vectors.string(vector, "bracketed"));
      String got = "passed";
      try {
        switch (Vectors.string(vector, "fn")) {
          case "validateAIrepeats" -> combinations.checkRepeats(elements);
          case "validateAImutex" -> combinations.checkExclusions(elements);
          case "validateAIrequisites" -> combinations.checkCompanions(elements);
          case "validateDigSigRequiresSerialisedKey" -> combinations.checkSerialisedKeys(elements);
          default -> mismatches.add(vector + ": no such rule");
        }
      } catch (Gs1SyntaxException e) {
        got = String.valueOf(e.getMessage());
      }
      if (got.equals("passed") != Vectors.flag(vector, "should_succeed")) {
        mismatches.add(vector + " got " + got);
      }
    }
    Vectors.report(file, vectors.size(), mismatches);
    assertThat(vectors, hasSize(greaterThan(50)));
  }
}
