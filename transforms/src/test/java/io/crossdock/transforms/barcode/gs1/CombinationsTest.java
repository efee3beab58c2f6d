package io.crossdock.transforms.barcode.gs1;

import static org.junit.Assert.assertThrows;

import java.util.List;
import org.junit.Test;

public class CombinationsTest {
  private static final ApplicationIdentifiers TABLE = ApplicationIdentifiers.standard();
  private static final String GTIN = "(01)00416000336108";

  private final Combinations combinations = new Combinations(TABLE);

  private static List<Gs1Element> elements(String bracketed) throws Gs1SyntaxException {
    return new ElementString(TABLE, new Gs1Rules(true, false, false, true))
        .parseBracketed(bracketed);
  }

  @Test
  public void repeatsMustAgree() throws Exception {
    combinations.checkRepeats(elements("(10)A(21)B(10)A"));
    assertThrows(
        Gs1SyntaxException.class, () -> combinations.checkRepeats(elements("(10)A(21)B(10)B")));
  }

  @Test
  public void exclusionsHoldInBothOrders() throws Exception {
    combinations.checkExclusions(elements(GTIN + "(10)A"));
    for (String bracketed :
        new String[] {
          GTIN + "(37)1",
          "(37)1" + GTIN,
          "(3100)000001(3101)000001",
          "(420)X(421)276X",
          "(4330)001234(4331)001234"
        }) {
      assertThrows(
          bracketed,
          Gs1SyntaxException.class,
          () -> combinations.checkExclusions(elements(bracketed)));
    }
    // An AI does not exclude itself, though its own pattern matches it.
    combinations.checkExclusions(elements("(3100)000001(3100)000001"));
  }

  @Test
  public void companionsMayBeChosenButGroupsAddUp() throws Exception {
    combinations.checkCompanions(elements(GTIN + "(10)A(17)270100"));
    combinations.checkCompanions(elements("(8006)004160003361080102(21)A(250)B"));
    combinations.checkCompanions(elements(GTIN + "(21)A(8030)SIG"));
    combinations.checkCompanions(elements(GTIN + "(3920)100(3103)000100"));
    for (String bracketed :
        new String[] {
          "(10)A",
          GTIN + "(250)B",
          GTIN + "(8030)SIG",
          "(21)A(8030)SIG",
          GTIN + "(3920)100",
          "(3920)100(3103)000100"
        }) {
      assertThrows(
          bracketed,
          Gs1SyntaxException.class,
          () -> combinations.checkCompanions(elements(bracketed)));
    }
  }

  @Test
  public void aSignatureNeedsASerialisedKey() throws Exception {
    combinations.checkSerialisedKeys(elements("(253)9521321000018"));
    combinations.checkSerialisedKeys(elements("(253)9521321000018A(8030)SIG"));
    combinations.checkSerialisedKeys(elements("(8004)9521321A(8030)SIG"));
    assertThrows(
        Gs1SyntaxException.class,
        () -> combinations.checkSerialisedKeys(elements("(8030)SIG(253)9521321000018")));
  }

  @Test
  public void unknownIdentifiersHaveNoRules() throws Exception {
    List<Gs1Element> elements = elements("(89)X");
    combinations.checkRepeats(elements);
    combinations.checkExclusions(elements);
    combinations.checkCompanions(elements);
    combinations.checkSerialisedKeys(elements);
  }
}
