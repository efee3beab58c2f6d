package io.crossdock.pipelines.maintenance;

import io.crossdock.io.format.DecodeModelMessages;
import io.crossdock.io.kafka.KafkaInput;
import io.crossdock.io.kafka.KafkaInputSettings;
import io.crossdock.io.kafka.SaidSoFar;
import io.crossdock.pipelines.launch.OutsideException;
import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.maintenance.ModelMessage;
import io.crossdock.schemas.source.SourceMessage;
import io.crossdock.transforms.maintenance.score.ModelBook;
import io.crossdock.transforms.maintenance.score.ToldModels;
import io.crossdock.transforms.maintenance.score.WatchModels;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.kafka.common.KafkaException;

/** The models that score, as a side input: files that are looked at again, and a topic. */
final class KnownModels {
  private KnownModels() {}

  static PCollectionView<ModelBook> of(
      Pipeline pipeline,
      MaintenanceSettings settings,
      ToldModels told,
      List<PCollection<Failure>> failures) {
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
                          MaintenancePipeline.NAME, settings.doors().formats().maxBytes()))
                  .failuresTo(failures));
    }
    return changes.apply(
        "WatchModels",
        WatchModels.from(settings.modelBook(), new StoredModelFiles(), settings.models())
            .after(told));
  }

  /**
   * What the topic says at launch. Without it rows that come before the topic is read would be
   * judged by models that it has replaced long since.
   */
  static ToldModels told(MaintenanceSettings settings) {
    if (settings.modelsTopic() == null) {
      return ToldModels.NONE;
    }
    try {
      ToldModels told = ToldModels.NONE;
      for (SourceMessage message : SaidSoFar.read(topic(settings))) {
        ModelMessage said =
            DecodeModelMessages.read(message, settings.doors().formats().maxBytes()).orElse(null);
        if (said != null) {
          told = told.and(new StoredModelFiles(), said, message.arrivalMicros() / 1_000);
        }
      }
      return told;
    } catch (KafkaException | IOException e) {
      throw new OutsideException(
          "What --modelsTopic="
              + settings.modelsTopic()
              + " says so far could not be read: "
              + e.getMessage());
    }
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
