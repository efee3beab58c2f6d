package io.crossdock.notifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What the command says of its options; nothing here starts a notifier. */
public class NotifierCommandTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private int code;

  private String said(String... arguments) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try (PrintStream both = new PrintStream(said, true, UTF_8)) {
      System.setOut(both);
      System.setErr(both);
      code = NotifierCommand.execute(arguments);
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    return said.toString(UTF_8);
  }

  private Path file(String json) throws IOException {
    return Files.writeString(folder.newFile().toPath(), json.replace('\'', '"'));
  }

  private Path secret(String text) throws IOException {
    return Files.writeString(folder.newFile().toPath(), text + "\n");
  }

  @Test
  public void helpTellsOfEachCommand() {
    assertThat(
        said("--help"),
        allOf(containsString("run"), containsString("check"), containsString("retry")));
    assertThat(code, equalTo(0));
    assertThat(said("run", "--help"), containsString("--lateAfter"));
    assertThat(code, equalTo(0));
  }

  @Test
  public void allThatIsMissingIsSaidTogether() {
    assertThat(
        said("run"),
        allOf(
            containsString("--kafkaBootstrapServers: is needed"),
            containsString("--alertsTopic: or --anomaliesTopic or --ordersTopic is needed"),
            containsString("--rules: is needed"),
            containsString("--postgresUrl: is needed"),
            not(containsString("Exception"))));
    assertThat(code, equalTo(2));
    said("retry");
    assertThat(code, equalTo(2));
  }

  @Test
  public void wrongRulesAreSaid() throws Exception {
    Path rules =
        file(
            "{'receivers': {'a': {'slack': {'url': 'https://hooks.example.org/hunter2'}}, 'b':"
                + " {'webhook': {'url': 'http://example.org/hunter2', 'secret':"
                + " 'env:NO_SUCH_VARIABLE_HERE'}}, 'c': {'email': {'host': 'mail.example.org',"
                + " 'security': 'none', 'from': 'nobody', 'to': ['a@b', 'x\\r\\nBcc: y'],"
                + " 'password': 'hunter2'}}, 'd': {'pager': {}}}, 'routes': [], 'silences': []}");
    assertThat(
        said("check", "--rules=" + rules),
        allOf(
            containsString("/receivers/a/slack/url: a secret is not written out"),
            containsString("/receivers/b/webhook/url does not begin with https://"),
            containsString("environment variable NO_SUCH_VARIABLE_HERE is not set"),
            containsString("/receivers/c/email/security is none: only for this machine"),
            containsString("/receivers/c/email/from is no address"),
            containsString("/receivers/c/email/to is no address"),
            containsString("/receivers/d/pager is not known"),
            containsString("/routes is no list"),
            containsString("/silences is not known"),
            not(containsString("hunter2")),
            not(containsString("Exception"))));
    assertThat(code, equalTo(2));
  }

  @Test
  public void rightRulesAreExplained() throws Exception {
    Path url = secret("https://hooks.example.org/hunter2");
    Path rules =
        file(
            "{'receivers': {'dispatch': {'slack': {'url': 'file:"
                + url
                + "'}}, 'leads': {'email': {'host': 'mail.example.org', 'from':"
                + " 'crossdock@example.org', 'to': 'leads@example.org'}}}, 'routes': [{'name':"
                + " 'heat', 'match': {'rule': 'CARGO_OVERHEATING'}, 'receivers': 'dispatch',"
                + " 'escalate': {'after': '15m', 'receivers': 'leads'}}]}");
    assertThat(
        said("check", "--rules=" + rules),
        allOf(
            containsString("heat: "),
            containsString("to [dispatch], after 15 min to [leads] unless acknowledged"),
            not(containsString("hunter2"))));
    assertThat(code, equalTo(0));
  }

  /** The example of the README, with what it refers to. */
  @Test
  public void theExampleIsRight() throws Exception {
    String readme = Files.readString(Path.of("README.md"));
    String example = readme.split("```json\n", 2)[1].split("```", 2)[0];
    Path url = secret("https://hooks.example.org/hunter2");
    Path rules =
        file(
            example
                .replaceAll("env:[A-Z_]+", "file:" + url)
                .replaceAll("file:/run/[a-z/]+", "file:" + url));
    assertThat(
        said("check", "--rules=" + rules),
        allOf(
            containsString("cold chain: "),
            containsString("to [dispatch, tickets], after 15 min to [leads]"),
            containsString("travel: ")));
    assertThat(code, equalTo(0));
  }

  @Test
  public void aFileThatIsNoneIsSaid() throws Exception {
    assertThat(said("check", "--rules=/no/such"), containsString("cannot be read"));
    assertThat(said("check", "--rules=" + file("{")), containsString("is no JSON"));
    assertThat(said("check", "--rules=" + file("[]")), containsString("the file is no object"));
    assertThat(code, equalTo(2));
  }
}
