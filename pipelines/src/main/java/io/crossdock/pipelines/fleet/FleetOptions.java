package io.crossdock.pipelines.fleet;

import io.crossdock.pipelines.doors.DoorOptions;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.StreamingOptions;
import org.jspecify.annotations.Nullable;

/** The options of the fleet pipeline, beside those of the runner. */
public interface FleetOptions extends StreamingOptions, DoorOptions, FleetRuleOptions {
  /** {@code --alertsTopic}. */
  @Description(
      "Topic that alerts are sent to as they change. Kafka's, or Pub/Sub's where it is named"
          + " projects/PROJECT/topics/NAME. Without it they are not.")
  @Nullable String getAlertsTopic();

  /** Sets {@code --alertsTopic}. */
  void setAlertsTopic(@Nullable String value);

  /** {@code --trucks}. */
  @Description(
      "A CSV file of trucks with the columns tenant, truck, zone (whose days the ledger keeps, such"
          + " as Europe/Dublin) and sensors (temperature sensors that must be heard on a duty, with"
          + " blanks between). A truck that is not in it has its days in UTC.")
  @Nullable String getTrucks();

  /** Sets {@code --trucks}. */
  void setTrucks(@Nullable String value);

  /** {@code --duties}. */
  @Description(
      "A CSV file of duties with the columns tenant, truck, from, to, route, setPoint, tolerance"
          + " and profile; the last four may be empty. Only on duty are there alerts.")
  @Nullable String getDuties();

  /** Sets {@code --duties}. */
  void setDuties(@Nullable String value);

  /** {@code --routes}. */
  @Description(
      "A GeoJSON file of routes: features with the properties tenant, route, and role: line (a"
          + " LineString), area (a Polygon), or stop (a Point with name and radiusMetres).")
  @Nullable String getRoutes();

  /** Sets {@code --routes}. */
  void setRoutes(@Nullable String value);

  /** {@code --profiles}. */
  @Description(
      "A CSV file of temperature profiles with the columns profile, limit, side (hot or cold),"
          + " celsius, duration and activation (instant, consecutive or cumulative). There are"
          + " who-type-1, who-type-2 and refrigerator without it.")
  @Nullable String getProfiles();

  /** Sets {@code --profiles}. */
  void setProfiles(@Nullable String value);

  /** {@code --joinWindow}. */
  @Description("Length of the windows in which a truck's streams are joined. A duration.")
  @Default.String("5m")
  String getJoinWindow();

  /** Sets {@code --joinWindow}. */
  void setJoinWindow(String value);

  /** {@code --joinEvery}. */
  @Description(
      "How often such a window begins: shorter than --joinWindow, statistics roll. A duration.")
  @Default.String("5m")
  String getJoinEvery();

  /** Sets {@code --joinEvery}. */
  void setJoinEvery(String value);

  /** {@code --joinLateness}. */
  @Description(
      "How long after its end a window is told anew for what comes late. Not below"
          + " --allowedLateness if nothing that is judged is to be missing in it. A duration.")
  @Default.String("2h")
  String getJoinLateness();

  /** Sets {@code --joinLateness}. */
  void setJoinLateness(String value);

  /** {@code --ledgerEvery}. */
  @Description("How often a truck's day in the ledger is written at most. A duration.")
  @Default.String("10m")
  String getLedgerEvery();

  /** Sets {@code --ledgerEvery}. */
  void setLedgerEvery(String value);
}
