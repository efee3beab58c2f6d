package io.crossdock.io.format;

import io.crossdock.io.registry.RegistryOptions;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.jspecify.annotations.Nullable;

/** What messages are written in, and whose they are. */
public interface FormatOptions extends RegistryOptions {
  /** {@code --defaultTenant}. */
  @Description("The tenant of messages that name none.")
  @Default.String("default")
  String getDefaultTenant();

  /** Sets {@code --defaultTenant}. */
  void setDefaultTenant(String value);

  /** {@code --maxMessageBytes}. */
  @Description("A larger message becomes a failure of kind TOO_LARGE.")
  @Default.Integer(1_048_576)
  int getMaxMessageBytes();

  /** Sets {@code --maxMessageBytes}. */
  void setMaxMessageBytes(int value);

  /** {@code --epcisXsd}. */
  @Description(
      "Whether EPCIS in XML must keep GS1's XML schemas to the letter. Without it the order of"
          + " fields and their namespace do not count, as in JSON.")
  @Default.Boolean(false)
  boolean getEpcisXsd();

  /** Sets {@code --epcisXsd}. */
  void setEpcisXsd(boolean value);

  /** {@code --xmlMapping}. */
  @Description(
      "A JSON file that says how XML which is no EPCIS is read: which element is a record, and"
          + " where its fields stand. Without it such messages are failures.")
  @Nullable String getXmlMapping();

  /** Sets {@code --xmlMapping}. */
  void setXmlMapping(@Nullable String value);
}
