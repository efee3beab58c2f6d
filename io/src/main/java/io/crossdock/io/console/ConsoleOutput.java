package io.crossdock.io.console;

import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;

/** Prints each value as a line to standard output of the process that has it. */
public final class ConsoleOutput<T> extends PTransform<PCollection<T>, PDone> {
  private static final long serialVersionUID = 1;

  private final SerializableFunction<T, String> format;

  private ConsoleOutput(SerializableFunction<T, String> format) {
    super("Print");
    this.format = format;
  }

  /** Prints what {@code format} makes of a value. */
  public static <T> ConsoleOutput<T> of(SerializableFunction<T, String> format) {
    return new ConsoleOutput<>(format);
  }

  @Override
  public PDone expand(PCollection<T> values) {
    values.apply("Print lines", ParDo.of(new PrintFn<>(format)));
    return PDone.in(values.getPipeline());
  }

  private static final class PrintFn<T> extends DoFn<T, Void> {
    private static final long serialVersionUID = 1;

    private final SerializableFunction<T, String> format;

    PrintFn(SerializableFunction<T, String> format) {
      this.format = format;
    }

    @ProcessElement
    @SuppressWarnings("SystemOut") // the purpose of this door
    public void print(@Element T value) {
      System.out.println(format.apply(value));
    }
  }
}
