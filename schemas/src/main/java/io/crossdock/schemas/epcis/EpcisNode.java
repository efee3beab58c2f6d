package io.crossdock.schemas.epcis;

import java.util.List;

/**
 * A part of an EPCIS event, the same whether it was written in JSON or in XML: a field is a node
 * with its name, and a field that holds a list is one node for each of its items. In the standard's
 * own fields a moment is in UTC, a number has no needless digits, a standard word is bare, and
 * other words are full URIs; identifiers are as the message has them.
 *
 * @param name the field; for a field that is not the standard's own, the full URI of its name, so
 *     that the prefix which a message chose does not count
 * @param value the text of a field without parts; empty where there are parts
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
