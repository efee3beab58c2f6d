package io.crossdock.io.registry;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/** Where schemas of messages are registered. */
public interface RegistryOptions extends PipelineOptions {
  /** {@code --schemaRegistryUrl}. */
  @Description(
      "Address of a schema registry that speaks Confluent's REST interface, such as"
          + " http://127.0.0.1:8081, or http://127.0.0.1:8080/apis/ccompat/v7 for Apicurio."
          + " Messages that begin with a schema's id need it.")
  @Nullable String getSchemaRegistryUrl();

  /** Sets {@code --schemaRegistryUrl}. */
  void setSchemaRegistryUrl(@Nullable String value);

  /** {@code --schemaRegistryUser}. */
  @Description(
      "User to ask the schema registry as. Without one, and without a token, nobody signs in.")
  @Nullable String getSchemaRegistryUser();

  /** Sets {@code --schemaRegistryUser}. */
  void setSchemaRegistryUser(@Nullable String value);

  /** {@code --schemaRegistryPassword}. */
  @Description(
      "Reference to that user's password: env:NAME or file:PATH, resolved where the job runs.")
  @Nullable String getSchemaRegistryPassword();

  /** Sets {@code --schemaRegistryPassword}. */
  void setSchemaRegistryPassword(@Nullable String value);

  /** {@code --schemaRegistryToken}. */
  @Description(
      "Reference to a bearer token for the schema registry, instead of user and password: env:NAME"
          + " or file:PATH, resolved where the job runs.")
  @Nullable String getSchemaRegistryToken();

  /** Sets {@code --schemaRegistryToken}. */
  void setSchemaRegistryToken(@Nullable String value);

  /** {@code --schemaRegistryTimeout}. */
  @Description("How long the schema registry may take for one answer. A duration such as 5s.")
  @Default.String("5s")
  String getSchemaRegistryTimeout();

  /** Sets {@code --schemaRegistryTimeout}. */
  void setSchemaRegistryTimeout(String value);

  /** {@code --schemaRegistryPatience}. */
  @Description(
      "How long the schema registry is asked again while it is away, before messages with schemas"
          + " that are not known yet become failures of kind UNAVAILABLE. A duration such as 30s.")
  @Default.String("30s")
  String getSchemaRegistryPatience();

  /** Sets {@code --schemaRegistryPatience}. */
  void setSchemaRegistryPatience(String value);
}
