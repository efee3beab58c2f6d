package io.crossdock.pipelines.fleet;

import io.crossdock.io.fleet.FleetJson;
import io.crossdock.io.format.DecodeTruckEvents;
import io.crossdock.io.postgres.AlertTable;
import io.crossdock.io.postgres.LedgerTable;
import io.crossdock.io.postgres.Refusal;
import io.crossdock.io.postgres.StopTable;
import io.crossdock.io.postgres.TruckWindowTable;
import io.crossdock.pipelines.doors.DoorSettings;
import io.crossdock.pipelines.doors.Doors;
import io.crossdock.pipelines.launch.Launch;
import io.crossdock.pipelines.launch.Launchable;
import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.fleet.Alert;
import io.crossdock.schemas.fleet.CheckedEvent;
import io.crossdock.transforms.fleet.CheckEvents;
import io.crossdock.transforms.fleet.JudgeTrucks;
import io.crossdock.transforms.fleet.join.JoinStreams;
import io.crossdock.transforms.fleet.rules.RuleBook;
import io.crossdock.transforms.lookup.Lookup;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;

/**
 * Temperatures, positions and doors of trucks to joined windows, alerts, stops and the ledger.
 * {@code --help} lists the options.
 *
 * <p>Exit codes: 0 all is done (a pipeline that reads for ever has none), 1 the pipeline failed, 2
 * the options are wrong.
 */
public final class FleetPipeline implements Launchable<FleetOptions> {
  /** The pipeline's name, in failures and metrics. */
  public static final String NAME = "fleet";

  /** Parses, builds, runs. */
  public static void main(String[] args) {
    System.exit(Launch.run(args, new FleetPipeline()));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "Truck sensors, joined and judged: routes, stops, cold chain, alerts.";
  }

  @Override
  public Class<FleetOptions> options() {
    return FleetOptions.class;
  }

  @Override
  public Run open(FleetOptions options, Instant now) throws SQLException {
    FleetSettings settings = FleetSettings.parse(options, now);
    Doors doors = Doors.open(settings.doors());
    return new Run() {
      @Override
      public void prepare() {
        doors.prepare(options);
      }

      @Override
      public void build(Pipeline pipeline) {
        FleetPipeline.build(pipeline, settings, doors);
      }

      @Override
      public void done() throws SQLException {
        doors.close();
      }
    };
  }

  /** Wires the pipeline and does not run it. */
  static void build(Pipeline pipeline, FleetSettings settings, Doors doors) {
    List<PCollection<Failure>> failures = new ArrayList<>();
    Lookup<RuleBook> rules =
        settings.rulesTopic() == null
            ? Lookup.fixed(settings.rules())
            : Lookup.changing(ChangingRules.of(pipeline, settings, failures));
    PCollectionTuple checked =
        pipeline
            .apply("ReadMessages", doors.input())
            .apply(
                "DecodeEvents",
                DecodeTruckEvents.of(
                    NAME, settings.doors().formats(), new FleetLateness(settings.rules())))
            .failuresTo(failures)
            .apply("CheckEvents", CheckEvents.by(rules));
    PCollectionList<CheckedEvent> rows = PCollectionList.of(checked.get(CheckEvents.ROWS));
    failures.add(
        checked
            .get(CheckEvents.ROWS)
            .apply(
                "JoinStreams",
                JoinStreams.in(
                    settings.joinWindow(), settings.joinEvery(), settings.joinLateness()))
            .apply(
                "WriteWindows",
                doors.rows("windows", new TruckWindowTable(), FleetJson::encode, Refusal.never())));
    // What is replayed came too late, or was mended by hand: it belongs to the record, but one
    // event without those around it is nothing to judge a truck by.
    if (settings.doors().input() != DoorSettings.Input.REPLAY) {
      rows = rows.and(judge(checked, settings, doors, failures));
    }
    failures.add(
        rows.apply("AllEvents", Flatten.pCollections())
            .apply("WriteEvents", TruckEventRows.to(doors)));
    PCollectionList.of(failures)
        .apply("AllFailures", Flatten.pCollections())
        .apply("WriteFailures", doors.failures());
  }

  private static PCollection<CheckedEvent> judge(
      PCollectionTuple checked,
      FleetSettings settings,
      Doors doors,
      List<PCollection<Failure>> failures) {
    PCollectionTuple judged =
        checked
            .get(CheckEvents.INPUTS)
            .apply(
                "JudgeTrucks",
                JudgeTrucks.by(
                    settings.plan(), settings.rules().standard(), settings.ledgerEvery()));
    PCollection<Alert> alerts = judged.get(JudgeTrucks.ALERTS);
    failures.add(
        PCollectionList.of(alerts)
            .and(judged.get(JudgeTrucks.SETTLED))
            .apply("AllAlerts", Flatten.pCollections())
            .apply(
                "WriteAlerts",
                doors.rows("alerts", new AlertTable(), FleetJson::encode, Refusal.never())));
    failures.add(
        judged
            .get(JudgeTrucks.STOPS)
            .apply(
                "WriteStops",
                doors.rows("stops", new StopTable(), FleetJson::encode, Refusal.never())));
    failures.add(
        judged
            .get(JudgeTrucks.LEDGER)
            .apply(
                "WriteLedger",
                doors.rows("ledger", new LedgerTable(), FleetJson::encode, Refusal.never())));
    if (settings.alertsTopic() != null) {
      alerts.apply("TellAlerts", doors.send("alerts", settings.alertsTopic(), FleetJson::message));
    }
    return judged.get(JudgeTrucks.FLAGGED);
  }
}
