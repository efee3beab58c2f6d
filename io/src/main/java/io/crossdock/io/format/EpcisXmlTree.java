package io.crossdock.io.format;

import io.crossdock.io.xml.SecureXml;
import io.crossdock.schemas.epcis.EpcisNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * An event in XML as a tree without notation, the same that {@link EpcisJsonTree} makes; what has
 * the wrong shape becomes a problem. The order of fields does not count, as in JSON. The wrappers
 * {@code extension} and {@code baseExtension}, in which version 1 keeps what came after 1.0, count
 * for nothing around a field of the standard.
 */
final class EpcisXmlTree {
  private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
  private static final Set<String> WRAPPERS = Set.of("extension", "baseExtension");
  private static final String QUANTITY_EVENT = "QuantityEvent";
  private static final Set<String> QUANTITY_FIELDS = Set.of("epcClass", "quantity");

  private final XMLStreamReader xml;
  private final EpcisProblems problems;
  // What a QuantityEvent says of its class, which no other event has at its top.
  private @Nullable Owner quantity;

  EpcisXmlTree(XMLStreamReader xml, EpcisProblems problems) {
    this.xml = xml;
    this.problems = problems;
  }

  /**
   * What has fields.
   *
   * @param path its path in {@link EpcisField}
   * @param pointer where it stands, for people
   * @param seen the fields that were there
   * @param out where its fields go
   * @param extensions where fields go that are not the standard's
   */
  private record Owner(
      String path,
      String pointer,
      Set<String> seen,
      List<EpcisNode> out,
      List<EpcisNode> extensions) {
    static Owner of(String path, String pointer) {
      List<EpcisNode> out = new ArrayList<>();
      return new Owner(path, pointer, new HashSet<>(), out, out);
    }

    /** The same owner within a wrapper, which keeps what is not the standard's. */
    Owner wrapped() {
      return new Owner(path, pointer, seen, out, new ArrayList<>());
    }

    String path(String name) {
      return path.isEmpty() ? name : path + '/' + name;
    }
  }

  /**
   * Makes the tree of the event at whose start the reader is; afterwards it is at the event's end.
   * A QuantityEvent, which version 1.1 replaced, becomes the ObjectEvent with a quantity list that
   * says the same.
   *
   * @param outer the prefixes that hold around the event
   * @param pointer where the event stands
   */
  EpcisNode of(Prefixes outer, String pointer) throws XMLStreamException {
    Prefixes prefixes = prefixes(outer);
    String name = name();
    Owner event = Owner.of("", pointer);
    boolean quantities = name.equals(QUANTITY_EVENT);
    quantity = quantities ? Owner.of("quantityList", pointer) : null;
    value(event, "type", quantities ? "ObjectEvent" : name, prefixes);
    // Attributes of an event by itself are those that its document would have.
    children(event, prefixes);
    if (quantity != null) {
      event.out.add(EpcisNode.text("action", "OBSERVE"));
      event.out.add(EpcisNode.tree("quantityList", quantity.out));
      require(quantity);
    }
    require(event);
    return EpcisNode.tree("", event.out);
  }

  /** The prefixes that hold in the element at whose start the reader is. */
  private Prefixes prefixes(Prefixes outer) {
    return prefixes(xml, outer);
  }

  /** The prefixes that hold in the element at whose start a reader is. */
  static Prefixes prefixes(XMLStreamReader xml, Prefixes outer) {
    if (xml.getNamespaceCount() == 0) {
      return outer;
    }
    Map<String, String> declared = new HashMap<>();
    for (int i = 0; i < xml.getNamespaceCount(); i++) {
      String prefix = xml.getNamespacePrefix(i);
      String uri = xml.getNamespaceURI(i);
      if (prefix != null && !prefix.isEmpty() && uri != null) {
        declared.put(prefix, EpcisNames.start(uri));
      }
    }
    return outer.with(declared);
  }

  private String name() {
    return EpcisNames.of(xml.getNamespaceURI(), xml.getLocalName());
  }

  private EpcisNode object(String path, @Nullable String text, Prefixes outer, String pointer)
      throws XMLStreamException {
    Prefixes prefixes = prefixes(outer);
    Owner owner = Owner.of(path, pointer);
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      String uri = xml.getAttributeNamespace(i);
      if (!XSI.equals(uri)) {
        value(
            owner,
            EpcisNames.of(uri, xml.getAttributeLocalName(i)),
            xml.getAttributeValue(i),
            prefixes);
      }
    }
    String content = children(owner, prefixes);
    if (text != null && EpcisField.find(owner.path(text)) != null) {
      value(owner, text, content, prefixes);
    } else if (!content.isBlank()) {
      problems.add(pointer, "has a text beside its fields: " + EpcisProblems.quoted(content));
    }
    require(owner);
    return EpcisNode.tree(lastOf(path), owner.out);
  }

  private static String lastOf(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private void require(Owner owner) {
    for (String name : EpcisField.required(owner.path)) {
      if (owner.out.stream().noneMatch(child -> child.name().equals(name))) {
        problems.add(EpcisProblems.at(owner.pointer, name), "is missing");
      }
    }
  }

  /** Takes the elements up to the owner's end; the text between them is returned. */
  private String children(Owner owner, Prefixes prefixes) throws XMLStreamException {
    String text = "";
    for (int at = xml.next(); at != XMLStreamConstants.END_ELEMENT; at = xml.next()) {
      if (at == XMLStreamConstants.START_ELEMENT) {
        String name = name();
        if (WRAPPERS.contains(name)) {
          Owner inside = owner.wrapped();
          if (!children(inside, prefixes(prefixes)).isBlank()) {
            problems.add(EpcisProblems.at(owner.pointer, name), "has a text beside its fields");
          }
          if (!inside.extensions.isEmpty()) {
            owner.extensions.add(EpcisNode.tree(name, inside.extensions));
          }
        } else {
          field(owner, name, prefixes);
        }
      } else if (xml.hasText() && at != XMLStreamConstants.COMMENT) {
        text = text.isBlank() ? xml.getText() : text + xml.getText();
      }
    }
    return text;
  }

  private void field(Owner owner, String name, Prefixes prefixes) throws XMLStreamException {
    if (quantity != null && owner.path.isEmpty() && QUANTITY_FIELDS.contains(name)) {
      field(quantity, name, prefixes);
      return;
    }
    String path = owner.path(name);
    EpcisField field = EpcisField.find(path);
    if (field == null) {
      extension(name, prefixes, owner.extensions);
      return;
    }
    if ("true".equals(xml.getAttributeValue(XSI, "nil"))) {
      SecureXml.skip(xml); // as null in JSON: a field that is not there
      return;
    }
    String pointer = EpcisProblems.at(owner.pointer, name);
    boolean first = owner.seen.add(name);
    boolean repeats = field.item().isEmpty() && field.isList();
    if (!first && !repeats) {
      problems.add(pointer, "is there twice");
    }
    if (!field.item().isEmpty()) {
      items(owner, path, field, prefixes, pointer);
    } else if (field.hasFields()) {
      owner.out.add(object(path, null, prefixes, pointer));
    } else {
      Prefixes inner = prefixes(prefixes);
      owner.out.add(EpcisNode.text(name, canonical(field, text(pointer), inner, pointer)));
    }
  }

  private void items(Owner owner, String path, EpcisField field, Prefixes outer, String pointer)
      throws XMLStreamException {
    Prefixes prefixes = prefixes(outer);
    int count = 0;
    for (int at = xml.next(); at != XMLStreamConstants.END_ELEMENT; at = xml.next()) {
      if (at == XMLStreamConstants.START_ELEMENT) {
        String item = EpcisProblems.at(pointer, count++);
        if (!name().equals(field.item())) {
          problems.add(item, "is <" + xml.getLocalName() + ">, not <" + field.item() + '>');
          SecureXml.skip(xml);
        } else if (field.hasFields()) {
          owner.out.add(object(path, field.item(), prefixes, item));
        } else {
          String text = text(item);
          owner.out.add(EpcisNode.text(field.name(), canonical(field, text, prefixes, item)));
        }
      } else if (xml.hasText() && at != XMLStreamConstants.COMMENT && !xml.getText().isBlank()) {
        problems.add(pointer, "has a text beside its items");
      }
    }
  }

  /** A field whose text is known: an attribute, or what an element says besides its attributes. */
  private void value(Owner owner, String name, String text, Prefixes prefixes) {
    EpcisField field = EpcisField.find(owner.path(name));
    if (field == null) {
      owner.out.add(EpcisNode.text(name, text.strip()));
    } else {
      String pointer = EpcisProblems.at(owner.pointer, name);
      if (field.hasFields() || !owner.seen.add(name)) {
        problems.add(pointer, field.hasFields() ? "is a text" : "is there twice");
      }
      owner.out.add(EpcisNode.text(name, canonical(field, text, prefixes, pointer)));
    }
  }

  private String canonical(EpcisField field, String text, Prefixes prefixes, String pointer) {
    String stripped = text.strip(); // as XML Schema has it for URIs, times and numbers
    if (field.form() == EpcisField.Form.BOOLEAN) {
      stripped = stripped.equals("1") ? "true" : stripped.equals("0") ? "false" : stripped;
    }
    return EpcisText.canonical(field, stripped, prefixes, pointer, problems);
  }

  /** The text of the element at whose start the reader is. */
  private String text(String pointer) throws XMLStreamException {
    String text = "";
    for (int at = xml.next(); at != XMLStreamConstants.END_ELEMENT; at = xml.next()) {
      if (at == XMLStreamConstants.START_ELEMENT) {
        problems.add(pointer, "has an element <" + xml.getLocalName() + ">, and is a text");
        SecureXml.skip(xml);
      } else if (xml.hasText() && at != XMLStreamConstants.COMMENT) {
        text = text.isEmpty() ? xml.getText() : text + xml.getText();
      }
    }
    return text;
  }

  /** What is not the standard's may be anything; prefixes in its names do not count. */
  private void extension(String name, Prefixes outer, List<EpcisNode> out)
      throws XMLStreamException {
    List<EpcisNode> parts = new ArrayList<>();
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      String uri = xml.getAttributeNamespace(i);
      if (!XSI.equals(uri)) {
        String attribute = EpcisNames.of(uri, xml.getAttributeLocalName(i));
        parts.add(EpcisNode.text(attribute, xml.getAttributeValue(i).strip()));
      }
    }
    String text = "";
    for (int at = xml.next(); at != XMLStreamConstants.END_ELEMENT; at = xml.next()) {
      if (at == XMLStreamConstants.START_ELEMENT) {
        extension(name(), outer, parts);
      } else if (xml.hasText() && at != XMLStreamConstants.COMMENT) {
        text = text.isBlank() ? xml.getText() : text + xml.getText();
      }
    }
    if (parts.isEmpty()) {
      out.add(EpcisNode.text(name, text.strip()));
    } else {
      if (!text.isBlank()) {
        parts.add(EpcisNode.text("", text.strip()));
      }
      out.add(EpcisNode.tree(name, parts));
    }
  }
}
