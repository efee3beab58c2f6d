package io.crossdock.io.cmms;

import io.crossdock.io.postgres.PostgresSettings;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Gauge;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.state.StateSpec;
import org.apache.beam.sdk.state.StateSpecs;
import org.apache.beam.sdk.state.ValueState;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.jspecify.annotations.Nullable;

/**
 * At each tick delivers the work orders that are due, from the table to the CMMS. What it must not
 * forget stands in the table: a job that starts anew goes on where another ended. Ticks that piled
 * up behind a slow CMMS are passed over, so that checkpoints do not wait for one after the other.
 */
public final class DeliverWorkOrders<T> extends PTransform<PCollection<T>, PDone> {
  private static final long serialVersionUID = 1;

  private final CmmsSettings settings;
  private final PostgresSettings database;
  private final SerializableFunction<CmmsSettings, Cmms> cmms;
  private final boolean all;

  private DeliverWorkOrders(
      CmmsSettings settings,
      PostgresSettings database,
      SerializableFunction<CmmsSettings, Cmms> cmms,
      boolean all) {
    super("Deliver work orders");
    this.settings = settings;
    this.database = database;
    this.cmms = cmms;
    this.all = all;
  }

  /** Delivers from {@code database} to the CMMS of {@code settings}; a tick may be anything. */
  public static <T> DeliverWorkOrders<T> from(PostgresSettings database, CmmsSettings settings) {
    return new DeliverWorkOrders<>(settings, database, HttpCmms::new, false);
  }

  /** The same to a CMMS that is spoken to in another way. */
  DeliverWorkOrders<T> to(SerializableFunction<CmmsSettings, Cmms> other) {
    return new DeliverWorkOrders<>(settings, database, other, all);
  }

  /**
   * Goes on at each tick until no order waits or the budget is used up: for a pipeline that ends
   * and has no further tick.
   */
  public DeliverWorkOrders<T> untilNoneWaits() {
    return new DeliverWorkOrders<>(settings, database, cmms, true);
  }

  @Override
  public PDone expand(PCollection<T> ticks) {
    ticks
        .apply("All to one", WithKeys.of(0))
        .setCoder(KvCoder.of(VarIntCoder.of(), ticks.getCoder()))
        .apply("Deliver", ParDo.of(new DeliverFn<>(settings, database, cmms, all)));
    return PDone.in(ticks.getPipeline());
  }

  private static final class DeliverFn<T> extends DoFn<KV<Integer, T>, Void> {
    private static final long serialVersionUID = 1;

    /** When the last delivery ended, milliseconds since the epoch. A state makes it one worker. */
    @StateId("ended")
    @SuppressWarnings("UnusedVariable") // Beam reads it
    private final StateSpec<ValueState<Long>> endedSpec = StateSpecs.value(VarLongCoder.of());

    private final CmmsSettings settings;
    private final PostgresSettings database;
    private final SerializableFunction<CmmsSettings, Cmms> cmms;
    private final boolean all;
    private final Map<DeliveryEvent, Counter> counters = new EnumMap<>(DeliveryEvent.class);
    private final Counter passedOver = Metrics.counter("cmms", "ticks_passed_over");
    private final Gauge waiting = Metrics.gauge("cmms", "orders_waiting");

    private transient @Nullable DeliverOrders orders;

    DeliverFn(
        CmmsSettings settings,
        PostgresSettings database,
        SerializableFunction<CmmsSettings, Cmms> cmms,
        boolean all) {
      this.settings = settings;
      this.database = database;
      this.cmms = cmms;
      this.all = all;
      for (DeliveryEvent event : DeliveryEvent.values()) {
        counters.put(
            event, Metrics.counter("cmms", "orders_" + event.name().toLowerCase(Locale.ROOT)));
      }
    }

    @ProcessElement
    public void deliver(@StateId("ended") ValueState<Long> ended)
        throws SQLException, InterruptedException {
      Long before = ended.read();
      long now = System.currentTimeMillis();
      // Half of the time between two: ticks are not made to the millisecond. A clock that was set
      // back holds up nothing.
      if (before != null && now >= before && now - before < settings.every().toMillis() / 2) {
        passedOver.inc();
        return;
      }
      if (orders == null) {
        orders = new DeliverOrders(database, settings, cmms.apply(settings), this::count);
      }
      if (all) {
        orders.deliverAll(settings.budget());
      } else {
        orders.deliver(settings.budget());
      }
      long left = orders.waiting();
      if (left >= 0) {
        waiting.set(left);
      }
      ended.write(System.currentTimeMillis());
    }

    private void count(DeliveryEvent event) {
      Counter counter = counters.get(event);
      if (counter != null) {
        counter.inc();
      }
    }

    @Teardown
    @SuppressWarnings({"UnusedMethod", "EffectivelyPrivate"}) // the runner calls it
    public void close() {
      if (orders != null) {
        orders.close();
        orders = null;
      }
    }
  }
}
