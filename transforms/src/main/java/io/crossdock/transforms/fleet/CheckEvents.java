package io.crossdock.transforms.fleet;

import io.crossdock.schemas.fleet.CheckedEvent;
import io.crossdock.schemas.fleet.CheckedEventCoder;
import io.crossdock.schemas.fleet.EventFlag;
import io.crossdock.schemas.fleet.GpsFix;
import io.crossdock.schemas.fleet.TruckEvent;
import io.crossdock.transforms.fleet.judge.TruckInput;
import io.crossdock.transforms.fleet.judge.TruckInputCoder;
import io.crossdock.transforms.fleet.rules.FleetRule;
import io.crossdock.transforms.fleet.rules.FleetRules;
import io.crossdock.transforms.fleet.rules.RuleBook;
import io.crossdock.transforms.lookup.Lookup;
import java.util.Objects;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Checks each event by itself (R31, R44, R45) and finds the rules that hold at its time. Every
 * event goes on as a row; what is not from a time to come also goes to be judged, by truck.
 */
public final class CheckEvents extends PTransform<PCollection<TruckEvent>, PCollectionTuple> {
  private static final long serialVersionUID = 1;

  /** Every event with its flags. */
  public static final TupleTag<CheckedEvent> ROWS = new TupleTag<>("rows") {};

  /** Events to be judged, by tenant and truck. */
  public static final TupleTag<KV<String, TruckInput>> INPUTS = new TupleTag<>("inputs") {};

  private final Lookup<RuleBook> rules;

  private CheckEvents(Lookup<RuleBook> rules) {
    this.rules = rules;
  }

  /** Checks by rules that are looked up in a book. */
  public static CheckEvents by(Lookup<RuleBook> rules) {
    return new CheckEvents(rules);
  }

  @Override
  public PCollectionTuple expand(PCollection<TruckEvent> events) {
    PCollectionTuple outputs =
        events.apply(
            "CheckEvent",
            rules.step(new CheckEventFn(rules)).withOutputTags(ROWS, TupleTagList.of(INPUTS)));
    outputs.get(ROWS).setCoder(CheckedEventCoder.of());
    outputs.get(INPUTS).setCoder(KvCoder.of(StringUtf8Coder.of(), TruckInputCoder.of()));
    return outputs;
  }

  /** What can be said of an event by itself, a set of {@link EventFlag}. */
  public static int flags(TruckEvent event, FleetRules rules) {
    int flags = 0;
    long delay = event.arrivalMicros() - event.eventTimeMicros();
    if (-delay > rules.micros(FleetRule.FUTURE_TOLERANCE)) {
      flags |= EventFlag.CLOCK_AHEAD.mask();
    } else if (delay > rules.micros(FleetRule.LATE_AFTER)) {
      flags |= EventFlag.LATE.mask();
    }
    if (event instanceof GpsFix fix) {
      Double accuracy = fix.accuracyMetres();
      if (fix.latitude() == 0 && fix.longitude() == 0) {
        flags |= EventFlag.NULL_ISLAND.mask();
      }
      if (accuracy != null && accuracy > rules.value(FleetRule.MAX_ACCURACY)) {
        flags |= EventFlag.POOR_ACCURACY.mask();
      }
    }
    return flags;
  }

  private static final class CheckEventFn extends DoFn<TruckEvent, CheckedEvent> {
    private static final long serialVersionUID = 1;
    private final Lookup<RuleBook> lookup;

    CheckEventFn(Lookup<RuleBook> lookup) {
      this.lookup = lookup;
    }

    @ProcessElement
    public void process(ProcessContext context) {
      TruckEvent event = Objects.requireNonNull(context.element());
      RuleBook rules = lookup.book(context);
      FleetRules own = rules.own(event.tenant(), event.eventTimeMicros());
      int flags = flags(event, own == null ? rules.standard() : own);
      context.output(ROWS, new CheckedEvent(event, flags, 0));
      if (!EventFlag.CLOCK_AHEAD.in(flags)) {
        context.output(
            INPUTS,
            KV.of(TruckKey.of(event.tenant(), event.truckId()), new TruckInput(event, flags, own)));
      }
    }
  }
}
