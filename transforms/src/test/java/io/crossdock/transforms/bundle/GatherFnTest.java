package io.crossdock.transforms.bundle;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;

import io.crossdock.schemas.coder.CompactCoder;
import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.OutputBuilder;
import org.apache.beam.sdk.values.TupleTag;
import org.joda.time.Instant;
import org.junit.Test;

public class GatherFnTest {
  private final NumbersFn numbers = new NumbersFn();
  private final List<String> told = new ArrayList<>();

  @Test
  public void whatABundleHasOfAKeyIsOneElementAsEarlyAsItsEarliest() {
    numbers.start();
    take(1, 500);
    take(2, 300);
    take(11, 200);
    take(21, 400);
    assertThat(told, empty());
    finish();
    assertThat(told, containsInAnyOrder("1 [1, 11, 21] 200", "2 [2] 300"));
  }

  @Test
  public void theNextBundleBeginsWithNothing() {
    numbers.start();
    take(1, 500);
    finish();
    numbers.start();
    take(11, 600);
    finish();
    assertThat(told, contains("1 [1] 500", "1 [11] 600"));
  }

  @Test
  public void aLargeBundleDoesNotGatherForEver() {
    numbers.start();
    IntStream.range(0, 450).forEach(i -> take(10 * i, 1_000 + i));
    assertThat(
        told.stream().map(GatherFnTest::sizeAndTime).toList(), contains("200 1000", "200 1200"));
    finish();
    assertThat(
        told.stream().map(GatherFnTest::sizeAndTime).toList(),
        contains("200 1000", "200 1200", "50 1400"));
  }

  private static String sizeAndTime(String element) {
    return element.split(",", -1).length + element.substring(element.lastIndexOf(' '));
  }

  private void take(int number, long millis) {
    numbers.take(
        number,
        Instant.ofEpochMilli(millis),
        new DoFn.OutputReceiver<>() {
          @Override
          public OutputBuilder<KV<Integer, List<Integer>>> builder(
              KV<Integer, List<Integer>> value) {
            throw new UnsupportedOperationException();
          }

          @Override
          public void outputWithTimestamp(KV<Integer, List<Integer>> element, Instant timestamp) {
            tell(element, timestamp);
          }
        });
  }

  private void tell(KV<Integer, List<Integer>> element, Instant timestamp) {
    told.add(element.getKey() + " " + element.getValue() + " " + timestamp.getMillis());
  }

  @SuppressWarnings("NonCanonicalType") // an inner class of DoFn's, of this one
  private void finish() {
    numbers.finish(
        numbers.new FinishBundleContext() {
          @Override
          public PipelineOptions getPipelineOptions() {
            return PipelineOptionsFactory.create();
          }

          @Override
          public void output(
              KV<Integer, List<Integer>> element, Instant timestamp, BoundedWindow window) {
            tell(element, timestamp);
          }

          @Override
          public <T> void output(
              TupleTag<T> tag, T element, Instant timestamp, BoundedWindow window) {
            throw new UnsupportedOperationException();
          }
        });
  }

  private static final class NumberCoder extends CompactCoder<Integer> {
    private static final long serialVersionUID = 1;

    @Override
    public void write(Integer value, CompactOutput out) {
      out.writeInt(value);
    }

    @Override
    public Integer read(CompactInput in) {
      return in.readInt();
    }
  }

  /** Numbers by their last digit. */
  private static final class NumbersFn extends GatherFn<Integer, Integer, Integer> {
    private static final long serialVersionUID = 1;

    NumbersFn() {
      super(new NumberCoder());
    }

    @ProcessElement
    public void take(
        @Element Integer number,
        @Timestamp Instant timestamp,
        OutputReceiver<KV<Integer, List<Integer>>> out) {
      add(number % 10, number, timestamp, out);
    }
  }
}
