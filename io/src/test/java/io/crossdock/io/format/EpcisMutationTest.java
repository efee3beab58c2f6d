package io.crossdock.io.format;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossdock.schemas.failure.FailureKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.Assert;
import org.junit.Test;

/** Each document, made wrong in one way at a time: the failure must name the field. */
public class EpcisMutationTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> WITH_ACTION =
      Set.of("ObjectEvent", "AggregationEvent", "AssociationEvent", "TransactionEvent");

  /**
   * A way to make an event wrong.
   *
   * @param field what the failure must name
   * @param change makes it wrong
   */
  private record Mutation(String field, Consumer<ObjectNode> change) {}

  private static void add(
      Map<String, Mutation> all, String name, String field, Consumer<ObjectNode> change) {
    all.put(name, new Mutation(field, change));
  }

  private static Map<String, Mutation> mutations(ObjectNode event) {
    Map<String, Mutation> all = new LinkedHashMap<>();
    for (String field : List.of("type", "eventTime", "eventTimeZoneOffset")) {
      add(all, field + " away", field, e -> e.remove(field));
      add(all, field + " null", field, e -> e.putNull(field));
      add(all, field + " number", field, e -> e.put(field, 7));
      add(all, field + " blank", field, e -> e.put(field, " "));
      add(all, field + " array", field, e -> e.putArray(field).add("x"));
    }
    add(all, "type unknown", "type", e -> e.put("type", "QuantityEvent"));
    add(all, "time without offset", "eventTime", e -> e.put("eventTime", "2026-01-05T06:00:00"));
    add(all, "no such day", "eventTime", e -> e.put("eventTime", "2026-02-30T06:00:00Z"));
    add(all, "year too far", "eventTime", e -> e.put("eventTime", "+999999999-01-01T00:00:00Z"));
    add(all, "record time", "recordTime", e -> e.put("recordTime", "yesterday"));
    for (String offset : List.of("Z", "+15:00", "+14:01", "1:00", "+1:00", "+01:60", "+0100")) {
      String field = "eventTimeZoneOffset";
      add(all, "offset " + offset, field, e -> e.put(field, offset));
    }
    add(all, "step", "bizStep", e -> e.put("bizStep", "polishing"));
    add(all, "step prefix", "bizStep", e -> e.put("bizStep", "nobody:polishing"));
    add(all, "disposition", "disposition", e -> e.put("disposition", "shiny"));
    add(all, "readPoint text", "readPoint", e -> e.put("readPoint", "urn:epc:id:sgln:1"));
    add(all, "readPoint empty", "readPoint/id", e -> e.putObject("readPoint"));
    add(all, "bizLocation", "bizLocation/id", e -> e.putObject("bizLocation").put("id", "dock 1"));
    add(all, "epcList text", "epcList", e -> e.put("epcList", "urn:epc:id:sgtin:1.2.3"));
    add(all, "epcList item", "epcList/1", e -> e.putArray("epcList").add("a:b").add("no uri"));
    add(all, "epcList number", "epcList/0", e -> e.putArray("epcList").add(9506000134352L));
    add(all, "no class", "quantityList/0/epcClass", e -> e.putArray("quantityList").addObject());
    add(
        all,
        "quantity",
        "inputQuantityList/0/quantity",
        e ->
            e.putArray("inputQuantityList")
                .addObject()
                .put("epcClass", "urn:epc:class:lgtin:1.2.3")
                .put("quantity", "many"));
    add(all, "parent", "parentID", e -> e.putArray("parentID").add("a:b"));
    add(all, "error", "errorDeclaration/declarationTime", e -> e.putObject("errorDeclaration"));
    add(
        all,
        "source",
        "sourceList/0/type",
        e -> e.putArray("sourceList").addObject().put("source", "a:b"));
    add(
        all,
        "sensor",
        "sensorElementList/0/sensorReport",
        e -> e.putArray("sensorElementList").addObject());
    add(
        all,
        "transaction",
        "bizTransactionList/0/bizTransaction",
        e -> e.putArray("bizTransactionList").addObject().put("type", "po"));
    ofType(all, event.path("type").asText());
    return all;
  }

  private static void ofType(Map<String, Mutation> all, String type) {
    if (WITH_ACTION.contains(type)) {
      add(all, "action away", "action", e -> e.remove("action"));
      add(all, "action word", "action", e -> e.put("action", "observe"));
    }
    Consumer<ObjectNode> ilmd = e -> e.putObject("ilmd").put("a", "b");
    switch (type) {
      case "ObjectEvent" -> {
        add(
            all,
            "no list",
            "epcList",
            e -> e.remove(List.of("epcList", "quantityList", "readPoint")));
        add(all, "ilmd", "ilmd", e -> ilmd.accept(e.put("action", "OBSERVE")));
        add(all, "ilmd 2", "ilmd", e -> ilmd.accept(e.put("action", "DELETE")));
      }
      case "AggregationEvent" -> {
        add(all, "no parent", "parentID", e -> e.put("action", "ADD").remove("parentID"));
        add(
            all,
            "no children",
            "childEPCs",
            e -> e.put("action", "ADD").remove(List.of("childEPCs", "childQuantityList")));
        add(all, "ilmd", "ilmd", ilmd);
      }
      case "AssociationEvent" -> {
        add(all, "no parent", "parentID", e -> e.remove("parentID"));
        add(all, "ilmd", "ilmd", ilmd);
      }
      case "TransactionEvent" -> {
        add(all, "none", "bizTransactionList", e -> e.remove("bizTransactionList"));
        add(all, "empty", "bizTransactionList", e -> e.putArray("bizTransactionList"));
        add(all, "ilmd", "ilmd", ilmd);
      }
      case "TransformationEvent" -> {
        List<String> inputs = List.of("inputEPCList", "inputQuantityList", "transformationID");
        List<String> outputs = List.of("outputEPCList", "outputQuantityList", "transformationID");
        add(all, "no input", "inputEPCList", e -> e.remove(inputs));
        add(all, "no output", "outputEPCList", e -> e.remove(outputs));
        add(all, "action", "action", e -> e.put("action", "ADD"));
      }
      default -> throw new AssertionError(type);
    }
  }

  /** The place where a document has its first event; the document itself where it is the event. */
  private static ObjectNode first(JsonNode document) {
    JsonNode list = document.findValue("eventList");
    return (ObjectNode) (list == null ? document : list.get(0));
  }

  @Test
  public void theFailureNamesTheField() throws Exception {
    int run = 0;
    Set<String> types = new TreeSet<>();
    for (Map.Entry<String, byte[]> entry : EpcisDocuments.json().entrySet()) {
      JsonNode document = JSON.readTree(entry.getValue());
      Map<String, Mutation> mutations = mutations(first(document));
      types.add(first(document).path("type").asText());
      assertThat(mutations.size(), is(greaterThanOrEqualTo(12)));
      for (Map.Entry<String, Mutation> mutation : mutations.entrySet()) {
        JsonNode wrong = document.deepCopy();
        mutation.getValue().change().accept(first(wrong));
        String what = entry.getKey() + ": " + mutation.getKey();
        MessageException e =
            Assert.assertThrows(
                what,
                MessageException.class,
                () -> EpcisJson.events(JSON.writeValueAsBytes(wrong)));
        assertThat(what, e.kind(), is(FailureKind.SCHEMA_VIOLATION));
        assertThat(what, e.getMessage(), containsString("/" + mutation.getValue().field() + " "));
        run++;
      }
    }
    assertThat(types.size(), is(5));
    assertThat(run, is(greaterThan(48 * 40)));
  }

  @Test
  public void wrongDocumentsAreNamedToo() throws Exception {
    for (Map.Entry<String, byte[]> entry : EpcisDocuments.json().entrySet()) {
      JsonNode document = JSON.readTree(entry.getValue());
      if (document.has("epcisBody")) {
        assertRefused(document, "/type", d -> d.put("type", "Document"));
        assertRefused(document, "/epcisBody/eventList", d -> d.putObject("epcisBody"));
        assertRefused(document, "/epcisBody", d -> d.put("epcisBody", "events"));
        assertRefused(document, "/epcisBody", d -> d.remove("epcisBody"));
        assertRefused(
            document,
            "/epcisBody/eventList",
            d -> d.putObject("epcisBody").putObject("eventList").put("type", "ObjectEvent"));
        assertRefused(
            document,
            "/epcisBody/eventList/0",
            d -> d.putObject("epcisBody").putArray("eventList").add("ObjectEvent"));
      }
    }
  }

  private static void assertRefused(JsonNode document, String field, Consumer<ObjectNode> change) {
    ObjectNode wrong = document.deepCopy();
    change.accept(wrong);
    MessageException e =
        Assert.assertThrows(
            MessageException.class, () -> EpcisJson.events(JSON.writeValueAsBytes(wrong)));
    assertThat(e.kind(), is(FailureKind.SCHEMA_VIOLATION));
    assertThat(e.getMessage(), containsString(field + " "));
  }

  @Test
  public void eachProblemIsNamedUpToTen() throws Exception {
    ObjectNode document = JSON.createObjectNode().put("type", "EPCISDocument");
    ArrayNode events = document.putObject("epcisBody").putArray("eventList");
    for (int i = 0; i < 3; i++) {
      events.addObject();
    }
    String text = failure(document);
    assertThat(text, containsString("/epcisBody/eventList/0/type is missing; "));
    assertThat(text, containsString("/epcisBody/eventList/1/eventTime is missing; "));
    assertThat(text, containsString("/epcisBody/eventList/2/eventTimeZoneOffset is missing"));
    for (int i = 0; i < 2; i++) {
      events.addObject();
    }
    text = failure(document);
    assertThat(text.split("; ").length, is(11));
    assertThat(text, containsString("; and 5 more"));
  }

  private static String failure(JsonNode document) {
    return String.valueOf(
        Assert.assertThrows(
                MessageException.class, () -> EpcisJson.events(JSON.writeValueAsBytes(document)))
            .getMessage());
  }
}
