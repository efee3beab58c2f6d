package io.crossdock.transforms.barcode.gs1;

import io.crossdock.transforms.barcode.gs1.ApplicationIdentifier.Pairing;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules of which elements may stand together (R6). Each rule is checked on its own; the
 * elements have passed their own checks before. Immutable.
 */
public final class Combinations {
  private final ApplicationIdentifiers identifiers;

  public Combinations(ApplicationIdentifiers identifiers) {
    this.identifiers = identifiers;
  }

  /**
   * An AI may be repeated only with the same value.
   *
   * @throws Gs1SyntaxException if it has another
   */
  public void checkRepeats(List<Gs1Element> elements) throws Gs1SyntaxException {
    Map<String, String> values = new HashMap<>();
    for (Gs1Element element : elements) {
      String before = values.putIfAbsent(element.ai(), element.value());
      if (before != null && !before.equals(element.value())) {
        throw Gs1SyntaxException.elements("AI (" + element.ai() + ") has two values", -1);
      }
    }
  }

  /**
   * No AI stands beside one that excludes it.
   *
   * @throws Gs1SyntaxException if it does
   */
  public void checkExclusions(List<Gs1Element> elements) throws Gs1SyntaxException {
    Set<String> present = present(elements);
    for (String ai : present) {
      for (String pattern : pairing(ai).excludes()) {
        for (String other : present) {
          if (!other.equals(ai) && matches(pattern, other)) {
            throw Gs1SyntaxException.elements(
                "AI (" + ai + ") may not stand beside (" + other + ")", -1);
          }
        }
      }
    }
  }

  /**
   * Every AI has the AIs beside it that it needs. This is about all bar codes of one object
   * together.
   *
   * @throws Gs1SyntaxException if one lacks its companion
   */
  public void checkCompanions(List<Gs1Element> elements) throws Gs1SyntaxException {
    Set<String> present = present(elements);
    for (String ai : present) {
      for (List<List<String>> group : pairing(ai).companions()) {
        if (!isMet(group, present)) {
          throw Gs1SyntaxException.elements("AI (" + ai + ") needs one of " + group, -1);
        }
      }
    }
  }

  /**
   * Beside a digital signature a key that can have a serial component has it.
   *
   * @throws Gs1SyntaxException if it has not
   */
  public void checkSerialisedKeys(List<Gs1Element> elements) throws Gs1SyntaxException {
    boolean required = false;
    for (Gs1Element element : elements) {
      required |= pairing(element.ai()).serialisedKeys();
    }
    if (!required) {
      return;
    }
    for (Gs1Element element : elements) {
      ApplicationIdentifier identifier = identifiers.find(element.ai());
      if (identifier != null
          && identifier.identity() != null
          && identifier.identity().serialComponent() != null
          && !identifier.hasSerialComponent(element.value())) {
        throw Gs1SyntaxException.elements("AI (" + element.ai() + ") needs its serial", -1);
      }
    }
  }

  private static Set<String> present(List<Gs1Element> elements) {
    Set<String> present = new LinkedHashSet<>();
    for (Gs1Element element : elements) {
      present.add(element.ai());
    }
    return present;
  }

  private static final Pairing NOTHING = new Pairing(List.of(), List.of(), false);

  private Pairing pairing(String ai) {
    ApplicationIdentifier identifier = identifiers.find(ai);
    return identifier == null ? NOTHING : identifier.pairing();
  }

  private static boolean isMet(List<List<String>> group, Set<String> present) {
    for (List<String> choice : group) {
      boolean all = true;
      for (String pattern : choice) {
        all &= isPresent(pattern, present);
      }
      if (all) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPresent(String pattern, Set<String> present) {
    for (String ai : present) {
      if (matches(pattern, ai)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(String pattern, String ai) {
    if (pattern.length() != ai.length()) {
      return false;
    }
    for (int i = 0; i < ai.length(); i++) {
      if (pattern.charAt(i) != 'n' && pattern.charAt(i) != ai.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
