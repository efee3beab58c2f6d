package io.crossdock.io.pubsub;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.crossdock.io.settings.Problems;
import java.time.Duration;
import java.util.List;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.Test;

public class PubsubSettingsTest {
  private final Problems problems = new Problems();

  private PubsubInputSettings parse(String... arguments) {
    PubsubOptions options = PipelineOptionsFactory.fromArgs(arguments).as(PubsubOptions.class);
    return PubsubInputSettings.parse(options, PubsubSettings.parse(options, problems), problems);
  }

  @Test
  public void subscriptionsAreReadFromGoogleUnlessAnEmulatorIsNamed() {
    PubsubInputSettings settings =
        parse(
            "--pubsubSubscription=projects/crossdock/subscriptions/abc, projects/others/subscriptions/abc");
    assertThat(problems.all(), empty());
    assertThat(
        settings.subscriptions(),
        contains("projects/crossdock/subscriptions/abc", "projects/others/subscriptions/abc"));
    assertThat(settings.idAttribute(), nullValue());
    assertThat(settings.maxOutOfOrder(), equalTo(Duration.ofSeconds(30)));
    assertThat(settings.ackDeadline(), equalTo(Duration.ofSeconds(60)));
    var google = settings.pubsub().clientOptions(PipelineOptionsFactory.create());
    assertThat(google.getPubsubRootUrl(), equalTo("https://pubsub.googleapis.com"));
    var emulator =
        new PubsubSettings("127.0.0.1:8085").clientOptions(PipelineOptionsFactory.create());
    assertThat(emulator.getPubsubRootUrl(), equalTo("http://127.0.0.1:8085"));
  }

  @Test
  public void allThatIsWrongIsSaid() {
    parse(
        "--pubsubSubscription=scans,projects/crossdock/subscriptions/scans,projects/crossdock/subscriptions/scans",
        "--pubsubIdAttribute= ",
        "--pubsubAckDeadline=9s",
        "--pubsubMaxOutOfOrder=0s",
        "--pubsubEmulatorHost=localhost");
    assertThat(problems.all(), hasSize(6));
    assertThat(problems.all().toString(), containsString("\"scans\" is no projects/PROJECT/"));
    assertThat(problems.all().toString(), containsString("names a subscription twice"));
  }

  @Test
  public void aTopicsNameSaysWhoseItIs() {
    assertThat(PubsubSettings.isTopic("projects/crossdock/topics/news"), is(true));
    for (String other : List.of("scans", "projects", "projects/crossdock/subscriptions/scans")) {
      assertThat(other, PubsubSettings.isTopic(other), is(false));
    }
    assertThat(PubsubSettings.topic("--x", null, problems), nullValue());
    assertThat(PubsubSettings.topic("--x", "scans", problems), equalTo("scans"));
    assertThat(problems.all(), empty());
    PubsubSettings.topic("--x", "projects/crossdock/scans", problems);
    assertThat(problems.all(), hasSize(1));
  }
}
