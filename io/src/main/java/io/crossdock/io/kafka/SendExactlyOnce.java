package io.crossdock.io.kafka;

import java.util.ArrayList;
import java.util.UUID;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.state.StateSpec;
import org.apache.beam.sdk.state.StateSpecs;
import org.apache.beam.sdk.state.ValueState;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.apache.beam.sdk.values.TypeDescriptors;

/**
 * Sends messages in transactions, so that whoever reads {@code read_committed} sees each once: they
 * are numbered first, made durable by the runner ({@code @RequiresStableInput}), and sent together
 * with the number of the last as an offset of a consumer group. What comes again after a failure
 * has a number that Kafka knows, and is left out.
 *
 * <p>One writer does it: this is for anomalies, alerts and failures, not for the whole stream.
 * KafkaIO's own sink of this kind (2.70.0) was tried on Flink: it keeps its producers in a static
 * cache, and a task that was restarted met one in the midst of a transaction and failed for ever.
 */
final class SendExactlyOnce extends PTransform<PCollection<OutgoingMessage>, PDone> {
  private static final long serialVersionUID = 1;

  private final String topic;
  private final KafkaSettings settings;
  private final String id;

  SendExactlyOnce(String topic, KafkaSettings settings, String id) {
    super("Send exactly once to " + topic);
    this.topic = topic;
    this.settings = settings;
    this.id = id;
  }

  @Override
  public PDone expand(PCollection<OutgoingMessage> messages) {
    messages
        .apply("In one window", Window.into(new GlobalWindows()))
        .apply(
            "With one key",
            WithKeys.<Integer, OutgoingMessage>of(0).withKeyType(TypeDescriptors.integers()))
        .setCoder(KvCoder.of(VarIntCoder.of(), OutgoingMessageCoder.of()))
        .apply("Number", ParDo.of(new NumberFn()))
        .setCoder(
            KvCoder.of(
                VarIntCoder.of(),
                KvCoder.of(
                    KvCoder.of(StringUtf8Coder.of(), VarLongCoder.of()),
                    OutgoingMessageCoder.of())))
        .apply("Send in transactions", ParDo.of(new SendFn(topic, settings, id)));
    return PDone.in(messages.getPipeline());
  }

  /** Numbers messages from 0, beside the name of the run that began to number. */
  private static final class NumberFn
      extends DoFn<
          KV<Integer, OutgoingMessage>, KV<Integer, KV<KV<String, Long>, OutgoingMessage>>> {
    private static final long serialVersionUID = 1;

    @StateId("run")
    @SuppressWarnings("UnusedVariable") // the runner reads it
    private final StateSpec<ValueState<String>> runSpec = StateSpecs.value(StringUtf8Coder.of());

    @StateId("next")
    @SuppressWarnings("UnusedVariable") // the runner reads it
    private final StateSpec<ValueState<Long>> nextSpec = StateSpecs.value(VarLongCoder.of());

    @ProcessElement
    public void number(
        @Element KV<Integer, OutgoingMessage> message,
        @StateId("run") ValueState<String> run,
        @StateId("next") ValueState<Long> next,
        OutputReceiver<KV<Integer, KV<KV<String, Long>, OutgoingMessage>>> output) {
      String name = run.read();
      if (name == null) {
        name = UUID.randomUUID().toString();
        run.write(name);
      }
      Long known = next.read();
      long number = known == null ? 0 : known;
      next.write(number + 1);
      output.output(KV.of(message.getKey(), KV.of(KV.of(name, number), message.getValue())));
    }
  }

  private static final class SendFn
      extends DoFn<KV<Integer, KV<KV<String, Long>, OutgoingMessage>>, Void> {
    private static final long serialVersionUID = 1;

    /** Keyed state keeps the messages that wait with their key, at any parallelism. */
    @StateId("last")
    @SuppressWarnings("UnusedVariable") // the runner reads it
    private final StateSpec<ValueState<Long>> lastSpec = StateSpecs.value(VarLongCoder.of());

    private final TransactionalWriter writer;

    SendFn(String topic, KafkaSettings settings, String id) {
      this.writer = new TransactionalWriter(topic, settings, id);
    }

    /** Says what to do, where Flink would only say that it cannot make a field accessible. */
    @Setup
    public void check() {
      boolean onFlink = getClass().getClassLoader().getClass().getName().contains("flink");
      if (onFlink && !ArrayList.class.getModule().isOpen("java.util", getClass().getModule())) {
        throw new IllegalStateException(
            "--kafkaExactlyOnce needs task managers that are started with"
                + " --add-opens=java.base/java.util=ALL-UNNAMED");
      }
    }

    @StartBundle
    public void start() {
      writer.forget();
    }

    @RequiresStableInput
    @ProcessElement
    public void add(
        @Element KV<Integer, KV<KV<String, Long>, OutgoingMessage>> element,
        @StateId("last") ValueState<Long> last) {
      KV<String, Long> number = element.getValue().getKey();
      writer.add(number.getKey(), number.getValue(), element.getValue().getValue());
      last.write(number.getValue());
    }

    @FinishBundle
    public void finish() throws InterruptedException {
      writer.commit();
    }

    @Teardown
    @SuppressWarnings({"UnusedMethod", "EffectivelyPrivate"}) // the runner calls it
    public void close() {
      writer.close();
    }
  }
}
