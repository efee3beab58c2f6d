package io.crossdock.transforms.lookup;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.is;

import java.util.Objects;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.junit.Rule;
import org.junit.Test;

/** A step that looks something up, in a book that is fixed and in one that is a view. */
public class LookupTest {
  @Rule public final TestPipeline pipeline = TestPipeline.create();

  @Test
  public void aBookThatIsFixedIsNoSideInput() {
    Lookup<String> lookup = Lookup.fixed("as at launch");
    assertThat(lookup.step(new AskFn(lookup)).getSideInputs(), is(anEmptyMap()));
    tells(lookup, "1 as at launch");
  }

  @Test
  public void aBookThatChangesIsASideInput() {
    PCollectionView<String> book =
        pipeline.apply("Book", Create.of("as it is")).apply(View.asSingleton());
    Lookup<String> lookup = Lookup.changing(book);
    assertThat(lookup.step(new AskFn(lookup)).getSideInputs().size(), is(1));
    tells(lookup, "1 as it is");
  }

  private void tells(Lookup<String> lookup, String expected) {
    PCollection<String> told =
        pipeline.apply("Elements", Create.of(1)).apply("Ask", lookup.step(new AskFn(lookup)));
    PAssert.that(told).containsInAnyOrder(expected);
    pipeline.run();
  }

  private static final class AskFn extends DoFn<Integer, String> {
    private static final long serialVersionUID = 1;
    private final Lookup<String> lookup;

    AskFn(Lookup<String> lookup) {
      this.lookup = lookup;
    }

    @ProcessElement
    public void ask(ProcessContext context) {
      context.output(Objects.requireNonNull(context.element()) + " " + lookup.book(context));
    }
  }
}
