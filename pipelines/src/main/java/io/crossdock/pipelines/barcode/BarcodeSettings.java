package io.crossdock.pipelines.barcode;

import io.crossdock.io.pubsub.PubsubSettings;
import io.crossdock.io.settings.Problems;
import io.crossdock.pipelines.doors.DoorSettings;
import io.crossdock.transforms.barcode.Places;
import io.crossdock.transforms.barcode.RulesByTenant;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the barcode pipeline does and with what, checked as a whole.
 *
 * @param doors where it reads and writes
 * @param anomaliesTopic topic for anomalies
 * @param rules the limits by tenant
 * @param places the tenants' read points
 * @param shards keys that the state is spread over
 * @param tick how exactly sessions are closed
 */
public record BarcodeSettings(
    DoorSettings doors,
    @Nullable String anomaliesTopic,
    RulesByTenant rules,
    Places places,
    int shards,
    Duration tick)
    implements Serializable {

  /**
   * The settings that the options say.
   *
   * @param now what {@code latest} means
   * @throws io.crossdock.io.settings.InvalidSettingsException naming all that is wrong
   */
  public static BarcodeSettings parse(BarcodeOptions options, Instant now) {
    Problems problems = new Problems();
    String anomalies =
        PubsubSettings.topic("--anomaliesTopic", options.getAnomaliesTopic(), problems);
    BarcodeSettings settings =
        new BarcodeSettings(
            DoorSettings.parse(
                options, BarcodePipeline.NAME, Arrays.asList(anomalies), now, problems),
            anomalies,
            RulesFile.parse(options, problems),
            PlacesFile.read(options.getPlaces(), problems),
            problems.between("--shards", options.getShards(), 1, 32_768),
            problems.duration("--tick", options.getTick(), Duration.ofMillis(1)));
    problems.throwIfAny();
    return settings;
  }
}
