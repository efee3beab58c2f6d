package io.crossdock.transforms.maintenance.signal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.assertThrows;

import org.junit.Test;

public class VibrationZonesTest {
  private static final VibrationZones STANDARD = VibrationZones.standard();

  private static void assertLimits(String group, double ab, double bc, double cd) {
    double[] limits = {ab, bc, cd};
    String zones = "ABCD";
    for (int i = 0; i < limits.length; i++) {
      assertThat(STANDARD.zone(group, limits[i] - 1e-9), is(zones.substring(i, i + 1)));
      assertThat(STANDARD.zone(group, limits[i]), is(zones.substring(i + 1, i + 2)));
    }
  }

  private static String fault(String csv) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> VibrationZones.parse(csv)).getMessage());
  }

  @Test
  public void limitsOfTheTableBelongToTheWorseZone() {
    assertLimits("group1-rigid", 2.3, 4.5, 7.1);
    assertLimits("group1-flexible", 3.5, 7.1, 11.0);
    assertLimits("group2-rigid", 1.4, 2.8, 4.5);
    assertLimits("group2-flexible", 2.3, 4.5, 7.1);
    assertThat(
        STANDARD.groups(),
        containsInAnyOrder("group1-rigid", "group1-flexible", "group2-rigid", "group2-flexible"));
  }

  @Test
  public void theTableSaysThatTheStandardWasNotRead() {
    for (String group : STANDARD.groups()) {
      assertThat(STANDARD.edition(group), containsString("standard not read"));
    }
  }

  @Test
  public void noZoneWithoutAGroupOrANumber() {
    assertThat(STANDARD.zone("", 3), is(""));
    assertThat(STANDARD.zone("group3", 3), is(""));
    assertThat(STANDARD.zone("group1-rigid", Double.NaN), is(""));
    assertThat(STANDARD.edition("group3"), is(""));
  }

  @Test
  public void ownTablesReplaceIt() {
    VibrationZones own =
        VibrationZones.parse("# ours\r\n\r\nISO 20816-3:2022, pump hall, 1, 2.5 ,4e0\r\n".trim());
    assertThat(own.zone("pump hall", 3), is("C"));
    assertThat(own.edition("pump hall"), is("ISO 20816-3:2022"));
    assertThat(own.zone("group1-rigid", 3), is(""));
    assertThat(
        VibrationZones.parse("edition,group,ab,bc,cd\nx,y,1,2,3"),
        is(VibrationZones.parse("x,y,1,2,3\n")));
  }

  @Test
  public void allThatIsWrongIsSaidAtOnceWithItsLine() {
    assertThat(
        fault(
            """
            edition,group,ab,bc,cd
            x,good,1,2,3
            x,short,1,2
            x,falling,1,3,2
            x,zero,0,1,2
            x,endless,1,2,Infinity
            x,words,one,2,3
            x,,1,2,3
            x,good,1,2,3
            x,nan,1,NaN,3
            """),
        is(
            "table of vibration zones (edition,group,ab,bc,cd): line 3: 5 fields expected, not 4;"
                + " line 4: the limits of falling must rise from above 0;"
                + " line 5: the limits of zero must rise from above 0;"
                + " line 6: the limits of endless must rise from above 0;"
                + " line 7: a limit of words is not a number;"
                + " line 8: the group has no name;"
                + " line 9: the group good comes twice;"
                + " line 10: the limits of nan must rise from above 0"));
  }

  @Test
  public void anEmptyTableIsNone() {
    assertThat(fault(""), containsString("there is no group in it"));
    assertThat(fault("edition,group,ab,bc,cd\n# nothing\n"), containsString("no group"));
  }
}
