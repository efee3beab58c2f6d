package io.crossdock.pipelines.launch;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.StreamingOptions;
import org.apache.beam.sdk.transforms.Create;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A main that writes a template runs nothing, waits for nothing, and marks nothing as done. */
public class TemplateLaunchTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  /** One step, and a note of what was called. */
  private static final class Noting implements Launchable<StreamingOptions> {
    private final List<String> called = new ArrayList<>();

    @Override
    public String name() {
      return "noting";
    }

    @Override
    public String summary() {
      return "Notes what is called.";
    }

    @Override
    public Class<StreamingOptions> options() {
      return StreamingOptions.class;
    }

    @Override
    public Run open(StreamingOptions options, Instant now) {
      called.add("open");
      return new Run() {
        @Override
        public void build(Pipeline pipeline) {
          called.add("build");
          pipeline.apply("One", Create.of("1"));
        }

        @Override
        public void done() {
          called.add("done");
        }
      };
    }
  }

  @Test
  public void aTemplateIsNotWaitedForAndNotDone() throws Exception {
    Noting noting = new Noting();
    Path template = folder.getRoot().toPath().resolve("template.json");
    String[] arguments = {
      "--runner=DataflowRunner",
      "--project=demo",
      "--region=us-central1",
      "--gcpTempLocation=gs://bucket/tmp",
      "--stagingLocation=" + folder.newFolder("staging"),
      "--filesToStage=" + folder.newFile("staged"),
      "--templateLocation=" + template,
      "--credentialFactoryClass=org.apache.beam.sdk.extensions.gcp.auth.NoopCredentialFactory",
      "--pathValidatorClass=org.apache.beam.sdk.extensions.gcp.storage.NoopPathValidator"
    };
    Console console = Console.of(() -> Launch.run(arguments, noting));
    assertThat(console.err(), console.exitCode(), equalTo(0));
    assertThat(
        console.out(), equalTo("The template is written to " + template + System.lineSeparator()));
    assertThat(noting.called, equalTo(List.of("open", "build")));
    assertThat(Files.readString(template), containsString("\"One/"));
  }

  @Test
  public void aRunIsWaitedForAndDone() throws Exception {
    Noting noting = new Noting();
    Console console = Console.of(() -> Launch.run(new String[] {"--runner=DirectRunner"}, noting));
    assertThat(console, equalTo(new Console(0, "", "")));
    assertThat(noting.called, equalTo(List.of("open", "build", "done")));
  }
}
