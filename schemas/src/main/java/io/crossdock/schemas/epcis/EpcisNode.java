package io.crossdock.schemas.epcis;

import java.util.List;

/**
 * A part of an EPCIS event, the same whether it was written in JSON or in XML: a field is a node
 * with its name, and a field that holds a list is one node for each of its items. Texts are as the
 * message has them; what notation of a text is which other's twin is not decided here.
 *
 * @param name the field; for a field that is not the standard's own, the full URI of its name, so
 *     that the prefix which a message chose does not count
 * @param value the text of a field without parts, numbers and truths as they were written; empty
 *     where there are parts
 * @param children the parts, in the message's order
 */
public record EpcisNode(String name, String value, List<EpcisNode> children) {
  public EpcisNode {
    children = List.copyOf(children);
  }

  /** A field that holds one text. */
  public static EpcisNode text(String name, String value) {
    return new EpcisNode(name, value, List.of());
  }

  /** A field that holds others. */
  public static EpcisNode tree(String name, List<EpcisNode> children) {
    return new EpcisNode(name, "", children);
  }
}
