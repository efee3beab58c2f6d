package io.crossdock.transforms.barcode.gs1;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossdock.schemas.barcode.CodeKind;
import io.crossdock.schemas.barcode.ScanFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** Every vector of scan data by its own result, and the parser's verdict on the same scans. */
public class ScanDataVectorsTest {
  private static final ApplicationIdentifiers TABLE = ApplicationIdentifiers.standard();
  private static final String REFUSED = "NONE ";

  /**
   * The names of symbologies in the vectors, by ours; GS1-128 alone is read as one of its
   * composites.
   */
  private static final Map<String, Symbology> SYMBOLOGIES =
      Map.ofEntries(
          Map.entry("QR", Symbology.QR),
          Map.entry("DM", Symbology.DATA_MATRIX),
          Map.entry("DotCode", Symbology.DOT_CODE),
          Map.entry("DataBarExpanded", Symbology.DATABAR_EXPANDED),
          Map.entry("DataBarOmni", Symbology.DATABAR_OMNI),
          Map.entry("DataBarTruncated", Symbology.DATABAR_TRUNCATED),
          Map.entry("DataBarStacked", Symbology.DATABAR_STACKED),
          Map.entry("DataBarStackedOmni", Symbology.DATABAR_STACKED_OMNI),
          Map.entry("DataBarLimited", Symbology.DATABAR_LIMITED),
          Map.entry("GS1_128_CCA", Symbology.GS1_128_CCA),
          Map.entry("GS1_128_CCC", Symbology.GS1_128_CCC),
          Map.entry("EAN13", Symbology.EAN13),
          Map.entry("UPCA", Symbology.UPC_A),
          Map.entry("UPCE", Symbology.UPC_E),
          Map.entry("EAN8", Symbology.EAN8));

  private final ScanData scanData = new ScanData(TABLE, Gs1Rules.STRICT);

  private String read(String scan) {
    try {
      ScanData.Message message = scanData.parse(scan);
      for (Map.Entry<String, Symbology> entry : SYMBOLOGIES.entrySet()) {
        if (entry.getValue() == message.symbology()) {
          return entry.getKey() + ' ' + message.data();
        }
      }
      return message.toString();
    } catch (Gs1SyntaxException e) {
      return REFUSED;
    }
  }

  @Test
  public void scansAreReadOrRefused() throws Exception {
    String file = "scandata_process.jsonl";
    List<JsonNode> vectors = Vectors.jsonLines(file);
    List<String> mismatches = new ArrayList<>();
    for (JsonNode vector : vectors) {
      String expected =
          Vectors.string(vector, "expect_symbology") + ' ' + Vectors.string(vector, "expect_data");
      String got = read(Vectors.string(vector, "scan_data"));
      if (!got.equals(expected) || got.equals(REFUSED) == Vectors.flag(vector, "should_succeed")) {
        mismatches.add(vector + " got " + got);
      }
    }
    Vectors.report(file, vectors.size(), mismatches);
    assertThat(vectors, hasSize(greaterThan(30)));
  }

  /**
   * The parser takes what the engine takes. It takes more where it must for the sake of real
   * scanners, and a scan without data is no code to it.
   */
  @Test
  public void theParserAgreesWithTheVectorsOnWhatIsGs1() throws Exception {
    String file = "scandata_process.jsonl";
    List<JsonNode> vectors = Vectors.jsonLines(file);
    List<String> mismatches = new ArrayList<>();
    Gs1Parser parser = new Gs1Parser();
    for (JsonNode vector : vectors) {
      String scan = Vectors.string(vector, "scan_data");
      String data = Vectors.string(vector, "expect_data");
      Gs1Result result = parser.parse(scan);
      String expected;
      if (scan.isEmpty() || (scan.length() == 3 && AimIdentifier.at(scan, 0) != null)) {
        expected = "EMPTY_CODE";
      } else if (!Vectors.flag(vector, "should_succeed")) {
        expected = "fault";
      } else if (data.contains("^0") || scan.startsWith("]E") || data.contains("/01/")) {
        expected = "GS1";
      } else {
        expected = "NOT_GS1";
      }
      String got;
      if (result instanceof Gs1Fault fault) {
        got = fault.reason() == ScanFlag.EMPTY_CODE ? "EMPTY_CODE" : "fault";
      } else {
        got = ((Gs1Code) result).code().kind() == CodeKind.NOT_GS1 ? "NOT_GS1" : "GS1";
      }
      if (!got.equals(expected)) {
        mismatches.add(vector + " got " + result);
      }
    }
    Vectors.report(file, vectors.size(), mismatches);
  }

  private String write(String symbologyName, String data) {
    Symbology symbology = SYMBOLOGIES.get(symbologyName);
    if (symbology == null) {
      return "NULL"; // no symbology, no scan
    }
    try {
      return scanData.format(new ScanData.Message(symbology, data));
    } catch (Gs1SyntaxException e) {
      return "NULL";
    }
  }

  @Test
  public void scansAreWrittenOrRefused() throws Exception {
    String file = "scandata_generate.jsonl";
    List<JsonNode> vectors = Vectors.jsonLines(file);
    List<String> mismatches = new ArrayList<>();
    for (JsonNode vector : vectors) {
      String symbology = Vectors.string(vector, "symbology");
      String got = write(symbology, Vectors.string(vector, "data"));
      if (!got.equals(Vectors.string(vector, "expect_scan"))) {
        mismatches.add(vector + " got " + got);
      }
      if (!symbology.equals("NONE") && !SYMBOLOGIES.containsKey(symbology)) {
        mismatches.add(vector + ": no such symbology");
      }
    }
    Vectors.report(file, vectors.size(), mismatches);
    assertThat(vectors, hasSize(greaterThan(25)));
  }
}
