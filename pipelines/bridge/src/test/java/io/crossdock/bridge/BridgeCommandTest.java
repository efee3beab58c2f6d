package io.crossdock.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

/** What the command says of its options; nothing here starts a bridge. */
public class BridgeCommandTest {
  private int code;

  private String said(String... arguments) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try (PrintStream both = new PrintStream(said, true, UTF_8)) {
      System.setOut(both);
      System.setErr(both);
      code = BridgeCommand.execute(arguments);
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    return said.toString(UTF_8);
  }

  @Test
  public void helpTellsOfEachBroker() {
    assertThat(
        said("--help"),
        allOf(containsString("mqtt"), containsString("amqp"), containsString("pulsar")));
    assertThat(code, equalTo(0));
    for (String broker : List.of("mqtt", "amqp", "pulsar")) {
      assertThat(said(broker, "--help"), allOf(containsString("--route"), containsString("--url")));
      assertThat(code, equalTo(0));
    }
  }

  @Test
  public void allThatIsMissingIsSaidTogether() {
    assertThat(
        said("mqtt"),
        allOf(
            containsString("--kafkaBootstrapServers: is needed"),
            containsString("--route: is needed"),
            containsString("--url: is needed"),
            containsString("--clientId: is needed")));
    assertThat(code, equalTo(2));
    assertThat(said("amqp"), containsString("--queue: is needed"));
    assertThat(
        said("pulsar"),
        allOf(containsString("--topics: is needed"), containsString("--subscription: is needed")));
    said();
    assertThat(code, equalTo(2));
  }

  @Test
  public void wrongValuesAreSaid() {
    String said =
        said(
            mqtt(
                "--mqtt=4",
                "--retained=maybe",
                "--inFlight=0",
                "--keepAlive=30",
                "--share=a/b",
                "--route=a/#/b=scans"));
    assertThat(
        said,
        allOf(
            containsString("--mqtt: 4 is neither 3 nor 5"),
            containsString("--retained: \"maybe\" is none of [keep, skip]"),
            containsString("--inFlight: 0 is not from 1 to 10000"),
            containsString("--keepAlive: \"30\" is no duration"),
            containsString("--share: is a name without"),
            containsString("at the end #")));
    assertThat(said, not(containsString("Exception")));
    assertThat(code, equalTo(2));
  }

  @Test
  public void secretsAreReferencesAndNeverRepeated() {
    String said = said(mqtt("--user=u", "--password=hunter2", "--tlsCa=/no/such.pem"));
    assertThat(
        said,
        allOf(
            containsString("--password: a secret is not written out"),
            containsString("--tlsCa: /no/such.pem cannot be read"),
            not(containsString("hunter2"))));
    assertThat(
        said("mqtt", "--url=mqtt://u:hunter2@h"),
        allOf(containsString("--url: carries a user"), not(containsString("hunter2"))));
    assertThat(
        said("mqtt", "--url=mqtt://u:hunter 2@h"),
        allOf(containsString("--url: is not of the form"), not(containsString("hunter"))));
    assertThat(
        said(mqtt("--password=env:NO_SUCH_VARIABLE_HERE", "--user=u")),
        containsString("the environment variable NO_SUCH_VARIABLE_HERE is not set"));
    assertThat(said(mqtt("--user=u")), containsString("--user: and --password belong together"));
  }

  @Test
  public void addressesOfOtherBrokersAreRefused() {
    assertThat(said("amqp", "--url=mqtt://h"), containsString("amqp://HOST:PORT"));
    assertThat(said("pulsar", "--url=http://h"), containsString("pulsar+ssl://HOST:PORT"));
  }

  /** Right but for {@code more}, which must be wrong. */
  private static String[] mqtt(String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "mqtt",
                "--url=mqtt://127.0.0.1:1",
                "--clientId=c",
                "--kafkaBootstrapServers=127.0.0.1:1",
                "--route=#=scans"));
    all.addAll(List.of(more));
    return all.toArray(new String[0]);
  }
}
