package io.crossdock.pipelines.fleet;

import io.crossdock.io.format.DecodeRules;
import io.crossdock.io.kafka.KafkaInput;
import io.crossdock.io.kafka.KafkaInputSettings;
import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.fleet.RuleMessage;
import io.crossdock.transforms.fleet.rules.FleetRule;
import io.crossdock.transforms.fleet.rules.RuleBook;
import io.crossdock.transforms.fleet.rules.RuleChange;
import io.crossdock.transforms.fleet.rules.UpdateRuleBook;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TypeDescriptor;

/** Rules that change while the pipeline runs, from a topic of their own. */
final class ChangingRules {
  private ChangingRules() {}

  /** The book of rules as it is from time to time; what is no rule becomes a failure. */
  static PCollectionView<RuleBook> of(
      Pipeline pipeline, FleetSettings settings, List<PCollection<Failure>> failures) {
    RuleBook first = settings.rules();
    return pipeline
        .apply("ReadRules", KafkaInput.of(topic(settings)))
        .apply(
            "DecodeRules",
            DecodeRules.of(
                FleetPipeline.NAME,
                settings.doors().formats().maxBytes(),
                message -> fault(message, first)))
        .failuresTo(failures)
        .apply(
            "AsChanges",
            MapElements.into(TypeDescriptor.of(RuleChange.class)).via(ChangingRules::change))
        .setCoder(SerializableCoder.of(RuleChange.class))
        .apply("UpdateRuleBook", UpdateRuleBook.from(first));
  }

  /** The whole topic, at every start: it is small, and what was said first still holds. */
  private static KafkaInputSettings topic(FleetSettings settings) {
    KafkaInputSettings events = Objects.requireNonNull(settings.doors().kafkaInput());
    return new KafkaInputSettings(
        events.kafka(),
        List.of(Objects.requireNonNull(settings.rulesTopic())),
        events.groupId() + "-rules",
        Instant.EPOCH,
        events.readUntil(),
        events.arrival());
  }

  /** Why a message makes no sense; empty where it does. */
  static String fault(RuleMessage message, RuleBook first) {
    try {
      RuleChange change = change(message);
      if (change.values().containsKey(FleetRule.ALLOWED_LATENESS)) {
        return "allowedLateness cannot be changed while the pipeline runs";
      }
      first.with(change);
      return "";
    } catch (IllegalArgumentException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static RuleChange change(RuleMessage message) {
    Map<FleetRule, Double> values = new EnumMap<>(FleetRule.class);
    message
        .rules()
        .forEach(
            (name, text) -> {
              try {
                FleetRule rule = RuleValue.rule(name);
                values.put(rule, RuleValue.of(rule, text));
              } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(name + " " + e.getMessage(), e);
              }
            });
    return new RuleChange(message.tenant(), message.fromMicros(), values);
  }
}
