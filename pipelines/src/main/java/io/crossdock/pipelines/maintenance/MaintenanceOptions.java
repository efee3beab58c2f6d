package io.crossdock.pipelines.maintenance;

import io.crossdock.io.cmms.CmmsOptions;
import io.crossdock.io.influx.InfluxOptions;
import io.crossdock.pipelines.doors.DoorOptions;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.StreamingOptions;
import org.jspecify.annotations.Nullable;

/** The options of the maintenance pipeline, beside those of the runner. */
public interface MaintenanceOptions
    extends StreamingOptions, DoorOptions, InfluxOptions, CmmsOptions {
  /** {@code --machines}. */
  @Description(
      "A CSV file of machines with the columns tenant, machine, from, to, type, group (of vibration"
          + " zones), rpm, balls, ballMillimetres, pitchMillimetres, contactDegrees and location;"
          + " all but tenant, machine and type may be empty. Without it they are read from the"
          + " table machine, where there is a database.")
  @Nullable String getMachines();

  /** Sets {@code --machines}. */
  void setMachines(@Nullable String value);

  /** {@code --machinesEvery}. */
  @Description("How often the table of machines is read again. A duration.")
  @Default.String("1m")
  String getMachinesEvery();

  /** Sets {@code --machinesEvery}. */
  void setMachinesEvery(String value);

  /** {@code --models}. */
  @Description(
      "Files of models, such as models/*.onnx. They are looked at again while the pipeline runs, and"
          + " changed ones take the place of those before. Without models nothing is scored.")
  @Nullable String getModels();

  /** Sets {@code --models}. */
  void setModels(@Nullable String value);

  /** {@code --modelsEvery}. */
  @Description("How often the files of models are looked at again. A duration.")
  @Default.String("1m")
  String getModelsEvery();

  /** Sets {@code --modelsEvery}. */
  void setModelsEvery(String value);

  /** {@code --modelsTopic}. */
  @Description(
      "Kafka topic of models that change while the pipeline runs: JSON objects with uri (the file)"
          + " and sha256 (its hash), or uri and removed, which is true.")
  @Nullable String getModelsTopic();

  /** Sets {@code --modelsTopic}. */
  void setModelsTopic(@Nullable String value);

  /** {@code --vibrationZones}. */
  @Description(
      "A CSV file of the limits of vibration zones, with the columns of the one that is built in:"
          + " edition, group, ab, bc and cd, the last three in mm/s.")
  @Nullable String getVibrationZones();

  /** Sets {@code --vibrationZones}. */
  void setVibrationZones(@Nullable String value);

  /** {@code --variants}. */
  @Description(
      "What machines make, as process readings name it, in the order of their ranks: the feature"
          + " variant is the place in this list, from 0.")
  @Default.String("L,M,H")
  String getVariants();

  /** Sets {@code --variants}. */
  void setVariants(String value);

  /** {@code --featureEvery}. */
  @Description("How often a machine is judged: length of the windows. A duration.")
  @Default.String("30s")
  String getFeatureEvery();

  /** Sets {@code --featureEvery}. */
  void setFeatureEvery(String value);

  /** {@code --trendWindows}. */
  @Description("Over how many windows trends and deviations go, 1 to 2000.")
  @Default.Integer(20)
  int getTrendWindows();

  /** Sets {@code --trendWindows}. */
  void setTrendWindows(int value);

  /** {@code --allowedLateness}. */
  @Description(
      "An event that arrives later than this is in no window any more and becomes a failure of kind"
          + " LATE. So long windows and orders are remembered. A duration.")
  @Default.String("2h")
  String getAllowedLateness();

  /** Sets {@code --allowedLateness}. */
  void setAllowedLateness(String value);

  /** {@code --futureTolerance}. */
  @Description(
      "An event that is further ahead of its arrival than this has a wrong clock: it is kept, and"
          + " is in no window. A duration.")
  @Default.String("10m")
  String getFutureTolerance();

  /** Sets {@code --futureTolerance}. */
  void setFutureTolerance(String value);

  /** {@code --openAfter}. */
  @Description("How many windows in a row must be at or over a model's threshold for an order.")
  @Default.Integer(3)
  int getOpenAfter();

  /** Sets {@code --openAfter}. */
  void setOpenAfter(int value);

  /** {@code --recoverAfter}. */
  @Description("How many windows in a row must be below the lower limit for a recovery.")
  @Default.Integer(5)
  int getRecoverAfter();

  /** Sets {@code --recoverAfter}. */
  void setRecoverAfter(int value);

  /** {@code --recoverBelow}. */
  @Description("The lower limit, as a part of the model's threshold, above 0 to 1.")
  @Default.Double(0.7)
  double getRecoverBelow();

  /** Sets {@code --recoverBelow}. */
  void setRecoverBelow(double value);

  /** {@code --orderGap}. */
  @Description(
      "A longer time without a judgement begins the count of windows anew: what was not seen"
          + " confirms nothing. A duration.")
  @Default.String("30m")
  String getOrderGap();

  /** Sets {@code --orderGap}. */
  void setOrderGap(String value);

  /** {@code --predictionsTopic}. */
  @Description(
      "Topic that predictions are sent to. Kafka's, or Pub/Sub's where it is named"
          + " projects/PROJECT/topics/NAME. Without it they are not.")
  @Nullable String getPredictionsTopic();

  /** Sets {@code --predictionsTopic}. */
  void setPredictionsTopic(@Nullable String value);

  /** {@code --ordersTopic}. */
  @Description(
      "Topic that work orders are sent to as they change. Kafka's, or Pub/Sub's where it is named"
          + " projects/PROJECT/topics/NAME. Without it they are not.")
  @Nullable String getOrdersTopic();

  /** Sets {@code --ordersTopic}. */
  void setOrdersTopic(@Nullable String value);
}
