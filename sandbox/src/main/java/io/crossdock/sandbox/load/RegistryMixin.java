package io.crossdock.sandbox.load;

import io.crossdock.io.registry.RegistryClient;
import io.crossdock.io.registry.RegistryOptions;
import io.crossdock.io.registry.RegistrySettings;
import io.crossdock.io.settings.Problems;
import io.crossdock.sandbox.servers.WrongOptionException;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where schemas are registered; the options are called as those of the pipelines. */
final class RegistryMixin {
  @Option(
      names = "--schemaRegistryUrl",
      paramLabel = "URL",
      description =
          "avro, json-framed, protobuf-framed: the registry, in which each topic's schema is"
              + " registered as TOPIC-value if it is not there.")
  private @Nullable String url;

  @Option(
      names = "--schemaRegistryUser",
      paramLabel = "NAME",
      description = "User of the registry.")
  private @Nullable String user;

  @Option(
      names = "--schemaRegistryPassword",
      paramLabel = "REF",
      description = "That user's password, env:NAME or file:PATH.")
  private @Nullable String password;

  @Option(
      names = "--schemaRegistryToken",
      paramLabel = "REF",
      description = "A token instead, env:NAME or file:PATH.")
  private @Nullable String token;

  /**
   * The registry.
   *
   * @param format that needs one
   * @throws WrongOptionException where none is named
   * @throws io.crossdock.io.settings.InvalidSettingsException saying which option is wrong
   */
  SchemaIds ids(Format format) {
    RegistryOptions options = PipelineOptionsFactory.create().as(RegistryOptions.class);
    options.setSchemaRegistryUrl(url);
    options.setSchemaRegistryUser(user);
    options.setSchemaRegistryPassword(password);
    options.setSchemaRegistryToken(token);
    Problems problems = new Problems();
    RegistrySettings settings = RegistrySettings.parse(options, problems);
    problems.throwIfAny();
    if (settings == null) {
      throw new WrongOptionException("--format=" + format + " needs --schemaRegistryUrl.");
    }
    return new SchemaIds(new RegistryClient(settings));
  }
}
