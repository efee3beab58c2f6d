package io.crossdock.transforms.maintenance.orders;

import io.crossdock.schemas.maintenance.Prediction;
import java.util.Locale;
import java.util.stream.Collectors;

/** Why a prediction is what it is, in words for a technician. */
final class Reasons {
  private Reasons() {}

  static String of(Prediction prediction) {
    if (!prediction.isOver()) {
      return "";
    }
    return prediction.reasons().stream().map(Reasons::of).collect(Collectors.joining("; "));
  }

  private static String of(Prediction.Reason reason) {
    return String.format(
        Locale.ROOT,
        "%s is %.4g, typically %.4g",
        reason.feature().replace('_', ' '),
        reason.value(),
        reason.typical());
  }
}
