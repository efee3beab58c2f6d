package io.crossdock.transforms.barcode.gs1;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.assertThrows;

import io.crossdock.schemas.barcode.ScanFlag;
import io.crossdock.transforms.barcode.gs1.ScanData.Message;
import org.junit.Test;

public class ScanDataTest {
  private static final String GS = "\u001d";

  private final ScanData scanData =
      new ScanData(ApplicationIdentifiers.standard(), Gs1Rules.STRICT);

  private void goesBothWays(Symbology symbology, String data, String scan) throws Exception {
    assertThat(scanData.format(new Message(symbology, data)), is(scan));
    assertThat(scanData.parse(scan), is(new Message(symbology, data)));
  }

  private void refuses(Symbology symbology, String data) {
    assertThrows(
        symbology + " " + data,
        Gs1SyntaxException.class,
        () -> scanData.format(new Message(symbology, data)));
  }

  @Test
  public void symbolsAndScansSayTheSame() throws Exception {
    goesBothWays(Symbology.GS1_128_CCA, "^0100416000336108", "]C10100416000336108");
    goesBothWays(
        Symbology.DATA_MATRIX,
        "^0100416000336108" + "10L^21S",
        "]d20100416000336108" + "10L" + GS + "21S");
    goesBothWays(Symbology.QR, "^10L^", "]Q310L" + GS);
    goesBothWays(Symbology.QR, "plain ^ text", "]Q1plain ^ text");
    goesBothWays(Symbology.QR, "\\^x", "]Q1^x");
    goesBothWays(Symbology.QR, "\\\\^x", "]Q1\\^x");
    goesBothWays(Symbology.QR, "\\x^", "]Q1\\x^");
    goesBothWays(Symbology.DOT_CODE, "x|y", "]J0x|y");
    goesBothWays(Symbology.EAN8, "02345673", "]E402345673");
    goesBothWays(Symbology.EAN13, "2112345678900|^99X^98Y", "]E02112345678900|]e099X" + GS + "98Y");
    goesBothWays(Symbology.ITF14, "00416000336108", "]I100416000336108");
    goesBothWays(Symbology.DATABAR_EXPANDED, "^0100416000336108", "]e00100416000336108");
  }

  @Test
  public void aScannerSendsUpcAsEan() throws Exception {
    assertThat(
        scanData.format(new Message(Symbology.UPC_A, "416000336108")), is("]E00416000336108"));
    assertThat(
        scanData.format(new Message(Symbology.UPC_E, "^0100001234000057")), is("]E00001234000057"));
    assertThat(
        scanData.parse("]E00416000336108"), is(new Message(Symbology.EAN13, "0416000336108")));
  }

  @Test
  public void compositeComponentsAreSeparatedWhereNeeded() throws Exception {
    assertThat(
        scanData.format(new Message(Symbology.GS1_128_CCC, "^10L|^21S")),
        is("]e010L" + GS + "21S"));
    assertThat(
        scanData.format(new Message(Symbology.GS1_128_CCC, "^10L^|^21S")),
        is("]e010L" + GS + "21S"));
    assertThat(
        scanData.format(new Message(Symbology.GS1_128_CCA, "^11270100|^21S")),
        is("]e01127010021S"));
    assertThat(
        scanData.format(new Message(Symbology.DATABAR_OMNI, "00416000336108|^21S")),
        is("]e0010041600033610821S"));
  }

  @Test
  public void whatASymbolCantHoldIsRefused() {
    refuses(Symbology.GS1_128_CCA, "plain");
    refuses(Symbology.GS1_128_CCA, "^05X");
    refuses(Symbology.GS1_128_CCA, "^10L|21S");
    refuses(Symbology.QR, "^");
    refuses(Symbology.QR, "^0100416000336109");
    refuses(Symbology.EAN13, "416000336108");
    refuses(Symbology.EAN13, "211234567890X");
    refuses(Symbology.EAN13, "2112345678900|99X");
    refuses(Symbology.EAN8, "02345674");
    refuses(Symbology.DATABAR_OMNI, "00416000336109");
    refuses(Symbology.DATABAR_OMNI, "00416000336108|");
    refuses(Symbology.DATABAR_LIMITED, "20000000000004");
  }

  @Test
  public void scansAreRefusedWithTheirReason() {
    isRefused("416000336108", ScanFlag.BAD_ELEMENTS);
    isRefused("]X0abc", ScanFlag.BAD_ELEMENTS);
    isRefused("]C1", ScanFlag.BAD_ELEMENTS);
    isRefused("]E0041600033610", ScanFlag.WRONG_LENGTH);
    isRefused("]E004160003361AA", ScanFlag.NOT_DIGITS);
    isRefused("]E00416000336109", ScanFlag.WRONG_CHECK_DIGIT);
    isRefused("]Q1https://a/01/00416000336109", ScanFlag.WRONG_CHECK_DIGIT);
  }

  private void isRefused(String scan, ScanFlag reason) {
    Gs1SyntaxException e = assertThrows(scan, Gs1SyntaxException.class, () -> scanData.parse(scan));
    assertThat(scan, e.reason(), is(reason));
  }
}
