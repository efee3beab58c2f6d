package io.crossdock.pipelines.barcode;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/** The limits by which scans are judged; {@code --tenantRules} sets them for single tenants. */
public interface RuleOptions extends PipelineOptions {
  /** {@code --sessionGap}. */
  @Description("Sightings of an item further apart belong to different sessions. A duration.")
  @Default.String("30m")
  String getSessionGap();

  /** Sets {@code --sessionGap}. */
  void setSessionGap(String value);

  /** {@code --bounceWindow}. */
  @Description("The same code at the same scanner within this time is a bounce. A duration.")
  @Default.String("3s")
  String getBounceWindow();

  /** Sets {@code --bounceWindow}. */
  void setBounceWindow(String value);

  /** {@code --minScanInterval}. */
  @Description("Two codes at one hand scanner closer than this are faster than a hand. A duration.")
  @Default.String("150ms")
  String getMinScanInterval();

  /** Sets {@code --minScanInterval}. */
  void setMinScanInterval(String value);

  /** {@code --maxSpeedKmh}. */
  @Description("No object travels between two places faster than this, in km/h.")
  @Default.Double(110)
  double getMaxSpeedKmh();

  /** Sets {@code --maxSpeedKmh}. */
  void setMaxSpeedKmh(double value);

  /** {@code --clockError}. */
  @Description("A travel conflict within this time may be the clocks' fault. A duration.")
  @Default.String("2m")
  String getClockError();

  /** Sets {@code --clockError}. */
  void setClockError(String value);

  /** {@code --futureTolerance}. */
  @Description("How far a scanner's clock may be ahead of the arrival. A duration.")
  @Default.String("5m")
  String getFutureTolerance();

  /** Sets {@code --futureTolerance}. */
  void setFutureTolerance(String value);

  /** {@code --lateAfter}. */
  @Description("A scan that arrives later than this after it happened is flagged late. A duration.")
  @Default.String("10m")
  String getLateAfter();

  /** Sets {@code --lateAfter}. */
  void setLateAfter(String value);

  /** {@code --allowedLateness}. */
  @Description(
      "A scan that arrives later than this is not judged any more and becomes a failure of kind"
          + " LATE. Items are remembered that long. A duration.")
  @Default.String("2h")
  String getAllowedLateness();

  /** Sets {@code --allowedLateness}. */
  void setAllowedLateness(String value);

  /** {@code --travelHorizon}. */
  @Description("Sightings of an object further apart are not compared for travel. A duration.")
  @Default.String("12h")
  String getTravelHorizon();

  /** Sets {@code --travelHorizon}. */
  void setTravelHorizon(String value);

  /** {@code --tenantRules}. */
  @Description(
      "A properties file with rules of single tenants, a line each: TENANT.RULE=VALUE, such as"
          + " acme.sessionGap=20m. Rules are named as these options.")
  @Nullable String getTenantRules();

  /** Sets {@code --tenantRules}. */
  void setTenantRules(@Nullable String value);

  /** {@code --places}. */
  @Description(
      "A CSV file of the tenants' read points with the columns tenant, place, site, latitude,"
          + " longitude. Without it no travel is judged.")
  @Nullable String getPlaces();

  /** Sets {@code --places}. */
  void setPlaces(@Nullable String value);
}
