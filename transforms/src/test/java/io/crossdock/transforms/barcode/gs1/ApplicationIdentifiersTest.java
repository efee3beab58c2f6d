package io.crossdock.transforms.barcode.gs1;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.sameInstance;

import io.crossdock.schemas.barcode.CodeKind;
import io.crossdock.transforms.barcode.gs1.ApplicationIdentifier.Identity;
import io.crossdock.transforms.barcode.gs1.ApplicationIdentifier.Named;
import io.crossdock.transforms.barcode.gs1.ApplicationIdentifier.Qualified;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.Test;

/** The table's own part, which no dictionary has, and how it is looked up. */
public class ApplicationIdentifiersTest {
  private static final ApplicationIdentifiers TABLE = ApplicationIdentifiers.standard();

  private static ApplicationIdentifier find(String ai) {
    return Objects.requireNonNull(TABLE.find(ai), ai);
  }

  private static Identity identity(String ai) {
    return Objects.requireNonNull(find(ai).identity(), ai);
  }

  @Test
  public void rangesAreSpreadOut() {
    assertThat(find("3100").leastLength(), is(6));
    assertThat(find("3105").mostLength(), is(6));
    assertThat(TABLE.find("3106"), nullValue());
    assertThat(find("91").mostLength(), is(90));
    assertThat(find("99").mostLength(), is(90));
    assertThat(find("00").mostLength(), is(18));
  }

  @Test
  public void lengthsLeaveOutOrTakeInWhatIsOptional() {
    assertThat(find("253").leastLength(), is(13));
    assertThat(find("253").mostLength(), is(30));
    assertThat(find("253").hasSerialComponent("9521321000018"), is(false));
    assertThat(find("253").hasSerialComponent("9521321000018A"), is(true));
    assertThat(find("8008").leastLength(), is(8));
    assertThat(find("8008").mostLength(), is(12));
  }

  @Test
  public void anAiIsFoundWhereATextHasIt() {
    assertThat(TABLE.at("xx01", 2, Gs1Rules.STRICT), sameInstance(find("01")));
    assertThat(TABLE.at("3103", 0, Gs1Rules.STRICT), sameInstance(find("3103")));
    for (String text : new String[] {"", "0", "310", "3106", "0x", "89", "\u0660\u0661", "-1"}) {
      assertThat(text, TABLE.at(text, 0, Gs1Rules.STRICT), nullValue());
    }
  }

  @Test
  public void namesOfEarlyLinksAreUnique() {
    Set<String> names = new HashSet<>();
    for (ApplicationIdentifier identifier : TABLE.all()) {
      if (!identifier.name().isEmpty()) {
        assertThat(identifier.name(), names.add(identifier.name()), is(true));
        assertThat(TABLE.findByName(identifier.name()), sameInstance(identifier));
      }
    }
    assertThat(names.size(), is(22));
    assertThat(TABLE.findByName(""), nullValue());
    assertThat(TABLE.findByName("GTIN"), nullValue());
  }

  @Test
  public void everyPrimaryKeyNamesAnObject() {
    int keys = 0;
    for (ApplicationIdentifier identifier : TABLE.all()) {
      if (identifier.link().key()) {
        keys++;
        identity(identifier.ai());
      }
    }
    assertThat(keys, is(16));
  }

  @Test
  public void ranksAreUnique() {
    Set<Integer> ranks = new HashSet<>();
    for (ApplicationIdentifier identifier : TABLE.all()) {
      Identity identity = identifier.identity();
      if (identity != null) {
        assertThat(identifier.ai(), ranks.add(identity.rank()), is(true));
        assertThat(identity.rank(), greaterThan(0));
      }
    }
    assertThat(identity("00").rank(), is(1));
  }

  @Test
  public void qualifiersOfAnIdentityAreQualifiersOfTheKeyInALink() {
    for (ApplicationIdentifier identifier : TABLE.all()) {
      Identity identity = identifier.identity();
      if (identity != null && identifier.link().key()) {
        for (Qualified qualified : identity.qualified()) {
          boolean inLink = false;
          for (List<String> sequence : identifier.link().qualifiers()) {
            inLink |= sequence.contains(qualified.ai());
          }
          assertThat(identifier.ai() + " " + qualified.ai(), inLink, is(true));
        }
      }
    }
  }

  @Test
  public void onlySerialisedKeysAreSingleObjects() {
    // R17: a class of items, a batch and a place are at many places at once, or do not move.
    Named gtin = identity("01").plain();
    assertThat(gtin, is(new Named(CodeKind.GTIN, false)));
    assertThat(
        identity("01").qualified(),
        contains(
            new Qualified("21", new Named(CodeKind.SGTIN, true)),
            new Qualified("235", new Named(CodeKind.OTHER_GS1, true)),
            new Qualified("10", new Named(CodeKind.LGTIN, false))));
    assertThat(identity("00").plain(), is(new Named(CodeKind.SSCC, true)));
    for (String ai : List.of("410", "411", "412", "413", "414", "415", "416", "417")) {
      assertThat(ai, identity(ai).plain(), is(new Named(CodeKind.GLN, false)));
    }
    for (String ai : List.of("253", "255", "8003")) {
      assertThat(ai, identity(ai).plain().single(), is(false));
      assertThat(ai, identity(ai).serialComponent(), is(new Named(CodeKind.OTHER_GS1, true)));
    }
    assertThat(identity("8004").plain().single(), is(true));
    assertThat(find("02").identity(), nullValue());
    assertThat(find("10").identity(), nullValue());
  }

  @Test
  public void predefinedLengthsHaveNoOptionalComponents() {
    for (ApplicationIdentifier identifier : TABLE.all()) {
      if (!identifier.separatorNeeded()) {
        assertThat(identifier.ai(), identifier.leastLength(), is(identifier.mostLength()));
      }
    }
  }

  @Test
  public void theStandardTableIsReadOnce() {
    assertThat(ApplicationIdentifiers.standard(), sameInstance(TABLE));
  }
}
