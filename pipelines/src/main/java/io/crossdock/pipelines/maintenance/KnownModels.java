package io.crossdock.pipelines.maintenance;

import io.crossdock.io.format.DecodeModelMessages;
import io.crossdock.io.kafka.KafkaInput;
import io.crossdock.io.kafka.KafkaInputSettings;
import io.crossdock.schemas.failure.Failure;
import io.crossdock.transforms.maintenance.score.ModelBook;
import io.crossdock.transforms.maintenance.score.WatchModels;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;

/** The models that score, as a side input: files that are looked at again, and a topic. */
final class KnownModels {
  private KnownModels() {}

  static PCollectionView<ModelBook> of(
      Pipeline pipeline, MaintenanceSettings settings, List<PCollection<Failure>> failures) {
    PCollectionTuple changes = PCollectionTuple.empty(pipeline);
    if (!settings.doors().ends() && !settings.models().isEmpty()) {
      changes =
          changes.and(
              WatchModels.TICKS,
              pipeline.apply("ModelTicks", Ticks.every(settings.modelsEvery(), true)));
    }
    if (settings.modelsTopic() != null) {
      changes =
          changes.and(
              WatchModels.MESSAGES,
              pipeline
                  .apply("ReadModels", KafkaInput.of(topic(settings)))
                  .apply(
                      "DecodeModels",
                      DecodeModelMessages.of(
                          MaintenancePipeline.NAME, settings.doors().maxMessageBytes()))
                  .failuresTo(failures));
    }
    return changes.apply(
        "WatchModels",
        WatchModels.from(settings.modelBook(), new StoredModelFiles(), settings.models()));
  }

  /** The whole topic, at every start: it is small, and what was said first still holds. */
  private static KafkaInputSettings topic(MaintenanceSettings settings) {
    KafkaInputSettings events = Objects.requireNonNull(settings.doors().kafkaInput());
    return new KafkaInputSettings(
        events.kafka(),
        List.of(Objects.requireNonNull(settings.modelsTopic())),
        events.groupId() + "-models",
        Instant.EPOCH,
        events.readUntil(),
        events.arrival());
  }
}
