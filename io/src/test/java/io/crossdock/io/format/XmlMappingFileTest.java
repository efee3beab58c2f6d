package io.crossdock.io.format;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossdock.io.settings.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class XmlMappingFileTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private static List<String> problems(String json) throws IOException {
    List<String> problems = new ArrayList<>();
    new XmlMappingFields(new ObjectMapper().readTree(json), problems::add).mapping("");
    return problems;
  }

  @Test
  public void allThatIsWrongIsSaidTogether() throws Exception {
    assertThat(
        problems(
            """
            {"record": "x", "namespaces": {"p": 7}, "records": [
              {"element": "/a/@b", "if": "celsius", "fields": {
                "truckId": "q:id", "sensorId": "a b", "celsius": {"constant": "1"},
                "open": {}, "doorId": {"path": "/z/d"},
                "tenant": {"path": "t", "zone": "Mars/Base"},
                "latitude": {"path": "l", "decimal": ";", "factor": "5/x", "offset": "1"},
                "longitude": {"path": "l", "pattern": "qqqqqqq", "more": 1, "factor": 0}}},
              {"element": "/a/b", "fields": []}]}
            """),
        contains(
            "/record is not known",
            "/namespaces/p is no text",
            "/records/0/element is an attribute, and a record is an element",
            "/records/0/fields/truckId: \"q:id\" has the prefix q, which is not among the namespaces",
            "/records/0/fields/truckId does not begin with the record's own document element",
            "/records/0/fields/sensorId: \"a b\" is no path such as reading/@at or /log/truck/@id",
            "/records/0/fields/sensorId does not begin with the record's own document element",
            "/records/0/fields/open has not either a path or a constant",
            "/records/0/fields/doorId/path does not begin with the record's own document element",
            "/records/0/fields/tenant/zone \"Mars/Base\" is no time zone such as Europe/Berlin or"
                + " +01:00",
            "/records/0/fields/tenant/zone does nothing without a pattern",
            "/records/0/fields/latitude/decimal is neither a point nor a comma",
            "/records/0/fields/latitude/offset is no number, and no quotient such as \"5/9\"",
            "/records/0/fields/latitude/factor is no number, and no quotient such as \"5/9\"",
            "/records/0/fields/longitude/more is not known",
            "/records/0/fields/longitude/pattern: Too many pattern letters: q",
            "/records/0/fields/longitude/factor is no number, and no quotient such as \"5/9\"",
            "/records/0/fields/timestamp is needed",
            "/records/0/if names none of its fields that has a path",
            "/records/1/fields is no object"));
    assertThat(problems("[]").get(0), is("the file is no object"));
    assertThat(problems("{}"), contains("/records is no list of at least one kind of record"));
  }

  @Test
  public void aNameIsWrittenInOneWay() throws Exception {
    assertThat(
        problems(
            """
            {"namespaces": {"p": "urn:p"}, "records": [
              {"element": "/a/p:b", "fields": {"timestamp": "@at", "truckId": "/a/b/c"}}]}
            """),
        contains("the element b is named with a prefix and without"));
  }

  private List<String> read(String json) throws IOException {
    Path file = folder.newFile().toPath();
    Files.writeString(file, json);
    Problems problems = new Problems();
    XmlMappingFile.read(file.toString(), problems);
    return problems.all();
  }

  @Test
  public void aFileOrSchemaThatCannotBeReadIsAProblemOfTheOption() throws Exception {
    Problems problems = new Problems();
    assertThat(XmlMappingFile.read(null, problems), is(nullValue()));
    assertThat(problems.all().size(), is(0));
    XmlMappingFile.read("no/such/file", problems);
    XmlMappingFile.read(" ", problems);
    assertThat(
        problems.all(),
        contains(
            "--xmlMapping: no/such/file cannot be read (NoSuchFileException)",
            "--xmlMapping: is empty; leave it out instead"));
    assertThat(read("{").get(0), containsString("is no JSON"));
    String records = "\"records\": [{\"element\": \"a\", \"fields\": {\"timestamp\": \"@t\"}}]}";
    assertThat(
        read("{\"xsd\": \"none.xsd\", " + records).get(0),
        containsString("/xsd: none.xsd cannot be read (NoSuchFileException)"));
    Files.writeString(folder.getRoot().toPath().resolve("a.xsd"), "<a/>");
    assertThat(
        read("{\"xsd\": \"a.xsd\", " + records).get(0),
        containsString("a.xsd is no XML schema by itself, in one file"));
  }

  @Test
  public void aSchemaMakesNothingBeFetched() throws Exception {
    try (Listener listener = new Listener()) {
      Files.writeString(
          folder.getRoot().toPath().resolve("a.xsd"),
          "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"><xs:include schemaLocation=\""
              + listener.url()
              + "\"/></xs:schema>");
      String records = "\"records\": [{\"element\": \"a\", \"fields\": {\"timestamp\": \"@t\"}}]}";
      assertThat(read("{\"xsd\": \"a.xsd\", " + records).size(), is(1));
      assertThat(listener.requests(), equalTo(0));
    }
  }
}
