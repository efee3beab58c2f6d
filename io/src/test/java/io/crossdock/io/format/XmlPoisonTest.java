package io.crossdock.io.format;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.source.Source;
import io.crossdock.schemas.source.SourceMessage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.Assert;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * XML that nobody should send: each ends as a failure of its message, soon, and fetches nothing.
 */
public class XmlPoisonTest {
  private static final String MARK = "mark-in-a-file";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  /** Every way in which XML comes in: EPCIS with and without schemas, and by a mapping with one. */
  private static List<String> outcomes(String xml) {
    byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
    List<String> outcomes = new ArrayList<>();
    for (boolean strict : new boolean[] {false, true}) {
      outcomes.add(outcome(() -> String.valueOf(EpcisXml.events(bytes, strict))));
    }
    XmlMapping mapping = mapping();
    outcomes.add(
        outcome(
            () ->
                String.valueOf(
                    new FieldDecoder<>(new XmlFormat(mapping), any -> new TruckEventDraft(), "d")
                        .decode(message(bytes)))));
    return outcomes;
  }

  private static XmlMapping mapping() {
    XmlPath.Name none = new XmlPath.Name("", "");
    List<XmlPath.Name> root = List.of(new XmlPath.Name("", "a"));
    return new XmlMapping(
        "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"><xs:element name=\"a\"/>"
            + "</xs:schema>",
        List.of(
            new XmlMapping.Kind(
                new XmlPath(root, none),
                "",
                List.of(
                    new XmlMapping.Field(
                        "truckId", new XmlPath(root, none), "", XmlMapping.Notation.PLAIN)))));
  }

  private interface Reading {
    String read() throws MessageException;
  }

  private static String outcome(Reading reading) {
    try {
      return "read: " + reading.read();
    } catch (MessageException e) {
      assertThat(String.valueOf(e.getMessage()).length(), is(lessThan(5_000)));
      return e.kind() + ": " + e.getMessage();
    }
  }

  private static SourceMessage message(byte[] bytes) {
    return new SourceMessage(bytes, "", new byte[0], "", 0, 1, Source.file("poison", 0));
  }

  private static void assertMalformed(String name, String xml) {
    for (String outcome : outcomes(xml)) {
      assertThat(name, outcome, containsString(FailureKind.MALFORMED + ": is no XML: "));
    }
  }

  private static String withDoctype(String subset, String epc) {
    return "<!DOCTYPE a ["
        + subset
        + "]>"
        + EpcisXmlTest.document(
            EpcisXmlTest.EVENT.replace("urn:epc:id:sgtin:9506000.013435.1", epc));
  }

  @Test
  public void entitiesDoNotGrow() {
    StringBuilder laughs = new StringBuilder("<!ENTITY e0 \"ha\">");
    for (int i = 1; i < 10; i++) {
      String ten = ("&e" + (i - 1) + ";").repeat(10);
      laughs.append("<!ENTITY e").append(i).append(" \"").append(ten).append("\">");
    }
    assertMalformed("billion laughs", withDoctype(laughs.toString(), "&e9;"));
    assertMalformed(
        "quadratic",
        withDoctype("<!ENTITY e \"" + "x".repeat(50_000) + "\">", "&e;".repeat(9_000)));
    assertMalformed("in an attribute", "<!DOCTYPE a [<!ENTITY e \"x\">]><a b=\"&e;\"/>");
    assertMalformed("undeclared", EpcisXmlTest.document("&e;"));
  }

  @Test
  public void nothingIsFetched() throws Exception {
    Path file = folder.newFile().toPath();
    Files.writeString(file, MARK);
    try (Listener listener = new Listener()) {
      for (String target : List.of(listener.url(), file.toUri().toString(), file.toString())) {
        String[] subsets = {
          "<!ENTITY e SYSTEM \"" + target + "\">",
          "<!ENTITY e PUBLIC \"-//x\" \"" + target + "\">",
          "<!ENTITY % p SYSTEM \"" + target + "\"> %p; <!ENTITY e \"x\">",
        };
        for (String subset : subsets) {
          assertMalformed(subset, withDoctype(subset, "&e;"));
          assertHarmless(withDoctype(subset, "urn:a:b"), listener);
        }
        assertHarmless(
            "<!DOCTYPE a SYSTEM \"" + target + "\">" + EpcisXmlTest.document(EpcisXmlTest.EVENT),
            listener);
        assertHarmless(
            "<?xml-stylesheet href=\""
                + target
                + "\"?>"
                + EpcisXmlTest.document(EpcisXmlTest.EVENT),
            listener);
        for (String epcis : List.of(EpcisXmlTest.EVENT, "")) {
          String schema =
              EpcisXmlTest.document(epcis)
                  .replace(
                      " schemaVersion",
                      " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                          + " xsi:schemaLocation=\"urn:epcglobal:epcis:xsd:2 "
                          + target
                          + " urn:other "
                          + target
                          + "\" xsi:noNamespaceSchemaLocation=\""
                          + target
                          + "\" schemaVersion");
          assertHarmless(
              schema.replace("<EventList>", "<EventList xmlns:o=\"urn:other\">"), listener);
        }
        String included =
            EpcisXmlTest.EVENT.replace(
                "</action>",
                "</action><xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\""
                    + target
                    + "\" parse=\"text\"/>");
        assertHarmless(EpcisXmlTest.document(included), listener);
      }
      // And it would have been seen.
      URI.create(listener.url()).toURL().openStream().close();
      assertThat(listener.requests(), is(1));
    }
  }

  private static void assertHarmless(String xml, Listener listener) {
    for (String outcome : outcomes(xml)) {
      assertThat(outcome, not(containsString(MARK)));
    }
    assertThat(outcomes(xml).get(0), containsString("read: "));
    assertThat(xml, listener.requests(), is(0));
  }

  @Test
  public void depthAndAttributesHaveBounds() {
    assertMalformed("deep", "<a>".repeat(200_000));
    assertMalformed("deep and whole", "<a>".repeat(101) + "</a>".repeat(101));
    StringBuilder many = new StringBuilder("<a");
    for (int i = 0; i < 100_000; i++) {
      many.append(" a").append(i).append("=''");
    }
    assertMalformed("attributes", many + "/>");
    assertMalformed("long attribute", "<a b='" + "x".repeat(500_000) + "'/>");
    StringBuilder names = new StringBuilder("<a");
    for (int i = 0; i < 100_000; i++) {
      names.append(" xmlns:a").append(i).append("='u'");
    }
    assertMalformed("namespaces", names + "/>");
  }

  @Test
  public void aLongTextIsNoLongFailure() {
    for (String outcome : outcomes("<a>" + "x".repeat(1_000_000) + "</a>")) {
      assertThat(outcome, containsString(FailureKind.SCHEMA_VIOLATION + ": "));
    }
    String text = EpcisXmlTest.EVENT.replace("OBSERVE", "x".repeat(1_000_000));
    assertThat(
        outcomes(text).get(0), containsString("/action is 1000000 characters long, more than"));
  }

  @Test
  public void numbersAreNotWrittenOut() {
    for (String number : List.of("1e2000000000", "1e400", "NaN", "INF", "1e99999999999")) {
      String event =
          EpcisXmlTest.EVENT.replace(
              "</action>",
              "</action><quantityList><quantityElement><epcClass>a:b</epcClass><quantity>"
                  + number
                  + "</quantity></quantityElement></quantityList>");
      assertThat(
          outcomes(event).get(0), containsString("SCHEMA_VIOLATION: /quantityList/0/quantity "));
    }
  }

  @Test
  public void whatIsNoXmlIsMalformed() {
    for (String xml :
        List.of(
            "",
            " ",
            "<",
            "<a",
            "<a>",
            "<a></b>",
            "<a/><b/>",
            "<a/>x",
            "x<a/>",
            "<a b='1' b='2'/>",
            "<a b=1/>",
            "<x:a/>",
            "<a>&#xD800;</a>",
            "<a>&#0;</a>",
            "<a>\u0001</a>",
            "<?xml version='9.9'?><a/>",
            "<?xml version='1.0' encoding='x-none'?><a/>",
            "<a><![CDATA[",
            "<!-- -- --><a/>")) {
      assertMalformed(xml, xml);
    }
  }

  @Test
  public void wrongBytesAreMalformed() {
    byte[] bytes = "<a>%</a>".getBytes(StandardCharsets.US_ASCII);
    bytes[3] = (byte) 0xFF;
    MessageException e =
        Assert.assertThrows(MessageException.class, () -> EpcisXml.events(bytes, false));
    assertThat(e.kind(), is(FailureKind.MALFORMED));
  }
}
