package io.crossdock.io.influx;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.crossdock.io.secret.Secret;
import io.crossdock.io.settings.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class InfluxSettingsTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final Problems problems = new Problems();

  private InfluxSettings parse(String... args) {
    return InfluxSettings.parse(
        PipelineOptionsFactory.fromArgs(args).as(InfluxOptions.class), problems);
  }

  @Test
  public void theDefaultsAreAsDescribed() {
    assertThat(
        parse("--influxUrl=http://h:8086", "--influxOrg=o", "--influxBucket=b"),
        equalTo(
            new InfluxSettings(
                "http://h:8086",
                new InfluxSettings.Bucket("o", "b"),
                null,
                null,
                5_000,
                Duration.ofMinutes(10),
                Duration.ofSeconds(30))));
    assertThat(problems.all(), empty());
  }

  @Test
  public void everyOptionOfVersion1HasAnEffect() throws IOException {
    Path secret = folder.newFile().toPath();
    Files.writeString(secret, "pass word\n");
    InfluxSettings settings =
        parse(
            "--influxUrl=https://h/influx/",
            "--influxVersion=1",
            "--influxDatabase=my db&x",
            "--influxUser=u",
            "--influxPassword=file:" + secret,
            "--influxBatchSize=7",
            "--influxMaxOutage=1h",
            "--influxTimeout=5s");
    assertThat(problems.all(), empty());
    assertThat(
        settings,
        equalTo(
            new InfluxSettings(
                "https://h/influx",
                new InfluxSettings.Database("my db&x"),
                "u",
                Secret.reference("file:" + secret),
                7,
                Duration.ofHours(1),
                Duration.ofSeconds(5))));
    assertThat(
        settings.address().toString(), equalTo("https://h/influx/write?db=my+db%26x&precision=u"));
    assertThat(settings.authorization(), equalTo("Basic dTpwYXNzIHdvcmQ="));
    assertThat(settings.toString().contains("pass word"), equalTo(false));
  }

  @Test
  public void version2SignsWithAToken() throws IOException {
    Path secret = folder.newFile().toPath();
    Files.writeString(secret, "t0ken");
    InfluxSettings settings =
        parse(
            "--influxUrl=http://h",
            "--influxOrg=ö",
            "--influxBucket=b",
            "--influxToken=file:" + secret);
    assertThat(problems.all(), empty());
    assertThat(settings.authorization(), equalTo("Token t0ken"));
    assertThat(
        settings.address().toString(),
        equalTo("http://h/api/v2/write?org=%C3%B6&bucket=b&precision=us"));
    assertThat(
        parse("--influxUrl=http://h", "--influxOrg=o", "--influxBucket=b").authorization(),
        nullValue());
  }

  @Test
  public void whatIsWrongIsSaidTogether() {
    parse(
        "--influxUrl=ftp://h",
        "--influxVersion=1",
        "--influxBucket=b",
        "--influxUser=u",
        "--influxToken=secret",
        "--influxBatchSize=0");
    assertThat(
        problems.all(),
        contains(
            containsString("--influxUrl"),
            containsString("env:NAME"),
            containsString("--influxBucket: is for --influxVersion=2"),
            containsString("and --influxPassword go together"),
            containsString("--influxDatabase: is needed"),
            containsString("--influxBatchSize")));
    assertThat(problems.all().toString().contains("secret\""), equalTo(false));
  }

  @Test
  public void aWrongPasswordIsNotCalledAMissingOne() {
    String[] v1 = {"--influxUrl=http://h", "--influxVersion=1", "--influxDatabase=d"};
    parse(v1[0], v1[1], v1[2], "--influxUser=u", "--influxPassword=hunter2");
    assertThat(problems.all(), contains(containsString("--influxPassword: ")));
    parse(v1[0], v1[1], v1[2], "--influxPassword=env:P");
    parse(v1[0], v1[1], v1[2], "--influxPassword=");
    assertThat(problems.all().size(), equalTo(2));
    assertThat(problems.all().get(1), containsString("--influxPassword go together"));
  }

  @Test
  public void aVersionThatThereIsNotIsAllThatIsWrong() {
    parse("--influxUrl=http://h", "--influxVersion=3", "--influxOrg=o", "--influxBucket=b");
    assertThat(problems.all(), contains(containsString("--influxVersion: 3 is not from 1 to 2")));
  }

  @Test
  public void anAddressHasNoUserAndNoQuery() {
    parse("--influxUrl=http://u:p@h", "--influxOrg=o", "--influxBucket=b");
    parse("--influxUrl=http://h?db=x", "--influxOrg=o", "--influxBucket=b");
    parse("--influxUrl=http://", "--influxOrg=o", "--influxBucket=b");
    parse("--influxOrg=o", "--influxBucket=b");
    parse("--influxUrl=http://h", "--influxDatabase=d");
    assertThat(
        problems.all(),
        contains(
            containsString("carries more than an address"),
            containsString("carries more than an address"),
            containsString("is no address"),
            containsString("--influxUrl: is needed"),
            containsString("--influxDatabase: is for --influxVersion=1"),
            containsString("--influxOrg: is needed"),
            containsString("--influxBucket: is needed")));
  }
}
