package io.crossdock.io.cmms;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.crossdock.io.secret.Secret;
import io.crossdock.io.settings.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.util.SerializableUtils;
import org.jspecify.annotations.Nullable;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class CmmsSettingsTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final Problems problems = new Problems();

  private @Nullable CmmsSettings parse(String... args) {
    return CmmsSettings.parse(
        PipelineOptionsFactory.fromArgs(args).as(CmmsOptions.class), problems);
  }

  @Test
  public void theDefaultsAreAsDescribed() {
    assertThat(
        parse("--cmmsUrl=https://cmms.example.org/api/", "--cmmsToken=env:CMMS"),
        equalTo(
            new CmmsSettings(
                "https://cmms.example.org/api",
                Secret.reference("env:CMMS"),
                MappingFile.atlas(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(15),
                Duration.ofMinutes(1),
                5,
                Duration.ofMinutes(1))));
    assertThat(problems.all(), empty());
    assertThat(parse(), nullValue());
    assertThat(problems.all(), empty());
  }

  @Test
  public void everyOptionHasAnEffect() throws IOException {
    CmmsSettings settings =
        parse(
            "--cmmsUrl=http://127.0.0.1:9",
            "--cmmsToken=env:CMMS",
            "--cmmsMapping=" + file(atlas().replace("/work-orders/search", "/find")),
            "--cmmsTimeout=1s",
            "--cmmsEvery=2s",
            "--cmmsBudget=3s",
            "--cmmsSettle=4s",
            "--cmmsFailures=6",
            "--cmmsPause=7s");
    assertThat(problems.all(), empty());
    assertThat(
        settings,
        equalTo(
            new CmmsSettings(
                "http://127.0.0.1:9",
                Secret.reference("env:CMMS"),
                settings == null ? MappingFile.atlas() : settings.mapping(),
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                Duration.ofSeconds(4),
                6,
                Duration.ofSeconds(7))));
    assertThat(settings == null ? "" : settings.mapping().search().path(), equalTo("/find"));
  }

  @Test
  public void whatIsWrongIsSaidTogether() {
    parse(
        "--cmmsUrl=cmms.example.org",
        "--cmmsToken=hunter2",
        "--cmmsMapping=/no/such/file",
        "--cmmsTimeout=5",
        "--cmmsEvery=0ms",
        "--cmmsBudget=1ms",
        "--cmmsSettle=x",
        "--cmmsFailures=0",
        "--cmmsPause=0s");
    assertThat(problems.all(), hasSize(9));
    assertThat(
        problems.all().toString(),
        allOf(containsString("cannot be read (NoSuchFile"), not(containsString("hunter2"))));
  }

  @Test
  public void aTokenIsNeededAndStaysOutOfTheAddress() {
    parse("--cmmsUrl=https://cmms.example.org");
    parse("--cmmsUrl=https://u:pass@cmms.example.org", "--cmmsToken=env:X");
    parse("--cmmsUrl=https://cmms.example.org?key=pass", "--cmmsToken=env:X");
    parse("--cmmsUrl=https://cmms example.org/pass", "--cmmsToken=env:X");
    parse("--cmmsToken=env:X");
    assertThat(problems.all(), hasSize(5));
    assertThat(problems.all().toString(), not(containsString("pass")));
  }

  @Test
  public void aJobCarriesItsSettings() {
    assertThat(SerializableUtils.clone(Outbox.SETTINGS), equalTo(Outbox.SETTINGS));
  }

  private static String atlas() throws IOException {
    try (var in = CmmsSettings.class.getResourceAsStream("atlas-cmms.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Path file(String content) throws IOException {
    return Files.writeString(folder.newFile().toPath(), content);
  }

  private List<String> problemsOf(String content) throws IOException {
    Problems found = new Problems();
    MappingFile.read(file(content).toString(), found);
    return found.all();
  }

  @Test
  public void allThatIsWrongWithAMappingIsSaid() throws IOException {
    assertThat(
        problemsOf(
            """
            {
              "authorisation": {},
              "authorization": {"header": "X Key", "value": ""},
              "priorities": [{"from": "high", "is": "HIGH"}],
              "create": {"method": "SEND", "path": "orders", "body": {"a": ["{orderid}"]}, "id": "id"},
              "search": {"method": "GET", "path": "/find?q={orderId}", "found": "", "id": "/id",
                "key": "/k", "state": 1, "closed": []},
              "close": {"method": "DELETE", "path": "/orders/all"}
            }
            """),
        contains(
            "--cmmsMapping: /authorisation is not known",
            "--cmmsMapping: /authorization/header is no name of a header",
            "--cmmsMapping: /authorization/value is no text",
            "--cmmsMapping: /priorities: {\"from\":\"high\",\"is\":\"HIGH\"} is not such as"
                + " {\"from\": 0.9, \"is\": \"HIGH\"}",
            "--cmmsMapping: /create/method is none of GET, POST, PUT, PATCH, DELETE",
            "--cmmsMapping: /create/path does not begin with a slash",
            "--cmmsMapping: /create/body: nothing is known for {orderid}",
            "--cmmsMapping: /create carries no {orderId}: the order could not be found again",
            "--cmmsMapping: /create/id is no JSON pointer such as /data/id",
            "--cmmsMapping: /search/state is no text",
            "--cmmsMapping: /search/closed is no list of states that mean closed",
            "--cmmsMapping: /close carries no {externalId}: it would close none, or any"));
    assertThat(problemsOf("{\"create\": 1, \"create\": 2}").toString(), containsString("no JSON"));
    assertThat(problemsOf("[]").toString(), containsString("the file is no object"));
    assertThat(problemsOf("").toString(), containsString("the file is no object"));
    assertThat(problemsOf(atlas() + "{}").toString(), containsString("no JSON"));
    assertThat(problemsOf(atlas()), empty());
  }
}
