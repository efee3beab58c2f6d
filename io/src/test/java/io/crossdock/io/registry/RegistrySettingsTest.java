package io.crossdock.io.registry;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.crossdock.io.settings.Problems;
import java.util.Objects;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.jspecify.annotations.Nullable;
import org.junit.Test;

/** Options of the registry, right and wrong. */
public class RegistrySettingsTest {
  private final Problems problems = new Problems();

  private @Nullable RegistrySettings parse(String... args) {
    return RegistrySettings.parse(
        PipelineOptionsFactory.fromArgs(args).as(RegistryOptions.class), problems);
  }

  @Test
  public void withoutAnAddressThereIsNone() {
    assertThat(parse(), nullValue());
    assertThat(problems.all(), empty());
  }

  @Test
  public void theAddressLosesItsSlash() {
    RegistrySettings settings =
        Objects.requireNonNull(parse("--schemaRegistryUrl=http://host:8080/apis/ccompat/v7/"));
    assertThat(settings.url(), equalTo("http://host:8080/apis/ccompat/v7"));
    assertThat(problems.all(), empty());
  }

  @Test
  public void aPasswordInTheAddressIsRefusedAndNotRepeated() {
    parse("--schemaRegistryUrl=http://anna:hush@host");
    assertThat(problems.all(), contains(containsString("--schemaRegistryPassword")));
    parse("--schemaRegistryUrl=http://anna:hush@ho st");
    assertThat(problems.all().toString(), not(containsString("hush")));
  }

  @Test
  public void userAndPasswordGoTogetherAndExcludeAToken() {
    parse("--schemaRegistryUrl=http://host", "--schemaRegistryUser=anna");
    assertThat(problems.all(), contains(containsString("go together")));
    Problems before = new Problems();
    RegistrySettings.parse(
        PipelineOptionsFactory.fromArgs(
                "--schemaRegistryUrl=http://host",
                "--schemaRegistryUser=anna",
                "--schemaRegistryPassword=env:A",
                "--schemaRegistryToken=env:B")
            .as(RegistryOptions.class),
        before);
    assertThat(before.all(), contains(containsString("exclude each other")));
  }

  @Test
  public void whoSignsInNeedsAnAddress() {
    parse("--schemaRegistryToken=env:A");
    assertThat(problems.all(), contains(containsString("--schemaRegistryUrl: is needed")));
  }

  @Test
  public void limitsAreCheckedWithoutARegistryToo() {
    parse("--schemaRegistryPatience=soon");
    assertThat(problems.all(), contains(containsString("--schemaRegistryPatience")));
  }

  @Test
  public void aSecretIsNamedAndNotWritten() {
    parse("--schemaRegistryUrl=http://host", "--schemaRegistryToken=hush");
    assertThat(problems.all(), contains(containsString("--schemaRegistryToken")));
    assertThat(problems.all().toString(), not(containsString("hush")));
  }
}
