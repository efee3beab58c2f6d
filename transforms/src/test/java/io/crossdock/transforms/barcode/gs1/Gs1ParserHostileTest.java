package io.crossdock.transforms.barcode.gs1;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.crossdock.schemas.barcode.ScanFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.Test;

/**
 * Texts that nobody would scan on purpose: each gives a verdict, soon, and one of the right kind.
 */
public class Gs1ParserHostileTest {
  private static final String[] STARTS = {
    "",
    "]C1",
    "]d2",
    "]Q3",
    "]Q1",
    "]E0",
    "]E4",
    "]E3",
    "]I1",
    "]J1",
    "(01)",
    "(",
    "01",
    "00",
    "https://a/01/",
    "https://id.gs1.org/",
    "http://a/b?",
    "urn:epc:id:sgtin:",
    "urn:epc:idpat:",
    "urn:epc:class:lgtin:",
    "]E00416000336108|]e0",
    "]C10100416000336108",
    "\u001d"
  };

  private final Gs1Parser parser = new Gs1Parser();

  private void judge(String raw) {
    Gs1Targets.judge(parser, raw);
  }

  @Test
  public void everyCodeCutOffAnywhere() {
    for (String whole : Gs1Targets.CODES) {
      for (int end = 0; end <= whole.length(); end++) {
        judge(whole.substring(0, end));
        judge(whole.substring(end));
      }
    }
  }

  @Test(timeout = 20_000)
  public void longTextsTakeNoLongTime() {
    String[] repeated = {
      "0",
      "9",
      "A",
      " ",
      "\u001d",
      "(",
      ")",
      "()",
      "(01)",
      "(01)00416000336108",
      "10A\u001d",
      "1",
      "/",
      "/01/1",
      "/01",
      "/21/1",
      "&",
      "99=A&",
      "?",
      "%",
      "%41",
      ".",
      "*",
      "|]e0",
      "]C1",
      "\\(",
      "0100416000336108",
      "11260101",
      "\ud83d\ude00",
      "\u0000",
      "90A\u001d",
      "91B\u001d",
      "=",
      "-"
    };
    for (String start : STARTS) {
      for (String piece : repeated) {
        for (int length : new int[] {100, Gs1Parser.LONGEST - 40, 200_000}) {
          judge(start + piece.repeat(length / piece.length()));
        }
      }
    }
  }

  @Test
  public void aTextBeyondTheLimitIsRefusedWithoutReadingIt() {
    Gs1Result result = parser.parse("]d1" + "A".repeat(10_000_000));
    assertThat(((Gs1Fault) result).reason(), is(ScanFlag.WRONG_LENGTH));
  }

  @Test
  public void onlySeparatorsAndOnlyBlanks() {
    for (int count = 1; count < 50; count++) {
      judge("\u001d".repeat(count));
      judge("]C1" + "\u001d".repeat(count));
      assertThat(((Gs1Fault) parser.parse(" ".repeat(count))).reason(), is(ScanFlag.EMPTY_CODE));
    }
  }

  @Test
  public void oneParserServesManyThreads() throws Exception {
    String[] raws = new String[500];
    Random random = new Random(3);
    for (int i = 0; i < raws.length; i++) {
      StringBuilder digits = new StringBuilder();
      for (int n = 0; n < 12; n++) {
        digits.append(random.nextInt(10));
      }
      raws[i] = digits.append(i % 3 == 0 ? 0 : CheckDigit.of(digits)).toString();
    }
    List<Gs1Result> expected = new ArrayList<>();
    for (String raw : raws) {
      expected.add(parser.parse(raw));
    }
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Boolean>> tasks = new ArrayList<>();
      for (int thread = 0; thread < 8; thread++) {
        tasks.add(
            () -> {
              for (int i = 0; i < raws.length; i++) {
                if (!parser.parse(raws[i]).equals(expected.get(i))) {
                  return false;
                }
              }
              return true;
            });
      }
      for (Future<Boolean> same : threads.invokeAll(tasks)) {
        assertThat(same.get(), is(true));
      }
    } finally {
      threads.shutdown();
    }
  }
}
