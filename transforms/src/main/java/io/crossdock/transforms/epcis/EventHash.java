package io.crossdock.transforms.epcis;

import io.crossdock.schemas.barcode.CodeKind;
import io.crossdock.schemas.epcis.EpcisEvent;
import io.crossdock.schemas.epcis.EpcisNode;
import io.crossdock.schemas.identity.Identity;
import io.crossdock.transforms.barcode.gs1.Gs1Code;
import io.crossdock.transforms.barcode.gs1.Gs1Parser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * What makes an EPCIS event the same event, however it was written: a hash over its content that
 * does not depend on the order of its fields and lists, its event id and record time, nor on
 * whether its identifiers are EPC URNs or Digital Links (R14, R15). It follows the idea of CBV 2.0,
 * section 8.8.1, but is not that hash: a declaration of an error counts, for with it the event says
 * something else, and the parts are hashed one by one, so that none can run into its neighbour.
 *
 * <p>Numbers, moments and standard words are in one notation in an {@link EpcisNode} already.
 */
public final class EventHash {
  private static final Gs1Parser PARSER = new Gs1Parser();

  /**
   * The standard's fields that hold an identifier. Its others that hold a URI, such as {@code
   * rawData}, can hold a link with a query that says more than the key in it.
   */
  private static final Set<String> IDENTIFIERS =
      Set.of(
          "id",
          "parentID",
          "epcList",
          "childEPCs",
          "inputEPCList",
          "outputEPCList",
          "epcClass",
          "transformationID",
          "bizTransaction",
          "source",
          "destination",
          "deviceID");

  private EventHash() {}

  /** The hash of an event. */
  public static String of(EpcisEvent event) {
    return hash(event.content(), true);
  }

  /**
   * The one notation of an identifier: its GS1 key, such as {@code (01)09506000134352(21)12345},
   * whether it is an EPC URN, a class URN or a Digital Link; of another identifier its text.
   */
  public static String canonical(String identifier) {
    // A text without a scheme is no identifier, whatever a scanner would take it for.
    if (!identifier.regionMatches(true, 0, "urn:", 0, 4)
        && !identifier.regionMatches(true, 0, "http", 0, 4)) {
      return identifier;
    }
    return PARSER.parse(identifier) instanceof Gs1Code gs1 && gs1.code().kind() != CodeKind.NOT_GS1
        ? gs1.code().key()
        : identifier;
  }

  /**
   * @param standard whether the node is the standard's: what others put into an event is theirs,
   *     and a link in it may mean more than the key it holds
   */
  private static String hash(EpcisNode node, boolean standard) {
    if (node.children().isEmpty()) {
      boolean identifier = standard && IDENTIFIERS.contains(node.name());
      String value = identifier ? canonical(node.value()) : node.value();
      return Identity.of("text", node.name(), value).toString();
    }
    List<String> parts = new ArrayList<>(node.children().size() + 2);
    for (EpcisNode child : node.children()) {
      parts.add(hash(child, standard && child.name().indexOf(':') < 0));
    }
    Collections.sort(parts);
    parts.add(0, node.name());
    parts.add(0, "tree");
    return Identity.of(parts.toArray(String[]::new)).toString();
  }
}
