package io.crossdock.io.format;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;

import io.crossdock.fuzzing.FuzzCheck;
import io.crossdock.fuzzing.FuzzTarget;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/**
 * Whatever bytes come, decoding gives values or the declared failure, soon, and makes no mountain
 * of them. {@code scripts/fuzz} looks for longer, by coverage.
 */
@RunWith(Parameterized.class)
public class DecoderFuzzTest {
  private static final int RUNS = 4_000;

  private final FuzzTarget target;

  public DecoderFuzzTest(FuzzTarget target) {
    this.target = target;
  }

  @Parameterized.Parameters(name = "{0}")
  public static List<FuzzTarget> targets() {
    return new DecoderTargets().targets();
  }

  @Test
  public void noInputThatIsKeptDoesHarm() throws Exception {
    assertThat(FuzzCheck.kept(target), greaterThan(0));
  }

  @Test
  public void noChangedInputDoesHarm() throws Exception {
    FuzzCheck.changed(target, ofOthers(), RUNS);
  }

  /** Documents of others, which are read from their jar and not kept here. */
  private List<byte[]> ofOthers() {
    List<byte[]> documents = new ArrayList<>();
    switch (target.name()) {
      case "epcis-json" -> documents.addAll(EpcisDocuments.json().values());
      case "epcis-xml", "epcis-xsd" -> {
        documents.addAll(EpcisDocuments.xml("2.0").values());
        documents.addAll(EpcisDocuments.xml("1.2").values());
      }
      default -> {}
    }
    return documents;
  }
}
