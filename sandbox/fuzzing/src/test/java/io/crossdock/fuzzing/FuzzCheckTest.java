package io.crossdock.fuzzing;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.assertThrows;

import io.crossdock.fuzzing.planted.PlantedTargets;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.Test;

public class FuzzCheckTest {
  private static Finding found(FuzzTarget target) {
    return assertThrows(
        Finding.class, () -> FuzzCheck.take(target, List.of(PlantedTargets.fault()).iterator()));
  }

  @Test
  public void aFindingSaysItsInputAndHowToSeeItAgain() {
    Finding finding = found(PlantedTargets.THROWS);
    assertThat(
        finding.getMessage(),
        allOf(
            containsString("throws: java.lang.IllegalStateException: planted"),
            containsString("input of 3 bytes, in hexadecimal: 424144"),
            containsString("again: scripts/fuzz throws --input=QkFE")));
    assertThat(finding.getCause(), instanceOf(IllegalStateException.class));
  }

  @Test
  public void memoryOutOfProportionIsAFinding() {
    assertThat(found(PlantedTargets.GROWS).getMessage(), containsString("bytes for an input of 3"));
    assertThat(PlantedTargets.size(), is(64));
  }

  @Test
  public void aSoundTargetHasNone() throws Exception {
    FuzzCheck.changed(PlantedTargets.SOUND, List.of(PlantedTargets.fault()), 5_000);
    assertThat(FuzzCheck.kept(PlantedTargets.SOUND), is(0));
  }

  @Test
  public void changesAreManyAndTheSameFromTheSameSeed() {
    List<byte[]> inputs = List.of("{\"a\": [1, 2]}".getBytes(StandardCharsets.UTF_8), new byte[0]);
    Mutations one = new Mutations(inputs, List.of("null"), 7);
    Mutations other = new Mutations(inputs, List.of("null"), 7);
    Set<String> different = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      String changed = Arrays.toString(one.next());
      assertThat(Arrays.toString(other.next()), equalTo(changed));
      different.add(changed);
    }
    assertThat(different.size(), greaterThan(500));
  }
}
