package io.crossdock.training;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.util.OptionalDouble;
import org.junit.Test;

/** What models are worth on data that nobody here wrote. */
public class Ai4iTest {
  private static final int FOLDS = 5;

  @Test
  public void failuresAreFoundInRowsHeldOut() throws Exception {
    Dataset data = ReferenceData.ai4i();
    assertThat(data.size(), is(8000));
    assertThat(data.positives(), is(254));
    for (long seed = 1; seed <= 3; seed++) {
      Quality pooled =
          CrossValidation.run(data, Parameters.DEFAULT, FOLDS, seed, OptionalDouble.of(0.5))
              .pooled();
      assertThat(pooled.f1(), greaterThanOrEqualTo(0.88));
      assertThat(pooled.averagePrecision(), greaterThanOrEqualTo(0.90));
      // Above this something tells the answer: nothing in the features gives away the modes at
      // random.
      assertThat(pooled.f1(), lessThan(0.95));
    }
  }
}
