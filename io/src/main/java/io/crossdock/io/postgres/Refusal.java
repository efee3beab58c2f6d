package io.crossdock.io.postgres;

import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.source.SourceMessage;
import java.io.Serializable;
import org.apache.beam.sdk.transforms.SerializableFunction;

/** What becomes of a row that the database refuses for what is in it. */
@FunctionalInterface
public interface Refusal<T> extends Serializable {
  /** The failure of {@code row}, refused for {@code reason}. */
  Failure of(T row, String reason);

  /**
   * A failure of kind {@link FailureKind#SINK_REJECTED} with the message that the row came from.
   *
   * @param pipeline the pipeline's name
   * @param step the step's name
   * @param origin the row's message; the original bytes are not in the row
   */
  static <T> Refusal<T> of(
      String pipeline, String step, SerializableFunction<T, SourceMessage> origin) {
    return (row, reason) ->
        Failure.of(origin.apply(row), pipeline, step, FailureKind.SINK_REJECTED, reason);
  }

  /** For tables that refuse nothing; if one does, the bundle fails. */
  static <T> Refusal<T> never() {
    return (row, reason) -> {
      throw new IllegalStateException(row + " was refused: " + reason);
    };
  }
}
