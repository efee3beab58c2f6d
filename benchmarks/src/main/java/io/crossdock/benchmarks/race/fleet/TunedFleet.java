package io.crossdock.benchmarks.race.fleet;

import io.crossdock.benchmarks.race.CompactInfo;
import io.crossdock.benchmarks.race.Engine;
import io.crossdock.benchmarks.race.FlinkMemory;
import io.crossdock.benchmarks.race.RaceInput;
import io.crossdock.benchmarks.race.TunedFlink;
import io.crossdock.io.format.MessageException;
import io.crossdock.schemas.fleet.Alert;
import io.crossdock.schemas.fleet.CheckedEvent;
import io.crossdock.schemas.fleet.Stop;
import io.crossdock.schemas.fleet.TruckDay;
import io.crossdock.schemas.fleet.TruckEvent;
import io.crossdock.schemas.fleet.TruckWindow;
import io.crossdock.schemas.source.SourceMessage;
import io.crossdock.schemas.source.SourceMessageCoder;
import io.crossdock.transforms.fleet.CheckEvents;
import io.crossdock.transforms.fleet.judge.TruckInput;
import io.crossdock.transforms.fleet.judge.TruckInputCoder;
import io.crossdock.transforms.fleet.rules.FleetRules;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.SinkFunction;
import org.apache.flink.util.Collector;

/**
 * The fleet job as somebody would write it who knows Flink well: one shuffle by truck, behind which
 * one function joins the three streams in windows and judges the truck, both in keyed state.
 * Decoder, checks, the content of windows and the whole of judging are Crossdock's, taken as a
 * library, so that the race is one of engines.
 */
@SuppressWarnings("deprecation") // see FlinkMemory
final class TunedFleet implements Engine {
  @Override
  public void run(RaceInput input, Settings settings) throws Exception {
    StreamExecutionEnvironment env = TunedFlink.environment(settings);
    SingleOutputStreamOperator<TruckInput> checked =
        env.addSource(
                FlinkMemory.of(input),
                "messages",
                new CompactInfo<>(SourceMessage.class, SourceMessageCoder.of()))
            .flatMap(new CheckFunction())
            .returns(new CompactInfo<>(TruckInput.class, TruckInputCoder.of()));
    checked.addSink(new RowSink());
    SingleOutputStreamOperator<TruckWindow> windows =
        checked
            .keyBy(one -> one.event().tenant() + '\0' + one.event().truckId(), Types.STRING)
            .process(new TruckFunction(FleetRace.plan()))
            .returns(TruckFunction.WINDOWS);
    windows.addSink(new WindowSink());
    windows.getSideOutput(TruckFunction.ALERTS).addSink(new AlertSink());
    windows.getSideOutput(TruckFunction.STOPS).addSink(new StopSink());
    windows.getSideOutput(TruckFunction.FLAGGED).addSink(new FlaggedSink());
    windows.getSideOutput(TruckFunction.LEDGER).addSink(new LedgerSink());
    env.execute("tuned fleet");
  }

  private static final class CheckFunction extends RichFlatMapFunction<SourceMessage, TruckInput> {
    private static final long serialVersionUID = 1;

    @Override
    public void flatMap(SourceMessage message, Collector<TruckInput> out) throws MessageException {
      for (TruckEvent event : FleetRace.DECODER.decode(message)) {
        FleetRules own = FleetRace.RULES.own(event.tenant(), event.eventTimeMicros());
        int flags = CheckEvents.flags(event, own == null ? FleetRace.RULES.standard() : own);
        out.collect(new TruckInput(event, flags, own));
      }
    }
  }

  private static final class RowSink implements SinkFunction<TruckInput> {
    private static final long serialVersionUID = 1;

    @Override
    public void invoke(TruckInput checked, Context context) {
      FleetTally.row(new CheckedEvent(checked.event(), checked.flags(), 0));
    }
  }

  private static final class WindowSink implements SinkFunction<TruckWindow> {
    private static final long serialVersionUID = 1;

    @Override
    public void invoke(TruckWindow window, Context context) {
      FleetTally.window(window);
    }
  }

  private static final class AlertSink implements SinkFunction<Alert> {
    private static final long serialVersionUID = 1;

    @Override
    public void invoke(Alert alert, Context context) {
      FleetTally.alert(alert);
    }
  }

  private static final class StopSink implements SinkFunction<Stop> {
    private static final long serialVersionUID = 1;

    @Override
    public void invoke(Stop stop, Context context) {
      FleetTally.stop(stop);
    }
  }

  private static final class FlaggedSink implements SinkFunction<CheckedEvent> {
    private static final long serialVersionUID = 1;

    @Override
    public void invoke(CheckedEvent row, Context context) {
      FleetTally.row(row);
    }
  }

  private static final class LedgerSink implements SinkFunction<TruckDay> {
    private static final long serialVersionUID = 1;

    @Override
    public void invoke(TruckDay day, Context context) {
      FleetTally.day(day);
    }
  }
}
