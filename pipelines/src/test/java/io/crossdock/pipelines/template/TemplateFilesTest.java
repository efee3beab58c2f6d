package io.crossdock.pipelines.template;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.google.api.client.json.GenericJson;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.dataflow.model.ContainerSpec;
import com.google.api.services.dataflow.model.ParameterMetadata;
import com.google.api.services.dataflow.model.TemplateMetadata;
import io.crossdock.pipelines.Pipelines;
import io.crossdock.pipelines.launch.Console;
import io.crossdock.pipelines.launch.Launchable;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class TemplateFilesTest {
  private static final Path ROOT = Path.of(System.getProperty("crossdock.root", "."));

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void theFilesInTheHouseAreUpToDate() throws Exception {
    Map<String, String> files = TemplateFiles.all(TemplateFiles.EXAMPLE_IMAGE);
    assertThat(files.keySet(), hasSize(2 * Pipelines.all().size()));
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = ROOT.resolve("runners-config/dataflow").resolve(file.getKey());
      assertThat(
          path
              + " is out of date; renew it: scripts/java-main"
              + " io.crossdock.pipelines.template.TemplateFiles",
          Files.exists(path) ? Files.readString(path) : "",
          equalTo(file.getValue()));
    }
  }

  private static void assertKnown(GenericJson json) {
    assertThat(json.getUnknownKeys().keySet(), empty());
  }

  /** Google's own classes know every word of it, and lose none. */
  @Test
  public void theFormatIsDataflows() throws Exception {
    for (Launchable<?> pipeline : Pipelines.all()) {
      String text = TemplateJson.text(TemplateJson.containerSpec(pipeline, "registry/image:1"));
      ContainerSpec spec = GsonFactory.getDefaultInstance().fromString(text, ContainerSpec.class);
      assertKnown(spec);
      assertKnown(spec.getSdkInfo());
      assertThat(spec.getImage(), equalTo("registry/image:1"));
      assertThat(spec.getSdkInfo().getLanguage(), equalTo("JAVA"));
      TemplateMetadata metadata = spec.getMetadata();
      assertKnown(metadata);
      assertThat(metadata.getName(), startsWith("Crossdock "));
      assertThat(metadata.getDescription(), equalTo(pipeline.summary()));
      assertThat(metadata.getStreaming(), equalTo(true));
      assertThat(metadata.getParameters(), hasSize(TemplateParameters.of(pipeline).all().size()));
      for (ParameterMetadata parameter : metadata.getParameters()) {
        assertKnown(parameter);
        assertThat(parameter.getName(), not(equalTo("")));
        assertThat(parameter.getLabel(), not(equalTo("")));
        assertThat(parameter.getHelpText(), not(equalTo("")));
        boolean choice = "ENUM".equals(parameter.getParamType());
        assertThat(parameter.getEnumOptions() != null, equalTo(choice));
        if (choice) {
          parameter.getEnumOptions().forEach(TemplateFilesTest::assertKnown);
        }
      }
    }
  }

  /** The launcher in the image starts a class by its name, with options alone. */
  @Test
  public void everyPipelineHasAMainOfItsOwn() throws Exception {
    for (Launchable<?> pipeline : Pipelines.all()) {
      int modifiers = pipeline.getClass().getMethod("main", String[].class).getModifiers();
      assertThat(pipeline.name(), Modifier.isStatic(modifiers), equalTo(true));
      assertThat(
          pipeline.name(), Modifier.isPublic(pipeline.getClass().getModifiers()), equalTo(true));
    }
  }

  @Test
  public void filesAreWrittenForAnImage() throws Exception {
    Path directory = folder.getRoot().toPath().resolve("new");
    Console console =
        Console.of(
            () -> TemplateFiles.run("--directory=" + directory, "--image=registry/x-{pipeline}:2"));
    assertThat(console.err(), console.exitCode(), equalTo(0));
    for (Launchable<?> pipeline : Pipelines.all()) {
      String spec = Files.readString(directory.resolve(pipeline.name() + "/flex-template.json"));
      assertThat(spec, containsString("\"registry/x-" + pipeline.name() + ":2\""));
      assertThat(console.out(), containsString(pipeline.name() + "/metadata.json"));
    }
  }

  @Test
  public void whatCannotBeWrittenIsSaidInALine() throws Exception {
    Path file = folder.newFile("in-the-way").toPath();
    Console console = Console.of(() -> TemplateFiles.run("--directory=" + file));
    assertThat(console.exitCode(), equalTo(1));
    assertThat(console.err(), startsWith("A file cannot be written: "));
    assertThat(console.err().lines().count(), equalTo(1L));
  }

  @Test
  public void helpAndWrongOptions() throws Exception {
    Console help = Console.of(() -> TemplateFiles.run("--help"));
    assertThat(help.exitCode(), equalTo(0));
    assertThat(help.out(), containsString("--image"));
    Console wrong = Console.of(() -> TemplateFiles.run("--imege=x"));
    assertThat(wrong.exitCode(), equalTo(2));
    assertThat(wrong.err(), containsString("--imege"));
    assertThat(wrong.err().lines().count(), equalTo(1L));
  }
}
