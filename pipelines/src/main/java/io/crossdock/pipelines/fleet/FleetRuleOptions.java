package io.crossdock.pipelines.fleet;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/** The limits by which trucks are judged; {@code --tenantRules} sets them for single tenants. */
public interface FleetRuleOptions extends PipelineOptions {
  /** {@code --onDelay}. */
  @Description(
      "A temperature is out of tolerance so long, as far as it was observed, before that is told. A duration.")
  @Default.String("10m")
  String getOnDelay();

  /** Sets {@code --onDelay}. */
  void setOnDelay(String value);

  /** {@code --offDelay}. */
  @Description("It is in tolerance again so long before the alert is cleared. A duration.")
  @Default.String("5m")
  String getOffDelay();

  /** Sets {@code --offDelay}. */
  void setOffDelay(String value);

  /** {@code --doorGrace}. */
  @Description("After a door was opened, temperatures count for nothing so long. A duration.")
  @Default.String("10m")
  String getDoorGrace();

  /** Sets {@code --doorGrace}. */
  void setDoorGrace(String value);

  /** {@code --defrostGrace}. */
  @Description(
      "From the beginning of a defrost, temperatures count for nothing so long. A duration.")
  @Default.String("30m")
  String getDefrostGrace();

  /** Sets {@code --defrostGrace}. */
  void setDefrostGrace(String value);

  /** {@code --doorLimit}. */
  @Description("A door may be open so long. A duration.")
  @Default.String("20m")
  String getDoorLimit();

  /** Sets {@code --doorLimit}. */
  void setDoorLimit(String value);

  /** {@code --silentAfter}. */
  @Description(
      "A sensor, or the positions, may be silent so long; a reading holds no longer. A duration.")
  @Default.String("15m")
  String getSilentAfter();

  /** Sets {@code --silentAfter}. */
  void setSilentAfter(String value);

  /** {@code --stopLimit}. */
  @Description("A truck may stand so long where no stop is planned. A duration.")
  @Default.String("15m")
  String getStopLimit();

  /** Sets {@code --stopLimit}. */
  void setStopLimit(String value);

  /** {@code --escalateAfter}. */
  @Description("An alert that lasts so long after it was raised becomes critical. A duration.")
  @Default.String("30m")
  String getEscalateAfter();

  /** Sets {@code --escalateAfter}. */
  void setEscalateAfter(String value);

  /** {@code --corridorOuter}. */
  @Description("A truck is off its route further away than this, in metres.")
  @Default.Double(50)
  double getCorridorOuter();

  /** Sets {@code --corridorOuter}. */
  void setCorridorOuter(double value);

  /** {@code --corridorInner}. */
  @Description("It is back on its route within this, in metres; not more than --corridorOuter.")
  @Default.Double(40)
  double getCorridorInner();

  /** Sets {@code --corridorInner}. */
  void setCorridorInner(double value);

  /** {@code --confirmFixes}. */
  @Description("So many positions in a row must say that it is off its route, or back.")
  @Default.Integer(2)
  int getConfirmFixes();

  /** Sets {@code --confirmFixes}. */
  void setConfirmFixes(int value);

  /** {@code --dwell}. */
  @Description("It must be off, or back, so long before that is told. A duration.")
  @Default.String("0s")
  String getDwell();

  /** Sets {@code --dwell}. */
  void setDwell(String value);

  /** {@code --maxAccuracy}. */
  @Description(
      "A position whose error is larger by the receiver's own word is not believed, in metres.")
  @Default.Double(100)
  double getMaxAccuracy();

  /** Sets {@code --maxAccuracy}. */
  void setMaxAccuracy(double value);

  /** {@code --maxSpeedKmh}. */
  @Description(
      "No truck is faster, in km/h: a position that it cannot have reached is not believed.")
  @Default.Double(150)
  double getMaxSpeedKmh();

  /** Sets {@code --maxSpeedKmh}. */
  void setMaxSpeedKmh(double value);

  /** {@code --gapAfter}. */
  @Description(
      "Between two positions further apart in time, nobody knows whether it moved. A duration.")
  @Default.String("3m")
  String getGapAfter();

  /** Sets {@code --gapAfter}. */
  void setGapAfter(String value);

  /** {@code --stopDiameter}. */
  @Description("A truck that stays within this stands, in metres.")
  @Default.Double(50)
  double getStopDiameter();

  /** Sets {@code --stopDiameter}. */
  void setStopDiameter(double value);

  /** {@code --stopAfter}. */
  @Description("It stands if it stays so long. A duration.")
  @Default.String("3m")
  String getStopAfter();

  /** Sets {@code --stopAfter}. */
  void setStopAfter(String value);

  /** {@code --futureTolerance}. */
  @Description("How far a unit's clock may be ahead of the arrival. A duration.")
  @Default.String("5m")
  String getFutureTolerance();

  /** Sets {@code --futureTolerance}. */
  void setFutureTolerance(String value);

  /** {@code --lateAfter}. */
  @Description(
      "An event that arrives later than this after it happened is flagged late. A duration.")
  @Default.String("10m")
  String getLateAfter();

  /** Sets {@code --lateAfter}. */
  void setLateAfter(String value);

  /** {@code --allowedLateness}. */
  @Description(
      "An event that arrives later than this is not judged any more and becomes a failure of kind LATE. Trucks are remembered that long. A duration.")
  @Default.String("2h")
  String getAllowedLateness();

  /** Sets {@code --allowedLateness}. */
  void setAllowedLateness(String value);

  /** {@code --tenantRules}. */
  @Description(
      "A properties file with rules of single tenants, a line each: TENANT.RULE=VALUE, such as"
          + " acme.onDelay=15m. Rules are named as these options.")
  @Nullable String getTenantRules();

  /** Sets {@code --tenantRules}. */
  void setTenantRules(@Nullable String value);

  /** {@code --rulesTopic}. */
  @Description(
      "Kafka topic of rules that change while the pipeline runs: JSON objects with tenant, from"
          + " (since when) and rules (values by name). Events are judged by the rules of their own"
          + " time, as far as they are known when they pass; allowedLateness cannot be changed so.")
  @Nullable String getRulesTopic();

  /** Sets {@code --rulesTopic}. */
  void setRulesTopic(@Nullable String value);
}
