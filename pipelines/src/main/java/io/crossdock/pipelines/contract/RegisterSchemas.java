package io.crossdock.pipelines.contract;

import io.crossdock.io.registry.Compatibility;
import io.crossdock.io.registry.RegistryClient;
import io.crossdock.io.registry.RegistryException;
import io.crossdock.io.registry.RegistrySettings;
import io.crossdock.io.registry.SchemaText;
import io.crossdock.io.settings.Problems;
import io.crossdock.pipelines.launch.Launch;
import io.crossdock.pipelines.launch.OutsideException;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/**
 * Registers the contracts of what devices send, and the rule of what their next versions may
 * change. Doing it twice does nothing more.
 *
 * <p>Exit codes: 0 all are registered, 1 the registry is away or refuses, 2 the options are wrong.
 */
public final class RegisterSchemas {
  private final RegistryClient registry;
  private final Compatibility rule;

  private RegisterSchemas(RegistryClient registry, Compatibility rule) {
    this.registry = registry;
    this.rule = rule;
  }

  /** Registers what the options ask for, with the registry of {@code --schemaRegistryUrl}. */
  public static void main(String[] args) {
    System.exit(Launch.run(args, RegisterOptions.class, RegisterSchemas::run));
  }

  private static void run(String[] args) {
    RegisterOptions options = PipelineOptionsFactory.fromArgs(args).as(RegisterOptions.class);
    Problems problems = new Problems();
    problems.required("--schemaRegistryUrl", options.getSchemaRegistryUrl());
    RegistrySettings settings = RegistrySettings.parse(options, problems);
    Compatibility rule =
        problems.choice("--compatibility", options.getCompatibility(), Compatibility.class);
    SortedMap<String, SchemaText> schemas = Subjects.of(options, problems);
    problems.throwIfAny();
    try {
      new RegisterSchemas(new RegistryClient(Objects.requireNonNull(settings)), rule)
          .register(schemas);
    } catch (RegistryException e) {
      throw new OutsideException(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OutsideException("told to end");
    }
  }

  private void register(SortedMap<String, SchemaText> schemas)
      throws RegistryException, InterruptedException {
    Set<String> existing = new HashSet<>(registry.subjects());
    for (Map.Entry<String, SchemaText> each : schemas.entrySet()) {
      String subject = each.getKey();
      SchemaText schema = each.getValue();
      // The rule of an existing subject judges the new schema; another needs a subject first.
      if (existing.contains(subject)) {
        setRule(subject);
      }
      OptionalInt known = registry.find(subject, schema);
      int id = known.isPresent() ? known.getAsInt() : registry.register(subject, schema);
      if (!existing.contains(subject)) {
        setRule(subject);
      }
      System.out.printf(
          "%s: %s schema %d%s%n",
          subject, schema.type(), id, known.isPresent() ? " is there already" : " registered");
    }
  }

  private void setRule(String subject) throws RegistryException, InterruptedException {
    Compatibility before = registry.compatibility(subject);
    if (before != rule) {
      registry.setCompatibility(subject, rule);
      System.out.printf("%s: compatibility %s, was %s%n", subject, rule, before);
    }
  }
}
