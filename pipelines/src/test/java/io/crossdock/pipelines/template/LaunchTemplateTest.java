package io.crossdock.pipelines.template;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit.WireMockRule;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.dataflow.model.LaunchFlexTemplateRequest;
import com.google.api.services.dataflow.model.LaunchTemplateParameters;
import io.crossdock.pipelines.Pipelines;
import io.crossdock.pipelines.launch.Console;
import io.crossdock.pipelines.launch.Launchable;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * Launches against a fake of Dataflow's REST interface: the cloud itself cannot be had in a test.
 * What the fake is sent is held against Google's own classes for it.
 */
public class LaunchTemplateTest {
  private static final String TOKEN = "ya29.correct-horse-battery-staple";
  private static final String FLEX_PATH =
      "/v1b3/projects/demo/locations/europe-west1/flexTemplates:launch";

  @Rule
  public final WireMockRule dataflow =
      new WireMockRule(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final Launchable<?> pipeline = Pipelines.all().get(0);
  private String token = "";

  @Before
  public void writeToken() throws Exception {
    token = folder.newFile("token").toString();
    Files.writeString(Path.of(token), TOKEN + "\n");
    dataflow.stubFor(post(anyUrl()).willReturn(okJson("{\"job\": {\"id\": \"2026-01_17\"}}")));
  }

  /** All that a launch needs of everything but the template. */
  private List<String> whereAndWho() {
    return new ArrayList<>(
        List.of(
            pipeline.name(),
            "--project=demo",
            "--region=europe-west1",
            "--jobName=job-1",
            "--accessToken=file:" + token,
            "--apiRoot=http://127.0.0.1:" + dataflow.port()));
  }

  private List<String> flex(String... more) {
    List<String> arguments = whereAndWho();
    arguments.add("--flexTemplate=gs://bucket/flex.json");
    Arguments.complete(pipeline, Map.of())
        .forEach((name, value) -> arguments.add("--param=" + name + "=" + value));
    arguments.addAll(List.of(more));
    return arguments;
  }

  private static Console launch(List<String> arguments) throws Exception {
    Console console = Console.of(() -> LaunchTemplate.run(arguments.toArray(new String[0])));
    assertThat(console.out() + console.err(), not(containsString(TOKEN)));
    assertThat(console.err(), not(containsString("\tat ")));
    return console;
  }

  private void assertNothingWasSent() {
    assertThat(dataflow.getAllServeEvents(), hasSize(0));
  }

  private void assertRefused(List<String> arguments, String... reasons) throws Exception {
    Console console = launch(arguments);
    assertThat(arguments + console.err(), console.exitCode(), equalTo(2));
    for (String reason : reasons) {
      assertThat(console.err(), containsString(reason));
    }
    assertNothingWasSent();
  }

  private void assertFailed(List<String> arguments, String reason) throws Exception {
    Console console = launch(arguments);
    assertThat(arguments + console.err(), console.exitCode(), equalTo(1));
    assertThat(console.err(), allOf(startsWith("Not launched: "), containsString(reason)));
    assertThat(console.err().lines().count(), equalTo(1L));
    assertThat(console.out(), emptyString());
  }

  @Test
  public void aFlexTemplateIsLaunched() throws Exception {
    Console console =
        launch(
            flex(
                "--serviceAccount=worker@demo.iam.gserviceaccount.com",
                "--network=net",
                "--subnetwork=regions/europe-west1/subnetworks/sub",
                "--tempLocation=gs://bucket/tmp",
                "--workerImage=registry/workers:1",
                "--experiment=use_runner_v2"));
    assertThat(
        console, equalTo(new Console(0, "launched 2026-01_17" + System.lineSeparator(), "")));
    dataflow.verify(
        1,
        postRequestedFor(urlEqualTo(FLEX_PATH))
            .withHeader("Authorization", WireMock.equalTo("Bearer " + TOKEN))
            .withHeader("Content-Type", WireMock.containing("application/json"))
            .withRequestBody(
                equalToJson(
                    """
                    {"launchParameter": {
                      "jobName": "job-1",
                      "containerSpecGcsPath": "gs://bucket/flex.json",
                      "parameters": %s,
                      "environment": {
                        "serviceAccountEmail": "worker@demo.iam.gserviceaccount.com",
                        "network": "net",
                        "subnetwork": "regions/europe-west1/subnetworks/sub",
                        "tempLocation": "gs://bucket/tmp",
                        "sdkContainerImage": "registry/workers:1",
                        "additionalExperiments": ["use_runner_v2"]}}}
                    """
                        .formatted(json(Arguments.complete(pipeline, Map.of()))))));
    LaunchFlexTemplateRequest body =
        GsonFactory.getDefaultInstance().fromString(sent(), LaunchFlexTemplateRequest.class);
    assertThat(body.getUnknownKeys().size(), equalTo(0));
    assertThat(body.getLaunchParameter().getUnknownKeys().size(), equalTo(0));
    assertThat(body.getLaunchParameter().getEnvironment().getUnknownKeys().size(), equalTo(0));
  }

  private static String json(Map<String, String> values) throws Exception {
    return new ObjectMapper().writeValueAsString(values);
  }

  private String sent() {
    return dataflow.getAllServeEvents().get(0).getRequest().getBodyAsString();
  }

  @Test
  public void aClassicTemplateIsLaunchedAndUpdated() throws Exception {
    List<String> arguments = whereAndWho();
    arguments.addAll(
        List.of(
            "--template=gs://bucket/a b+c.json",
            "--network=net",
            "--update",
            "--renamed=Old/Step=New/Step"));
    assertRefused(new ArrayList<>(arguments), "--template: ", "does not match");
    arguments.set(arguments.indexOf("--template=gs://bucket/a b+c.json"), "--template=gs://b/c+d");
    assertThat(launch(arguments).exitCode(), equalTo(0));
    dataflow.verify(
        1,
        postRequestedFor(
                urlEqualTo(
                    "/v1b3/projects/demo/locations/europe-west1/templates:launch"
                        + "?gcsPath=gs%3A%2F%2Fb%2Fc%2Bd"))
            .withRequestBody(
                equalToJson(
                    """
                    {"jobName": "job-1", "parameters": {}, "environment": {"network": "net"},
                     "update": true, "transformNameMapping": {"Old/Step": "New/Step"}}
                    """)));
    LaunchTemplateParameters body =
        GsonFactory.getDefaultInstance().fromString(sent(), LaunchTemplateParameters.class);
    assertThat(body.getUnknownKeys().size(), equalTo(0));
    assertThat(body.getEnvironment().getUnknownKeys().size(), equalTo(0));
  }

  @Test
  public void aClassicTemplateTakesNoParameters() throws Exception {
    List<String> arguments = whereAndWho();
    arguments.addAll(List.of("--template=gs://bucket/t.json", "--param=shards=4"));
    assertRefused(arguments, "--param: a classic template has its options written into it");
  }

  @Test
  public void whatIsWrongIsSaidTogetherAndNothingIsSent() throws Exception {
    assertRefused(
        List.of(),
        "PIPELINE: is none of",
        "--flexTemplate: or --template is needed",
        "--project: is needed",
        "--region: is needed",
        "--jobName: is needed",
        "--accessToken: is needed");
    assertRefused(flex("--param=noSuchOption=1"), "--param=noSuchOption: is no parameter");
    assertRefused(flex("--param=shards"), "--param: is NAME=VALUE");
    assertRefused(flex("--param=failureTopic=x"), "--param: failureTopic is given twice");
    assertRefused(flex("--param=failureTable=perhaps"), "--param=failureTable: does not match");
    assertRefused(flex("--template=gs://bucket/t"), "and not both");
    assertRefused(flex("--renamed=a=b"), "--renamed: is for an --update");
    assertRefused(flex("--timeout=soon"), "--timeout: \"soon\" is no duration");
    assertRefused(flex("--noSuchOption=1"), "--noSuchOption");
  }

  @Test
  public void whatIsNeededIsAskedForBeforeSending() throws Exception {
    for (String needed : Arguments.demands(pipeline).with(Map.of())) {
      List<String> arguments = flex();
      arguments.removeIf(argument -> argument.startsWith("--param=" + needed + "="));
      assertRefused(arguments, "--param=" + needed + ": is needed");
    }
  }

  @Test
  public void namesThatWouldChangeTheAddressAreRefused() throws Exception {
    for (String wrong : List.of("--project=../x", "--region=a/b", "--jobName=Job_1")) {
      List<String> arguments = flex();
      String name = wrong.substring(0, wrong.indexOf('=') + 1);
      arguments.replaceAll(argument -> argument.startsWith(name) ? wrong : argument);
      assertRefused(arguments, wrong.substring(0, wrong.indexOf('=')), "does not match");
    }
  }

  @Test
  public void theTokenIsAReferenceAndGoesNowhereInTheClear() throws Exception {
    List<String> written = flex();
    written.replaceAll(one -> one.startsWith("--accessToken=") ? "--accessToken=" + TOKEN : one);
    assertRefused(written, "--accessToken: a secret is not written out");
    List<String> absent = flex();
    absent.replaceAll(one -> one.startsWith("--accessToken=") ? "--accessToken=env:NO_SUCH" : one);
    assertRefused(absent, "NO_SUCH is not set");
    Files.writeString(Path.of(token), TOKEN + "\nX-Evil: yes\n");
    assertRefused(flex(), "--accessToken: what it refers to is no token");
    Files.writeString(Path.of(token), TOKEN);
    List<String> elsewhere = flex();
    elsewhere.replaceAll(
        one -> one.startsWith("--apiRoot=") ? "--apiRoot=http://dataflow.example.com" : one);
    assertRefused(elsewhere, "--apiRoot: is no address https://HOST");
  }

  private void answers(int status, String body) {
    dataflow.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(status).withBody(body)));
  }

  @Test
  public void aRefusalIsSaidInALine() throws Exception {
    answers(
        401, "{\"error\": {\"code\": 401, \"message\": \"Request had\\ninvalid " + TOKEN + "\"}}");
    assertFailed(flex(), "does not accept the access token (401): Request had invalid ***");
    answers(403, "{\"error\": {\"message\": \"no permission\"}}");
    assertFailed(flex(), "may not launch this (403): no permission");
    answers(404, "{\"error\": {\"message\": \"gs://bucket/flex.json not found\"}}");
    assertFailed(flex(), "(404): gs://bucket/flex.json not found");
    answers(409, "{\"error\": {\"message\": \"a job runs under this name\"}}");
    assertFailed(flex(), "Dataflow refuses the launch (409): a job runs under this name");
    answers(500, "<html>Oops</html>");
    assertFailed(flex(), "Dataflow failed (500)");
    answers(503, "{\"error\": {\"message\": \"" + "long ".repeat(1000) + "\"}}");
    assertFailed(flex(), "…");
    answers(302, "");
    assertFailed(flex(), "(302)");
    answers(200, "{}");
    assertFailed(flex(), "without a job's id");
    answers(200, "not JSON");
    assertFailed(flex(), "without a job's id");
  }

  /** A launch is not repeated: it may have come about. */
  @Test
  public void aFailureIsNotTriedAgain() throws Exception {
    answers(500, "");
    launch(flex());
    assertThat(dataflow.getAllServeEvents(), hasSize(1));
  }

  @Test
  public void anAnswerThatDoesNotComeIsSaidSo() throws Exception {
    dataflow.stubFor(post(anyUrl()).willReturn(okJson("{}").withFixedDelay(10_000)));
    assertFailed(flex("--timeout=300ms"), "does not answer within 300ms; whether");
  }

  @Test
  public void aBrokenConnectionIsSaidSo() throws Exception {
    dataflow.stubFor(
        post(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
    assertFailed(flex(), "whether the job was launched is not known");
  }

  @Test
  public void nobodyThereIsSaidSo() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    List<String> arguments = flex();
    arguments.replaceAll(
        one -> one.startsWith("--apiRoot=") ? "--apiRoot=http://127.0.0.1:" + free : one);
    assertFailed(arguments, "cannot be reached; nothing was launched");
  }

  @Test
  public void helpSendsNothing() throws Exception {
    Console console = launch(List.of("--help"));
    assertThat(console.exitCode(), equalTo(0));
    assertThat(console.out(), containsString("--accessToken"));
    assertNothingWasSent();
  }
}
