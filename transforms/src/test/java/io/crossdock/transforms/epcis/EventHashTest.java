package io.crossdock.transforms.epcis;

import static io.crossdock.transforms.epcis.Events.DOCK;
import static io.crossdock.transforms.epcis.Events.DOCK_LINK;
import static io.crossdock.transforms.epcis.Events.LINK;
import static io.crossdock.transforms.epcis.Events.OTHER;
import static io.crossdock.transforms.epcis.Events.URN;
import static io.crossdock.transforms.epcis.Events.content;
import static io.crossdock.transforms.epcis.Events.event;
import static io.crossdock.transforms.epcis.Events.text;
import static io.crossdock.transforms.epcis.Events.tree;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.crossdock.schemas.epcis.EpcisNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.Test;

public class EventHashTest {
  private static String hash(List<EpcisNode> content) {
    return EventHash.of(event(content));
  }

  private static String with(EpcisNode... more) {
    List<EpcisNode> content = content(DOCK, URN);
    content.addAll(List.of(more));
    return hash(content);
  }

  @Test
  public void orderDoesNotCount() {
    List<EpcisNode> content = content(DOCK, URN, OTHER);
    content.add(tree("sourceList", text("type", "location"), text("source", DOCK)));
    String expected = hash(content);
    Random random = new Random(3);
    for (int i = 0; i < 50; i++) {
      Collections.shuffle(content, random);
      assertThat(hash(content), is(expected));
    }
    content.removeIf(node -> node.name().equals("sourceList"));
    content.add(tree("sourceList", text("source", DOCK), text("type", "location")));
    assertThat(hash(content), is(expected));
  }

  @Test
  public void notationOfIdentifiersDoesNotCount() {
    assertThat(hash(content(DOCK, LINK, OTHER)), is(hash(content(DOCK, OTHER, URN))));
    assertThat(hash(content(DOCK_LINK, URN)), is(hash(content(DOCK, URN))));
  }

  @Test
  public void theEventIdDoesNotCount() {
    List<EpcisNode> content = content(DOCK, URN);
    assertThat(
        EventHash.of(event("urn:uuid:2", DOCK, false, content)), is(EventHash.of(event(content))));
  }

  @Test
  public void allElseCounts() {
    Set<String> hashes = new HashSet<>();
    List<EpcisNode> plain = content(DOCK, URN);
    hashes.add(hash(plain));
    int expected = 1;
    for (int i = 0; i < plain.size(); i++) {
      List<EpcisNode> changed = new ArrayList<>(plain);
      EpcisNode node = changed.get(i);
      changed.set(i, text(node.name(), "other"));
      hashes.add(hash(changed));
      changed.set(i, text(node.name() + "s", node.value()));
      hashes.add(hash(changed));
      changed.remove(i);
      hashes.add(hash(changed));
      expected += 3;
    }
    assertThat(hashes.size(), is(expected));
  }

  @Test
  public void partsDoNotRunTogether() {
    assertThat(with(text("a", "bc")), is(not(with(text("ab", "c")))));
    assertThat(
        with(tree("a", text("b", "1")), tree("a", text("c", "2"))),
        is(not(with(tree("a", text("b", "1"), text("c", "2"))))));
    assertThat(with(tree("a", text("b", "1"))), is(not(with(text("a", "b1")))));
    assertThat(with(text("a", "1"), text("a", "1")), is(not(with(text("a", "1")))));
  }

  /** A link in what others put into an event may say more than the key that it holds. */
  @Test
  public void identifiersOfExtensionsStayAsTheyAre() {
    String name = "https://example.com/ext/manual";
    assertThat(with(text(name, LINK)), is(not(with(text(name, URN)))));
    assertThat(with(tree(name, text("page", LINK))), is(not(with(tree(name, text("page", URN))))));
  }

  /** Of the standard's fields too, those that hold no identifier. */
  @Test
  public void linksToRawDataThatDifferInTheirQueryDiffer() {
    for (String name : List.of("rawData", "uriValue", "deviceMetadata", "certificationInfo")) {
      assertThat(
          name,
          with(tree("sensorElementList", text(name, LINK + "?t=1"))),
          is(not(with(tree("sensorElementList", text(name, LINK + "?t=2"))))));
    }
    assertThat(
        with(tree("sensorElementList", text("deviceID", LINK))),
        is(with(tree("sensorElementList", text("deviceID", URN)))));
  }

  @Test
  public void canonicalIsTheKeyOfGs1AndElseTheText() {
    assertThat(EventHash.canonical(URN), is("(01)09506000134352(21)12345"));
    assertThat(EventHash.canonical(LINK), is("(01)09506000134352(21)12345"));
    assertThat(EventHash.canonical(DOCK_LINK), is("(414)4012345000054"));
    for (String other :
        List.of(
            "(01)09506000134352",
            "09506000134352",
            "urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
            "https://example.com/items/1",
            "https://id.gs1.org/01/09506000134353/21/12345",
            "urn:epc:id:sgtin:1.2.3",
            "")) {
      assertThat(EventHash.canonical(other), is(other));
    }
  }
}
