package io.crossdock.benchmarks.race.fleet;

import io.crossdock.benchmarks.race.BeamOnFlink;
import io.crossdock.benchmarks.race.Engine;
import io.crossdock.benchmarks.race.MemoryMessages;
import io.crossdock.benchmarks.race.RaceInput;
import io.crossdock.schemas.failure.Failure;
import io.crossdock.transforms.fleet.CheckEvents;
import io.crossdock.transforms.fleet.JudgeTrucks;
import io.crossdock.transforms.fleet.join.JoinStreams;
import io.crossdock.transforms.lookup.Lookup;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.Read;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;

/** The fleet pipeline's own transforms on Beam's Flink runner, between memory and tally. */
final class CrossdockFleet implements Engine {
  @Override
  public void run(RaceInput input, Settings settings) {
    Pipeline pipeline = BeamOnFlink.pipeline(settings);
    List<PCollection<Failure>> failures = new ArrayList<>();
    PCollectionTuple checked =
        pipeline
            .apply("ReadMessages", Read.from(MemoryMessages.of(input, 0)))
            .apply("DecodeEvents", FleetRace.DECODER)
            .failuresTo(failures)
            .apply("CheckEvents", CheckEvents.by(Lookup.fixed(FleetRace.RULES)));
    checked.get(CheckEvents.ROWS).apply("TallyRows", tally(FleetTally::row));
    checked
        .get(CheckEvents.ROWS)
        .apply(
            "JoinStreams", JoinStreams.in(FleetRace.WINDOW, FleetRace.WINDOW, FleetRace.LATENESS))
        .apply("TallyWindows", tally(FleetTally::window));
    PCollectionTuple judged =
        checked
            .get(CheckEvents.INPUTS)
            .apply(
                "JudgeTrucks",
                JudgeTrucks.by(
                    FleetRace.plan(), FleetRace.RULES.standard(), FleetRace.LEDGER_EVERY));
    judged.get(JudgeTrucks.ALERTS).apply("TallyAlerts", tally(FleetTally::alert));
    judged.get(JudgeTrucks.SETTLED).apply("TallySettled", tally(FleetTally::alert));
    judged.get(JudgeTrucks.STOPS).apply("TallyStops", tally(FleetTally::stop));
    judged.get(JudgeTrucks.FLAGGED).apply("TallyFlagged", tally(FleetTally::row));
    judged.get(JudgeTrucks.LEDGER).apply("TallyLedger", tally(FleetTally::day));
    pipeline.run().waitUntilFinish();
  }

  private interface Note<T> extends Serializable {
    void take(T value);
  }

  private static <T> ParDo.SingleOutput<T, Void> tally(Note<T> note) {
    return ParDo.of(new TallyFn<>(note));
  }

  private static final class TallyFn<T> extends DoFn<T, Void> {
    private static final long serialVersionUID = 1;

    private final Note<T> note;

    TallyFn(Note<T> note) {
      this.note = note;
    }

    @ProcessElement
    public void process(@Element T value) {
      note.take(value);
    }
  }
}
