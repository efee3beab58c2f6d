package io.crossdock.transforms.maintenance.score;

import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.identity.Identity;
import io.crossdock.schemas.maintenance.FeatureRow;
import io.crossdock.schemas.source.Source;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.OptionalLong;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.jspecify.annotations.Nullable;

/**
 * Makes failures of rows that a model could not score. A row was no message: its source is {@code
 * features}, with tenant, machine and beginning of the window for a message id, and its payload the
 * row itself, so that it can be scored again.
 *
 * @param pipeline the pipeline's name
 * @param step the step's name
 * @param encoder makes bytes of a row
 */
public record RowFailures(
    String pipeline, String step, SerializableFunction<FeatureRow, byte[]> encoder)
    implements Serializable {
  /** Media type of the payload. */
  public static final String CONTENT_TYPE = "application/vnd.crossdock.feature-row+json";

  /**
   * The failure of a row.
   *
   * @param model which model could not score it; null if there is none for it
   * @param message what is wrong, for a person
   */
  Failure of(FeatureRow row, @Nullable ModelMetadata model, String message) {
    Source source =
        new Source(
            "features", 0, -1, row.tenant() + "/" + row.machineId() + "/" + row.fromMicros());
    return new Failure(
        Identity.of(
            "failure",
            pipeline,
            step,
            FailureKind.SCORING.name(),
            source.toString(),
            model == null ? "" : model.name(),
            model == null ? "" : model.failureMode(),
            model == null ? "" : model.version()),
        row.tenant(),
        pipeline,
        step,
        FailureKind.SCORING,
        model == null ? message : model.name() + " " + model.version() + ": " + message,
        Objects.requireNonNull(encoder.apply(row)),
        CONTENT_TYPE,
        row.machineId().getBytes(StandardCharsets.UTF_8),
        source,
        // Nobody took it in; the end of its window is as good as any time that stays the same.
        row.toMicros(),
        OptionalLong.of(row.fromMicros()),
        1);
  }
}
