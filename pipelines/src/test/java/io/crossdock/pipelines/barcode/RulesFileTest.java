package io.crossdock.pipelines.barcode;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.crossdock.io.settings.Problems;
import io.crossdock.transforms.barcode.BarcodeRules;
import io.crossdock.transforms.barcode.RulesByTenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class RulesFileTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final Problems problems = new Problems();

  private RulesByTenant parse(String... arguments) {
    return RulesFile.parse(
        PipelineOptionsFactory.fromArgs(arguments).as(RuleOptions.class), problems);
  }

  private String file(String... lines) throws IOException {
    Path file = folder.newFile().toPath();
    Files.writeString(file, String.join("\n", lines));
    return "--tenantRules=" + file;
  }

  @Test
  public void theOptionsDefaultsAreTheRulesDefaults() {
    assertThat(parse(), equalTo(RulesByTenant.same(BarcodeRules.DEFAULT)));
    assertThat(problems.all(), empty());
  }

  @Test
  public void everyRuleIsReadFromItsOwnOption() {
    RulesByTenant rules =
        parse(
            "--sessionGap=1m",
            "--bounceWindow=2s",
            "--minScanInterval=3ms",
            "--maxSpeedKmh=4.5",
            "--clockError=5s",
            "--futureTolerance=6s",
            "--lateAfter=7s",
            "--allowedLateness=8s",
            "--travelHorizon=9h");
    assertThat(
        rules.standard(),
        equalTo(
            new BarcodeRules(
                Duration.ofMinutes(1),
                Duration.ofSeconds(2),
                Duration.ofMillis(3),
                4.5,
                Duration.ofSeconds(5),
                Duration.ofSeconds(6),
                Duration.ofSeconds(7),
                Duration.ofSeconds(8),
                Duration.ofHours(9))));
    assertThat(problems.all(), empty());
  }

  @Test
  public void aTenantsRulesStandOverThoseOfAll() throws IOException {
    RulesByTenant rules =
        parse(
            "--bounceWindow=5s",
            file(
                "# slow trucks",
                "acme.maxSpeedKmh = 80 ",
                "acme.sessionGap=20m",
                "north.yard.lateAfter=1m"));
    assertThat(problems.all(), empty());
    BarcodeRules acme = rules.of("acme");
    assertThat(acme.maxSpeedKmh(), equalTo(80.0));
    assertThat(acme.sessionGap(), equalTo(Duration.ofMinutes(20)));
    assertThat(acme.bounceWindow(), equalTo(Duration.ofSeconds(5)));
    assertThat("a tenant with a dot", rules.of("north.yard").lateAfter().toSeconds(), equalTo(60L));
    assertThat(rules.of("other"), equalTo(rules.standard()));
    assertThat(rules.standard().maxSpeedKmh(), equalTo(110.0));
  }

  @Test
  public void allThatIsWrongInTheFileIsSaid() throws IOException {
    parse(
        file(
            "acme.sessionGap=twenty",
            "acme.maxSpeedKmh=-1",
            "acme.colour=red",
            "late.lateAfter=3h",
            "nodot=5m"));
    assertThat(
        problems.all(),
        containsInAnyOrder(
            startsWith("--tenantRules: acme.sessionGap: \"twenty\" is no duration"),
            startsWith("--tenantRules: acme.maxSpeedKmh: \"-1\" is no speed above 0"),
            startsWith("--tenantRules: acme.colour is no rule; there are [allowedLateness, "),
            startsWith("--tenantRules: late.lateAfter: lateAfter is PT3H, longer than"),
            equalTo("--tenantRules: \"nodot\" is not of the form TENANT.RULE")));
  }

  @Test
  public void whatIsWrongForAllIsSaidOnce() throws IOException {
    parse("--sessionGap=never", "--maxSpeedKmh=NaN", file("acme.bounceWindow=1s"));
    assertThat(
        problems.all(),
        contains(startsWith("--sessionGap: \"never\""), startsWith("--maxSpeedKmh: \"NaN\"")));
  }

  @Test
  public void aFileThatIsNotThereIsNamed() {
    parse("--tenantRules=no/such.properties");
    assertThat(
        problems.all(),
        contains(containsString("--tenantRules: no/such.properties cannot be read")));
  }
}
