package io.crossdock.transforms.barcode.gs1;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.Objects;
import org.junit.Test;

/** AIM symbology identifiers (R4). */
public class AimIdentifierTest {
  private static AimIdentifier at(String text) {
    return Objects.requireNonNull(AimIdentifier.at(text, 0), text);
  }

  @Test
  public void theGs1SymbologiesCarryElementStrings() {
    for (String id : List.of("]C1", "]d2", "]Q3", "]e0", "]J1")) {
      assertThat(id, at(id).isElementString(), is(true));
      assertThat(id, at(id).gtinDigits(), is(0));
    }
    for (String id : List.of("]C0", "]d1", "]Q1", "]J0", "]A0", "]E0", "]e1", "]c1", "]D2")) {
      assertThat(id, at(id).isElementString(), is(false));
    }
  }

  @Test
  public void eanUpcAndItf14CarryAGtin() {
    assertThat(at("]E0").gtinDigits(), is(13));
    assertThat(at("]E3").gtinDigits(), is(13));
    assertThat(at("]E4").gtinDigits(), is(8));
    assertThat(at("]I1").gtinDigits(), is(14));
    assertThat(at("]E1").gtinDigits(), is(0));
    assertThat(at("]E3").hasAddOn(), is(true));
    assertThat(at("]E0").hasAddOn(), is(false));
  }

  @Test
  public void otherTextsHaveNone() {
    for (String text :
        new String[] {"", "]", "]C", "C1", "]1C", "]C ", "]\u00e91", " ]C1", "[C1"}) {
      assertThat(text, AimIdentifier.at(text, 0), nullValue());
    }
    assertThat(AimIdentifier.at(" ]C1", 1), is(new AimIdentifier("C1")));
  }

  @Test
  public void symbologiesAreFoundByTheirIdentifiers() {
    assertThat(Symbology.ofElements("C1"), is(Symbology.GS1_128_CCA));
    assertThat(Symbology.ofElements("e0"), is(Symbology.DATABAR_EXPANDED));
    assertThat(Symbology.ofPlain("E0"), is(Symbology.EAN13));
    assertThat(Symbology.ofPlain("I1"), is(Symbology.ITF14));
    assertThat(Symbology.ofElements("Q1"), nullValue());
    assertThat(Symbology.ofPlain("C1"), nullValue());
  }
}
