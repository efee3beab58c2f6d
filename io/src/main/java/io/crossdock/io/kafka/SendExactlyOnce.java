package io.crossdock.io.kafka;

import java.util.ArrayList;
import java.util.UUID;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.state.MapState;
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
import org.jspecify.annotations.Nullable;

/**
 * Sends messages in transactions, so that whoever reads {@code read_committed} sees each once: they
 * are numbered first, made durable by the runner ({@code @RequiresStableInput}), put in order, and
 * sent together with the number of the last as an offset of a consumer group. What comes again
 * after a failure has a number that Kafka knows, and is left out.
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
        .apply("Put in order", ParDo.of(new OrderFn()))
        .setCoder(
            KvCoder.of(
                KvCoder.of(StringUtf8Coder.of(), VarLongCoder.of()), OutgoingMessageCoder.of()))
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

  /**
   * Hands numbered messages on in their order, each once. What a runner has made durable may come
   * back in another order after a failure: on Flink, what waited for several checkpoints does.
   */
  private static final class OrderFn
      extends DoFn<
          KV<Integer, KV<KV<String, Long>, OutgoingMessage>>,
          KV<KV<String, Long>, OutgoingMessage>> {
    private static final long serialVersionUID = 1;

    @StateId("next")
    @SuppressWarnings("UnusedVariable") // the runner reads it
    private final StateSpec<ValueState<Long>> nextSpec = StateSpecs.value(VarLongCoder.of());

    @StateId("early")
    @SuppressWarnings("UnusedVariable") // the runner reads it
    private final StateSpec<MapState<Long, KV<KV<String, Long>, OutgoingMessage>>> earlySpec =
        StateSpecs.map(
            VarLongCoder.of(),
            KvCoder.of(
                KvCoder.of(StringUtf8Coder.of(), VarLongCoder.of()), OutgoingMessageCoder.of()));

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

    @RequiresStableInput
    @ProcessElement
    public void order(
        @Element KV<Integer, KV<KV<String, Long>, OutgoingMessage>> element,
        @StateId("next") ValueState<Long> next,
        @StateId("early") MapState<Long, KV<KV<String, Long>, OutgoingMessage>> early,
        OutputReceiver<KV<KV<String, Long>, OutgoingMessage>> output) {
      @Nullable KV<KV<String, Long>, OutgoingMessage> message = element.getValue();
      long number = element.getValue().getKey().getValue();
      Long known = next.read();
      long expected = known == null ? 0 : known;
      if (number > expected) {
        early.put(number, element.getValue());
      }
      if (number != expected) {
        return;
      }
      while (message != null) {
        output.output(message);
        expected++;
        message = early.get(expected).read();
        if (message != null) {
          early.remove(expected);
        }
      }
      next.write(expected);
    }
  }

  private static final class SendFn extends DoFn<KV<KV<String, Long>, OutgoingMessage>, Void> {
    private static final long serialVersionUID = 1;

    private final TransactionalWriter writer;

    SendFn(String topic, KafkaSettings settings, String id) {
      this.writer = new TransactionalWriter(topic, settings, id);
    }

    @StartBundle
    public void start() {
      writer.forget();
    }

    @ProcessElement
    public void add(@Element KV<KV<String, Long>, OutgoingMessage> message) {
      KV<String, Long> number = message.getKey();
      writer.add(number.getKey(), number.getValue(), message.getValue());
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
