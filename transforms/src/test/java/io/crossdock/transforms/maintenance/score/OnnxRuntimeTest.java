package io.crossdock.transforms.maintenance.score;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.emptyArray;
import static org.hamcrest.Matchers.is;

import ai.onnxruntime.OrtEnvironment;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What must be true of the runtime's version, whatever it is raised to. */
public class OnnxRuntimeTest {
  @Rule public final TemporaryFolder home = new TemporaryFolder();

  /** Does nothing but start the runtime, in a process of its own. */
  public static final class Start {
    private Start() {}

    /** Starts it. */
    public static void main(String[] args) {
      OrtEnvironment.getEnvironment();
    }
  }

  /** 1.29.0 does neither: it crashes, and where it does not it keeps an id in the home folder. */
  @Test
  public void itStandsLongCommandLinesAndTellsNobody() throws Exception {
    for (int length : new int[] {1, 100_000}) {
      ProcessBuilder builder =
          new ProcessBuilder(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  where(Start.class) + File.pathSeparator + where(OrtEnvironment.class),
                  Start.class.getName(),
                  "x".repeat(length)));
      builder.environment().put("HOME", home.getRoot().getPath());
      // What would keep a chatty version silent here would not be set where it runs.
      builder.environment().keySet().removeAll(List.of("ORT_DISABLE_TELEMETRY", "CI"));
      Process process =
          builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
      assertThat(process.waitFor(2, TimeUnit.MINUTES), is(true));
      assertThat(process.exitValue(), is(0));
      assertThat(home.getRoot().list(), is(emptyArray()));
    }
  }

  private static String where(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
  }
}
