package io.crossdock.io.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.crossdock.schemas.epcis.EpcisEvent;
import io.crossdock.schemas.epcis.EpcisNode;
import io.crossdock.schemas.failure.FailureKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * EPCIS 2.0 in JSON: a document, the result of a query, or one event by itself. The contexts that a
 * message names by their address are not fetched: of the standard's own the prefixes are known, and
 * others must be in the message.
 */
final class EpcisJson {
  private static final ObjectReader READER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(100)
                          .maxNumberLength(100)
                          .maxStringLength(1_000_000)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build()
          .reader();

  private static final String BODY = "epcisBody";
  private static final Set<String> DOCUMENTS = Set.of("EPCISDocument", "EPCISQueryDocument");

  private EpcisJson() {}

  /**
   * The events in a message, in its order.
   *
   * @throws MessageException of kind MALFORMED where it is no JSON object, of kind SCHEMA_VIOLATION
   *     with what is wrong and where, if anything is: then no event of it is taken
   */
  static List<EpcisEvent> events(byte[] payload) throws MessageException {
    JsonNode message = read(payload);
    if (!message.isObject()) {
      throw new MessageException(FailureKind.MALFORMED, "is no JSON object");
    }
    EpcisProblems problems = new EpcisProblems();
    Prefixes prefixes = EpcisJsonTree.prefixes(message, Prefixes.STANDARD);
    List<EpcisNode> trees = new ArrayList<>();
    if (message.has(BODY) || DOCUMENTS.contains(message.path("type").asText())) {
      body(message, prefixes, problems, trees);
    } else {
      tree(message, Prefixes.STANDARD, "", problems, trees);
    }
    problems.throwIfAny();
    List<EpcisEvent> events = new ArrayList<>(trees.size());
    for (EpcisNode tree : trees) {
      events.add(EpcisRules.event(tree));
    }
    return events;
  }

  private static JsonNode read(byte[] payload) throws MessageException {
    try {
      return READER.readTree(payload);
    } catch (JsonProcessingException e) {
      throw new MessageException(FailureKind.MALFORMED, "is no JSON: " + e.getOriginalMessage());
    } catch (NumberFormatException e) {
      // Jackson's own way of saying that an exponent has too many digits.
      throw new MessageException(FailureKind.MALFORMED, "has a number beyond all bounds");
    } catch (IOException e) {
      // The bytes are in memory: only their encoding can be at fault.
      throw new MessageException(FailureKind.MALFORMED, "is no UTF-8 JSON: " + e.getMessage());
    }
  }

  private static void body(
      JsonNode message, Prefixes prefixes, EpcisProblems problems, List<EpcisNode> trees) {
    if (!DOCUMENTS.contains(message.path("type").asText())) {
      problems.add("/type", "is neither EPCISDocument nor EPCISQueryDocument");
    }
    JsonNode body = message.path(BODY);
    String pointer = "/" + BODY;
    if (!body.isObject()) {
      problems.add(pointer, "is " + EpcisJsonTree.kind(body) + ", not an object");
      return;
    }
    if (body.has("queryResults")) {
      body = body.path("queryResults").path("resultsBody");
      pointer += "/queryResults/resultsBody";
    }
    if (body.has("event")) {
      tree(body.path("event"), prefixes, pointer + "/event", problems, trees);
      return;
    }
    JsonNode list = body.path("eventList");
    pointer += "/eventList";
    if (!list.isArray()) {
      problems.add(pointer, "is " + EpcisJsonTree.kind(list) + ", not an array");
    }
    for (int i = 0; i < list.size() && list.isArray(); i++) {
      tree(list.get(i), prefixes, EpcisProblems.at(pointer, i), problems, trees);
    }
  }

  private static void tree(
      JsonNode event,
      Prefixes prefixes,
      String pointer,
      EpcisProblems problems,
      List<EpcisNode> trees) {
    if (!event.isObject()) {
      problems.add(pointer, "is " + EpcisJsonTree.kind(event) + ", not an object");
      return;
    }
    EpcisNode tree = new EpcisJsonTree(problems).of(event, prefixes, pointer);
    EpcisRules.check(tree, pointer, problems);
    trees.add(tree);
  }
}
