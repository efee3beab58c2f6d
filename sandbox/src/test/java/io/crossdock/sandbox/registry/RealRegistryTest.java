package io.crossdock.sandbox.registry;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.Assert.assertThrows;

import io.crossdock.io.registry.Compatibility;
import io.crossdock.io.registry.RegisteredSchema;
import io.crossdock.io.registry.RegistryClient;
import io.crossdock.io.registry.RegistryException;
import io.crossdock.io.registry.RegistryException.Reason;
import io.crossdock.io.registry.SchemaText;
import io.crossdock.io.registry.SchemaType;
import io.crossdock.pipelines.contract.RegisterSchemas;
import io.crossdock.sandbox.servers.JavaProcess;
import io.crossdock.sandbox.servers.TestRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The client, and the registration of our contracts, against a real registry. */
public class RealRegistryTest {
  @ClassRule public static final TestRegistry REGISTRY = new TestRegistry();

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final RegistryClient client = new RegistryClient(REGISTRY.get().settings());

  private static SchemaText record(String name, String type) {
    return new SchemaText(
        SchemaType.AVRO,
        "{\"type\":\"record\",\"name\":\""
            + name
            + "\",\"fields\":[{\"name\":\"x\",\"type\":"
            + type
            + "}]}");
  }

  private static Reason reason(ThrowingCall call) {
    return assertThrows(RegistryException.class, call::run).reason();
  }

  private interface ThrowingCall {
    void run() throws Exception;
  }

  @Test
  public void whatIsRegisteredIsFound() throws Exception {
    SchemaText schema = record("Found", "\"int\"");
    assertThat(client.find("found-value", schema), equalTo(OptionalInt.empty()));
    int id = client.register("found-value", schema);
    assertThat("twice is once", client.register("found-value", schema), equalTo(id));
    assertThat(client.find("found-value", schema), equalTo(OptionalInt.of(id)));
    assertThat(client.subjects(), hasItem("found-value"));
    assertThat(
        client.schema(id),
        equalTo(new RegisteredSchema(id, SchemaType.AVRO, schema.text(), List.of())));
  }

  @Test
  public void whatIsNotThereIsUnknown() {
    assertThat(reason(() -> client.schema(123_456)), equalTo(Reason.UNKNOWN));
  }

  @Test
  public void whatIsNoSchemaIsRefused() {
    assertThat(
        reason(() -> client.register("x-value", new SchemaText(SchemaType.AVRO, "{nonsense"))),
        equalTo(Reason.REFUSED));
  }

  @Test
  public void aRuleForbidsWhatItForbids() throws Exception {
    client.register("ruled-value", record("Ruled", "\"int\""));
    client.setCompatibility("ruled-value", Compatibility.BACKWARD);
    assertThat(client.compatibility("ruled-value"), equalTo(Compatibility.BACKWARD));
    SchemaText wrong = record("Ruled", "\"string\"");
    assertThat(client.incompatibility("ruled-value", wrong), not(equalTo("")));
    assertThat(reason(() -> client.register("ruled-value", wrong)), equalTo(Reason.REFUSED));
    assertThat(client.incompatibility("ruled-value", record("Ruled", "\"long\"")), equalTo(""));
    assertThat("a new subject", client.incompatibility("new-value", wrong), equalTo(""));
  }

  @Test
  public void whatASchemaRefersToComesWithIt() throws Exception {
    SchemaText part = record("Part", "\"int\"");
    client.register("part-value", part);
    SchemaText whole =
        new SchemaText(
            SchemaType.AVRO,
            record("Whole", "\"Part\"").text(),
            List.of(new SchemaText.Reference("Part", "part-value", 1)));
    int id = client.register("whole-value", whole);
    assertThat(
        client.schema(id).parts(),
        equalTo(List.of(new RegisteredSchema.Part("Part", part.text()))));
  }

  @Test
  public void otherLanguagesKeepTheirType() throws Exception {
    SchemaText proto =
        new SchemaText(
            SchemaType.PROTOBUF, "syntax = \"proto3\"; package x; message A { string a = 1; }");
    assertThat(
        client.schema(client.register("proto-value", proto)).type(), equalTo(SchemaType.PROTOBUF));
  }

  @Test
  public void ourContractsAreRegisteredOnce() throws Exception {
    String url = "--schemaRegistryUrl=" + REGISTRY.get().url();
    List<String> first = register(0, url);
    assertThat(
        client.subjects().stream()
            .filter(List.of("scans-value", "gps-value", "door-value")::contains)
            .toList(),
        containsInAnyOrder("scans-value", "gps-value", "door-value"));
    assertThat(first.toString(), containsString("scans-value: AVRO schema "));
    assertThat(client.compatibility("scans-value"), equalTo(Compatibility.BACKWARD_TRANSITIVE));
    List<String> second = register(0, url);
    assertThat(
        "nothing is done twice",
        second.stream().filter(line -> !line.endsWith(" is there already")).toList(),
        empty());
    assertThat(second.size(), equalTo(6));

    List<String> together =
        register(
            0, url, "--temperatureTopics=truck", "--positionTopics=truck", "--doorTopics=truck");
    assertThat(together.toString(), containsString("truck-value: AVRO schema "));
    List<String> records = register(0, url, "--subjects=record", "--compatibility=full");
    assertThat(
        records.toString(), containsString("io.crossdock.wire.TruckDoor: compatibility FULL"));
  }

  @Test
  public void whatGoesWrongIsSaidByTheExitCode() throws Exception {
    assertThat(register(2).toString(), containsString("--schemaRegistryUrl"));
    assertThat(
        register(2, "--schemaRegistryUrl=" + REGISTRY.get().url(), "--schemaTypes=xsd").toString(),
        containsString("--schemaTypes"));
    assertThat(
        register(1, "--schemaRegistryUrl=http://127.0.0.1:1").toString(),
        containsString("is away"));
    client.register("taken-value", record("Taken", "\"int\""));
    client.setCompatibility("taken-value", Compatibility.BACKWARD);
    assertThat(
        register(1, "--schemaRegistryUrl=" + REGISTRY.get().url(), "--scanTopics=taken").toString(),
        containsString("refuses it"));
  }

  /** Runs the main and gives what it printed. */
  private List<String> register(int exitCode, String... arguments) throws Exception {
    Path log = folder.newFile().toPath();
    try (JavaProcess main =
        JavaProcess.java(
            RegisterSchemas.class.getName(),
            List.of("-Xmx200m"),
            List.of(arguments),
            Map.of(),
            log)) {
      assertThat(main.await(60_000), equalTo(true));
      assertThat(main.lastWords(), main.exitCode(), equalTo(exitCode));
    }
    return new ArrayList<>(Files.readAllLines(log));
  }

  @Test
  public void itsSchemasOutlastAStop() throws Exception {
    SchemaText schema = record("Kept", "\"int\"");
    int id = client.register("kept-value", schema);
    REGISTRY.get().stop();
    assertThat(reason(() -> client.schema(id)), equalTo(Reason.AWAY));
    REGISTRY.get().start();
    assertThat(client.schema(id).text(), equalTo(schema.text()));
  }
}
