package io.crossdock.io.format;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossdock.schemas.epcis.EpcisEvent;
import io.crossdock.schemas.epcis.EpcisIdentifier;
import io.crossdock.schemas.epcis.EpcisRole;
import io.crossdock.schemas.failure.FailureKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Assert;
import org.junit.Test;

public class EpcisJsonTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The events of a document by a reading of the raw tree, independent of the code under test. */
  static List<JsonNode> rawEvents(JsonNode document) {
    List<JsonNode> events = new ArrayList<>();
    List<JsonNode> lists = document.findValues("eventList");
    if (lists.isEmpty()) {
      events.add(document);
    }
    for (JsonNode list : lists) {
      list.forEach(events::add);
    }
    return events;
  }

  @Test
  public void everyDocumentGivesItsEvents() throws Exception {
    int count = 0;
    Map<String, byte[]> documents = EpcisDocuments.json();
    for (Map.Entry<String, byte[]> document : documents.entrySet()) {
      List<JsonNode> raw = rawEvents(JSON.readTree(document.getValue()));
      List<EpcisEvent> events = events(document.getKey(), document.getValue());
      assertThat(document.getKey(), events, hasSize(raw.size()));
      for (int i = 0; i < raw.size(); i++) {
        assertSame(document.getKey() + " " + i, raw.get(i), events.get(i));
      }
      count += events.size();
    }
    assertThat(documents.size(), is(48));
    assertThat(count, is(97));
  }

  private static List<EpcisEvent> events(String name, byte[] payload) {
    try {
      return EpcisJson.events(payload);
    } catch (MessageException e) {
      throw new AssertionError(name + ": " + e.getMessage(), e);
    }
  }

  private static void assertSame(String name, JsonNode raw, EpcisEvent event) {
    assertThat(name, event.type(), is(raw.path("type").asText()));
    assertThat(name, event.action(), is(raw.path("action").asText()));
    assertThat(name, event.eventId(), is(raw.path("eventID").asText()));
    assertThat(name, event.readPoint(), is(raw.path("readPoint").path("id").asText()));
    assertThat(name, event.bizLocation(), is(raw.path("bizLocation").path("id").asText()));
    assertThat(name, event.offset(), is(raw.path("eventTimeZoneOffset").asText()));
    assertThat(name, event.correction(), is(raw.has("errorDeclaration")));
    Instant moment = OffsetDateTime.parse(raw.path("eventTime").asText()).toInstant();
    assertThat(name, event.eventTimeMicros(), is(ChronoUnit.MICROS.between(Instant.EPOCH, moment)));
    for (EpcisRole role : EpcisRole.values()) {
      List<String> expected = new ArrayList<>();
      JsonNode field = raw.path(role.field());
      if (field.isTextual()) {
        expected.add(field.textValue());
      }
      field.forEach(
          item ->
              expected.add(item.isTextual() ? item.textValue() : item.path("epcClass").asText()));
      List<String> found =
          event.identifiers().stream()
              .filter(identifier -> identifier.role() == role)
              .map(EpcisIdentifier::text)
              .toList();
      assertThat(name + " " + role, found, equalTo(expected));
    }
  }

  @Test
  public void aQueryIsNoEvent() {
    assertThat(EpcisDocuments.queries().keySet(), hasSize(3));
    EpcisDocuments.queries()
        .forEach(
            (name, payload) -> {
              MessageException e =
                  Assert.assertThrows(
                      name, MessageException.class, () -> EpcisJson.events(payload));
              assertThat(e.kind(), is(FailureKind.SCHEMA_VIOLATION));
              assertThat(e.getMessage(), startsWith("/type is missing"));
            });
  }

  static final String EVENT =
      """
      {"@context": {"ext": "https://example.com/ext/"}, "type": "ObjectEvent", "action": "OBSERVE",
       "eventTime": "2026-01-05T06:00:00.123456+01:00", "eventTimeZoneOffset": "+01:00",
       "epcList": ["urn:epc:id:sgtin:9506000.013435.1"], "bizStep": "%s", "disposition": "%s"}
      """;

  private static EpcisEvent words(String step, String disposition) throws MessageException {
    return EpcisJson.events(EVENT.formatted(step, disposition).getBytes(StandardCharsets.UTF_8))
        .get(0);
  }

  @Test
  public void aStandardWordIsTheSameInEachNotation() throws Exception {
    EpcisEvent bare = words("shipping", "in_transit");
    assertThat(bare.bizStep(), is("shipping"));
    assertThat(bare.disposition(), is("in_transit"));
    assertThat(
        words("urn:epcglobal:cbv:bizstep:shipping", "urn:epcglobal:cbv:disp:in_transit"), is(bare));
    assertThat(
        words(
            "https://ref.gs1.org/cbv/BizStep-shipping", "https://ref.gs1.org/cbv/Disp-in_transit"),
        is(bare));
    assertThat(words("cbv:BizStep-shipping", "cbv:Disp-in_transit"), is(bare));
    assertThat(words("https://ref.gs1.org/cbv/Bizstep-shipping", "in_transit"), is(bare));
  }

  @Test
  public void wordsOfOthersAreFullUrisOrHaveADeclaredPrefix() throws Exception {
    String full = "https://example.com/ext/polishing";
    assertThat(words(full, "urn:acme:disp:shiny").bizStep(), is(full));
    assertThat(
        words("ext:polishing", "urn:acme:disp:shiny"), is(words(full, "urn:acme:disp:shiny")));
    assertRefused("/bizStep", "polishing", "in_transit");
    assertRefused("/bizStep", "other:polishing", "in_transit");
    assertRefused("/bizStep", "urn:epcglobal:cbv:bizstep:polishing", "in_transit");
    assertRefused("/bizStep", "https://ref.gs1.org/cbv/BizStep-polishing", "in_transit");
    assertRefused("/bizStep", "in_transit", "in_transit");
    assertRefused("/bizStep", "", "in_transit");
    assertRefused("/disposition", "shipping", "shipping");
    assertRefused("/disposition", "shipping", "In_Transit");
  }

  private static void assertRefused(String field, String step, String disposition) {
    MessageException e =
        Assert.assertThrows(MessageException.class, () -> words(step, disposition));
    assertThat(e.kind(), is(FailureKind.SCHEMA_VIOLATION));
    assertThat(e.getMessage(), startsWith(field + " "));
  }

  @Test
  public void whatIsNotTheEventItselfIsNotItsContent() throws IOException, MessageException {
    String more =
        EVENT.replaceFirst(
            "\"type\"",
            "\"eventID\": \"urn:uuid:1\", \"recordTime\": \"2026-01-05T06:00:01Z\", \"type\"");
    EpcisEvent with =
        EpcisJson.events(more.formatted("shipping", "in_transit").getBytes(StandardCharsets.UTF_8))
            .get(0);
    EpcisEvent without = words("shipping", "in_transit");
    assertThat(with.content(), is(without.content()));
    assertThat(with.eventId(), is("urn:uuid:1"));
    assertThat(without.content().children(), is(not(empty())));
    assertThat(without.eventTimeMicros(), is(1_767_589_200_123_456L));
  }

  @Test
  public void aDocumentWithoutABodySaysSo() {
    for (String type : List.of("EPCISDocument", "EPCISQueryDocument")) {
      for (String body : List.of("", ", \"epcisBody\": 7", ", \"epcisBody\": null")) {
        String document = "{\"type\": \"" + type + "\"" + body + "}";
        MessageException refused =
            Assert.assertThrows(
                MessageException.class,
                () -> EpcisJson.events(document.getBytes(StandardCharsets.UTF_8)));
        assertThat(
            String.valueOf(refused.getMessage()).matches("/epcisBody is [a-z ]+, not an object"),
            is(true));
      }
    }
  }
}
