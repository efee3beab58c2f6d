package io.crossdock.transforms.barcode.gs1;

import io.crossdock.schemas.barcode.Code;
import java.util.List;
import java.util.Optional;

/**
 * A scan that passed its checks.
 *
 * @param code what it identifies
 * @param elements its elements in the order they were scanned in; none if the code is not GS1
 */
public record Gs1Code(Code code, List<Gs1Element> elements) implements Gs1Result {
  public Gs1Code {
    elements = List.copyOf(elements);
  }

  /** The value of an AI, such as {@code 17} for the expiry date. */
  public Optional<String> value(String ai) {
    for (Gs1Element element : elements) {
      if (element.ai().equals(ai)) {
        return Optional.of(element.value());
      }
    }
    return Optional.empty();
  }
}
