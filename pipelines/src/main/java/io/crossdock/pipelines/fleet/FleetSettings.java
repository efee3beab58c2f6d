package io.crossdock.pipelines.fleet;

import io.crossdock.io.pubsub.PubsubSettings;
import io.crossdock.io.settings.Problems;
import io.crossdock.pipelines.doors.DoorSettings;
import io.crossdock.transforms.fleet.plan.FleetPlan;
import io.crossdock.transforms.fleet.rules.RuleBook;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the fleet pipeline does and with what, checked as a whole.
 *
 * @param doors where it reads and writes
 * @param alertsTopic topic for alerts
 * @param rules the limits by tenant and time, as known at launch
 * @param rulesTopic topic of rules that change
 * @param plan trucks, duties, routes and profiles
 * @param joinWindow length of the windows in which streams are joined
 * @param joinEvery how often one begins
 * @param joinLateness how long after its end one takes what comes late
 * @param ledgerEvery how often a truck's day is written at most
 */
public record FleetSettings(
    DoorSettings doors,
    @Nullable String alertsTopic,
    RuleBook rules,
    @Nullable String rulesTopic,
    FleetPlan plan,
    Duration joinWindow,
    Duration joinEvery,
    Duration joinLateness,
    Duration ledgerEvery)
    implements Serializable {

  /**
   * The settings that the options say.
   *
   * @param now what {@code latest} means
   * @throws io.crossdock.io.settings.InvalidSettingsException naming all that is wrong
   */
  public static FleetSettings parse(FleetOptions options, Instant now) {
    Problems problems = new Problems();
    String alerts = PubsubSettings.topic("--alertsTopic", options.getAlertsTopic(), problems);
    String rules = problems.optional("--rulesTopic", options.getRulesTopic());
    DoorSettings doors =
        DoorSettings.parse(options, FleetPipeline.NAME, Arrays.asList(alerts), now, problems);
    if (rules != null && doors.input() != DoorSettings.Input.KAFKA) {
      problems.add("--rulesTopic", "is read beside --input=kafka only");
    }
    int before = problems.all().size();
    Duration window =
        problems.duration("--joinWindow", options.getJoinWindow(), Duration.ofSeconds(1));
    Duration every =
        problems.duration("--joinEvery", options.getJoinEvery(), Duration.ofSeconds(1));
    if (problems.all().size() == before && every.compareTo(window) > 0) {
      problems.add("--joinEvery", "is longer than --joinWindow: what is between would be missing");
    }
    FleetSettings settings =
        new FleetSettings(
            doors,
            alerts,
            FleetRulesFile.parse(options, problems),
            rules,
            PlanFiles.read(options, problems),
            window,
            every,
            problems.duration("--joinLateness", options.getJoinLateness(), Duration.ZERO),
            problems.duration("--ledgerEvery", options.getLedgerEvery(), Duration.ofSeconds(1)));
    problems.throwIfAny();
    return settings;
  }
}
