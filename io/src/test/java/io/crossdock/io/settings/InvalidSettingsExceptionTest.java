package io.crossdock.io.settings;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.Assert.assertThrows;

import java.util.List;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.Test;

public class InvalidSettingsExceptionTest {
  private enum Colour {
    RED,
    GREEN
  }

  private static InvalidSettingsException thrown() {
    Problems problems = new Problems();
    problems.required("--topic", " ");
    problems.choice("--colour", "blue", Colour.class);
    return assertThrows(InvalidSettingsException.class, problems::throwIfAny);
  }

  @Test
  public void saysOptionsAndChoicesToPrograms() {
    assertThat(
        thrown().problems(),
        equalTo(
            List.of(
                new Problem("--topic", "is needed", List.of()),
                new Problem(
                    "--colour", "\"blue\" is none of [red, green]", List.of("red", "green")))));
  }

  @Test
  public void saysTheSameToPeople() {
    assertThat(
        thrown().getMessage(),
        equalTo(
            "2 options are wrong:\n  --topic: is needed\n"
                + "  --colour: \"blue\" is none of [red, green]"));
  }

  @Test
  public void isSerializableLikeEveryException() {
    InvalidSettingsException copy = SerializableUtils.clone(thrown());
    assertThat(copy.problems(), equalTo(thrown().problems()));
  }
}
