package io.crossdock.transforms.barcode.gs1;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** Every vector of lint_vectors.csv and check_digit_vectors.csv by its own result. */
public class LintVectorsTest {
  /**
   * Vectors whose marked position is not compared, by linter and input, each with its reason. The
   * reason of the fault is compared for these too.
   */
  private static final Map<String, String> UNREADABLE_MARKS =
      Map.of(
          "posinseqslash,1/0", "the mark 1/*0* holds the start of a C comment and was cut to 10",
          "posinseqslash,1/02", "the mark 1/*02* holds the start of a C comment and was cut to 12");

  @Test
  public void lintersGiveTheReasonAndThePlaceOfEveryVector() throws Exception {
    List<List<String>> vectors = Vectors.csv("lint_vectors.csv");
    List<String> mismatches = new ArrayList<>();
    int unreadable = 0;
    for (List<String> vector : vectors) {
      String name = vector.get(0);
      String input = vector.get(1);
      String error = vector.get(3);
      String mark = vector.get(4);
      LintFault fault = new Linters(registerOf(error, mark)).named(name).check(input);
      String got = fault == null ? "GS1_LINTER_OK" : "GS1_LINTER_" + fault.reason();
      String gotMark = fault == null ? "" : fault.mark(input);
      boolean markUnreadable = UNREADABLE_MARKS.containsKey(name + ',' + input);
      if (!got.equals(error) || (!gotMark.equals(mark) && !markUnreadable)) {
        mismatches.add(vector + " got " + got + ' ' + gotMark);
      } else if (markUnreadable) {
        unreadable++;
        if (gotMark.equals(mark)) {
          mismatches.add(vector + " is listed as unreadable and is read");
        }
      }
    }
    Vectors.report("lint_vectors.csv", vectors.size(), mismatches);
    assertThat(vectors, hasSize(greaterThan(3000)));
    assertThat("listed marks seen", unreadable, org.hamcrest.Matchers.is(UNREADABLE_MARKS.size()));
  }

  /**
   * The vectors of a company prefix register do not say what the register holds: it is one that
   * answers so where the vector has its mark, and takes every other prefix.
   */
  private static CompanyPrefixes registerOf(String error, String mark) {
    CompanyPrefixes.Answer answer =
        switch (error) {
          case "GS1_LINTER_GCP_DATASOURCE_OFFLINE" -> CompanyPrefixes.Answer.OFFLINE;
          case "GS1_LINTER_INVALID_GCP_PREFIX" -> CompanyPrefixes.Answer.INVALID;
          default -> CompanyPrefixes.Answer.VALID;
        };
    int position = mark.indexOf('*');
    return (text, from, to) -> from == position ? answer : CompanyPrefixes.Answer.VALID;
  }

  @Test
  public void checkDigitsAreRightOrWrongAsTheVectorsSay() throws Exception {
    List<List<String>> vectors = Vectors.csv("check_digit_vectors.csv");
    List<String> mismatches = new ArrayList<>();
    for (List<String> vector : vectors) {
      if (CheckDigit.isValid(vector.get(0)) != vector.get(1).equals("PASS")) {
        mismatches.add(vector.toString());
      }
    }
    Vectors.report("check_digit_vectors.csv", vectors.size(), mismatches);
    assertThat(vectors, hasSize(greaterThan(10)));
  }
}
