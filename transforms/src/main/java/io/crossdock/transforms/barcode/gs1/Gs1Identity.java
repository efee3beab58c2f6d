package io.crossdock.transforms.barcode.gs1;

import io.crossdock.schemas.barcode.Code;
import io.crossdock.schemas.barcode.CodeKind;
import io.crossdock.transforms.barcode.gs1.ApplicationIdentifier.Identity;
import io.crossdock.transforms.barcode.gs1.ApplicationIdentifier.Named;
import io.crossdock.transforms.barcode.gs1.ApplicationIdentifier.Qualified;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds what elements identify. The elements decide, not the notation they came in, so one object
 * has one key (R15): a single object goes before a class of objects, then the table's rank decides.
 * Immutable.
 */
final class Gs1Identity {
  private final ApplicationIdentifiers identifiers;

  Gs1Identity(ApplicationIdentifiers identifiers) {
    this.identifiers = identifiers;
  }

  private record Candidate(int rank, Named named, List<Gs1Element> key) {
    boolean isBetterThan(@Nullable Candidate other) {
      return other == null
          || (named.single() != other.named.single() ? named.single() : rank < other.rank);
    }
  }

  /**
   * The code of elements that passed their checks. Elements of which none is a key (batch and date
   * of what another bar code names, for example) are a code of kind OTHER_GS1 with all of them as
   * its key.
   */
  Code of(List<Gs1Element> elements) {
    Candidate best = null;
    for (Gs1Element element : elements) {
      ApplicationIdentifier identifier = identifiers.find(element.ai());
      if (identifier != null && identifier.identity() != null) {
        Candidate candidate = candidate(identifier, identifier.identity(), element, elements);
        if (candidate.isBetterThan(best)) {
          best = candidate;
        }
      }
    }
    return best == null
        ? new Code(CodeKind.OTHER_GS1, ElementString.formatBracketed(elements), false)
        : new Code(best.named.kind(), ElementString.formatBracketed(best.key), best.named.single());
  }

  private static Candidate candidate(
      ApplicationIdentifier identifier,
      Identity identity,
      Gs1Element element,
      List<Gs1Element> elements) {
    List<Gs1Element> key = new ArrayList<>(2);
    key.add(element);
    Named serialised = identity.serialComponent();
    if (serialised != null && identifier.hasSerialComponent(element.value())) {
      return new Candidate(identity.rank(), serialised, key);
    }
    for (Qualified qualified : identity.qualified()) {
      for (Gs1Element other : elements) {
        if (other.ai().equals(qualified.ai())) {
          key.add(other);
          return new Candidate(identity.rank(), qualified.named(), key);
        }
      }
    }
    return new Candidate(identity.rank(), identity.plain(), key);
  }
}
