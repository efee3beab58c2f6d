package io.crossdock.io.cmms;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/** Where the maintenance system (CMMS) is, and how to speak with it. */
public interface CmmsOptions extends PipelineOptions {
  /** {@code --cmmsUrl}. */
  @Description(
      "Address of the CMMS' interface, such as https://cmms.example.org/api. Without it work orders"
          + " stay in the table work_order and are delivered once it is said.")
  @Nullable String getCmmsUrl();

  /** Sets {@code --cmmsUrl}. */
  void setCmmsUrl(@Nullable String value);

  /** {@code --cmmsToken}. */
  @Description(
      "Reference to the token that the mapping's authorization carries: env:NAME or file:PATH,"
          + " resolved where the job runs.")
  @Nullable String getCmmsToken();

  /** Sets {@code --cmmsToken}. */
  void setCmmsToken(@Nullable String value);

  /** {@code --cmmsMapping}. */
  @Description(
      "JSON file that says how the CMMS is spoken to: paths, methods, bodies, where the id stands"
          + " in an answer. Read at launch. Without it that of Atlas CMMS.")
  @Nullable String getCmmsMapping();

  /** Sets {@code --cmmsMapping}. */
  void setCmmsMapping(@Nullable String value);

  /** {@code --cmmsTimeout}. */
  @Description("How long the CMMS may take for one answer. A duration such as 5s.")
  @Default.String("5s")
  String getCmmsTimeout();

  /** Sets {@code --cmmsTimeout}. */
  void setCmmsTimeout(String value);

  /** {@code --cmmsEvery}. */
  @Description("How often it is looked for work orders to deliver. A duration such as 10s.")
  @Default.String("10s")
  String getCmmsEvery();

  /** Sets {@code --cmmsEvery}. */
  void setCmmsEvery(String value);

  /** {@code --cmmsBudget}. */
  @Description(
      "How long one delivery may take, at least --cmmsTimeout. A checkpoint waits as long at the"
          + " most. A duration such as 15s.")
  @Default.String("15s")
  String getCmmsBudget();

  /** Sets {@code --cmmsBudget}. */
  void setCmmsBudget(String value);

  /** {@code --cmmsSettle}. */
  @Description(
      "How long after a call without an answer the CMMS may still act on it: it is searched for the"
          + " order no sooner. Longer than the CMMS' own limit of a request. A duration such as 1m.")
  @Default.String("1m")
  String getCmmsSettle();

  /** Sets {@code --cmmsSettle}. */
  void setCmmsSettle(String value);

  /** {@code --cmmsFailures}. */
  @Description(
      "After how many failed calls in a row the CMMS is left alone for a while, 1 to 1000.")
  @Default.Integer(5)
  int getCmmsFailures();

  /** Sets {@code --cmmsFailures}. */
  void setCmmsFailures(int value);

  /** {@code --cmmsPause}. */
  @Description(
      "How long it is then left alone, before one call tries again. A duration such as 1m.")
  @Default.String("1m")
  String getCmmsPause();

  /** Sets {@code --cmmsPause}. */
  void setCmmsPause(String value);
}
