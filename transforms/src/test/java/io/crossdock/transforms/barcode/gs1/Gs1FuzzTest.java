package io.crossdock.transforms.barcode.gs1;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;

import io.crossdock.fuzzing.FuzzCheck;
import io.crossdock.fuzzing.FuzzTarget;
import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** Whatever was scanned: a verdict, soon. {@code scripts/fuzz} looks for longer, by coverage. */
@RunWith(Parameterized.class)
public class Gs1FuzzTest {
  private static final int RUNS = 60_000;

  private final FuzzTarget target;

  public Gs1FuzzTest(FuzzTarget target) {
    this.target = target;
  }

  @Parameterized.Parameters(name = "{0}")
  public static List<FuzzTarget> targets() {
    return new Gs1Targets().targets();
  }

  @Test
  public void noInputThatIsKeptDoesHarm() throws Exception {
    assertThat(FuzzCheck.kept(target), greaterThan(0));
  }

  @Test
  public void noChangedInputDoesHarm() throws Exception {
    FuzzCheck.changed(target, List.of(), RUNS);
  }
}
