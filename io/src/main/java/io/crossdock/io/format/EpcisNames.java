package io.crossdock.io.format;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of EPCIS in XML, as JSON has them. */
final class EpcisNames {
  /**
   * Those of EPCIS itself. The schemas leave fields without a namespace, and many senders write
   * them with one.
   */
  private static final Set<String> STANDARD =
      Set.of(
          "urn:epcglobal:epcis:xsd:1",
          "urn:epcglobal:epcis:xsd:2",
          "urn:epcglobal:epcis-query:xsd:1",
          "urn:epcglobal:epcis-query:xsd:2");

  /** That of CBV's master data attributes, whose full URIs have one more colon. */
  private static final String MASTER_DATA = "urn:epcglobal:cbv:mda";

  private EpcisNames() {}

  /** The bare name of a standard field, the full URI of another's. */
  static String of(@Nullable String uri, String local) {
    return isStandard(uri) ? local : start(String.valueOf(uri)) + local;
  }

  /** Whether a name in this namespace is the standard's own, or in no namespace at all. */
  static boolean isStandard(@Nullable String uri) {
    return uri == null || uri.isEmpty() || STANDARD.contains(uri);
  }

  /** What stands before a name of this namespace in its full URI. */
  static String start(String uri) {
    return uri.equals(MASTER_DATA) ? uri + ':' : uri;
  }
}
