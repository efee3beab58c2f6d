package io.crossdock.io.format;

import io.crossdock.io.registry.RegistryOptions;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;

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
}
