package io.crossdock.benchmarks.race;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.crossdock.sandbox.servers.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Engines over a few messages: they run, and say the same. How fast they are is not asked here. */
public class RaceMainTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void theHandWrittenJobOfScansSaysWhatCrossdockSays() throws IOException {
    sayTheSame("barcode", 500, "tuned,windows,crossdock", 3);
  }

  @Test
  public void theHandWrittenJobOfTrucksSaysWhatCrossdockSays() throws IOException {
    sayTheSame("fleet", 20, "tuned,crossdock", 2);
  }

  @Test
  public void theHandWrittenJobOfMachinesSaysWhatCrossdockSays() throws IOException {
    sayTheSame("maintenance", 20, "tuned,crossdock", 2);
  }

  private void sayTheSame(String pipeline, int slots, String engines, int runs) throws IOException {
    Path csv = folder.getRoot().toPath().resolve("csv/race.csv");
    Path plot = folder.getRoot().toPath().resolve("race.png");
    int exitCode =
        Commands.run(
            new RaceMain(),
            new String[] {
              "--pipeline=" + pipeline,
              "--engines=" + engines,
              "--events=10000",
              "--slots=" + slots,
              "--rounds=1",
              "--heap=1g",
              "--csv=" + csv,
              "--plot=" + plot
            });
    assertThat("1 when they differ", exitCode, is(0));
    List<String> lines = Files.readAllLines(csv);
    assertThat("a line for each run", lines, hasSize(1 + runs));
    assertThat(ImageIO.read(plot.toFile()).getHeight(), is(greaterThan(100)));
  }
}
