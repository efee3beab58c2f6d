package io.crossdock.io.format;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mapping made ready: a tree of the elements that it names, with what is to be done at each. The
 * values of a document lie in numbered places.
 */
final class XmlPlan {
  private final Node root = new Node(new XmlPath.Name("", ""));
  // The field of each place.
  private final List<String> places = new ArrayList<>();

  /**
   * A field of a record.
   *
   * @param field what the mapping says of it
   * @param place where its text lies; -1 for a constant
   * @param time how a moment is read; null for ISO 8601
   */
  record Field(XmlMapping.Field field, int place, @Nullable XmlTime time) {}

  /**
   * A kind of record.
   *
   * @param fields its fields, in the mapping's order
   * @param condition the place without whose text there is no record; -1 for none
   */
  record Kind(List<Field> fields, int condition) {}

  /** An attribute whose text goes to a place. */
  record Attribute(XmlPath.Name name, int place) {}

  /** An element that the mapping names. */
  static final class Node {
    final XmlPath.Name name;
    final List<Node> children = new ArrayList<>();
    final List<Attribute> attributes = new ArrayList<>();

    /** The places of its own text. */
    final List<Integer> texts = new ArrayList<>();

    /** The places that are empty when it begins: what was before belongs to another. */
    final List<Integer> cleared = new ArrayList<>();

    /** The records that are whole when it ends. */
    final List<Kind> records = new ArrayList<>();

    Node(XmlPath.Name name) {
      this.name = name;
    }

    /** The child of this name; null for one that the mapping does not name. */
    @Nullable Node child(String uri, String local) {
      for (Node child : children) {
        if (child.name.is(uri, local)) {
          return child;
        }
      }
      return null;
    }

    private Node add(XmlPath.Name step) {
      for (Node child : children) {
        if (child.name.equals(step)) {
          return child;
        }
      }
      Node child = new Node(step);
      children.add(child);
      return child;
    }
  }

  XmlPlan(XmlMapping mapping) {
    mapping.records().forEach(this::add);
  }

  private void add(XmlMapping.Kind kind) {
    List<Field> fields = new ArrayList<>();
    int condition = -1;
    for (XmlMapping.Field field : kind.fields()) {
      XmlMapping.Notation notation = field.notation();
      XmlTime time =
          notation.pattern().isEmpty() ? null : new XmlTime(notation.pattern(), notation.zone());
      int place = field.path() == null ? -1 : place(field.name(), field.path(), kind.element());
      fields.add(new Field(field, place, time));
      if (field.name().equals(kind.condition())) {
        condition = place;
      }
    }
    at(kind.element().steps()).records.add(new Kind(List.copyOf(fields), condition));
  }

  private int place(String field, XmlPath path, XmlPath record) {
    int place = places.size();
    places.add(field);
    Node node = at(path.steps());
    if (path.isElement()) {
      node.texts.add(place);
    } else {
      node.attributes.add(new Attribute(path.attribute(), place));
    }
    // Each element on the way to the record that is also on the way to the value begins it anew.
    List<XmlPath.Name> shared = new ArrayList<>();
    for (XmlPath.Name step : record.steps()) {
      shared.add(step);
      if (path.isAtOrUnder(new XmlPath(shared, path.attribute()))) {
        at(shared).cleared.add(place);
      }
    }
    return place;
  }

  private Node at(List<XmlPath.Name> steps) {
    Node node = root;
    for (XmlPath.Name step : steps) {
      node = node.add(step);
    }
    return node;
  }

  /** What stands above the document element. */
  Node root() {
    return root;
  }

  /** How many places there are. */
  int size() {
    return places.size();
  }

  /** The field of a place. */
  String field(int place) {
    return places.get(place);
  }
}
