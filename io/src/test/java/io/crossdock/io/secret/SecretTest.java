package io.crossdock.io.secret;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class SecretTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void aFilesContentIsTheSecretWithoutItsLineEnd() throws IOException {
    Path file = folder.getRoot().toPath().resolve("password");
    for (Map.Entry<String, String> content :
        Map.of("hush", "hush", "hush\n", "hush", "hush\r\n", "hush", " a\nb\n\n", " a\nb\n")
            .entrySet()) {
      Files.writeString(file, content.getKey());
      assertThat(Secret.resolve("file:" + file), equalTo(content.getValue()));
    }
  }

  @Test
  public void anEnvironmentVariableIsTheSecret() {
    Map.Entry<String, String> any = System.getenv().entrySet().iterator().next();
    assertThat(Secret.resolve("env:" + any.getKey()), equalTo(any.getValue()));
  }

  @Test
  public void whatIsNotThereIsNamed() {
    assertThat(
        assertThrows(IllegalStateException.class, () -> Secret.resolve("env:NO_SUCH_NAME_HERE"))
            .getMessage(),
        containsString("NO_SUCH_NAME_HERE is not set"));
    assertThat(
        assertThrows(IllegalStateException.class, () -> Secret.resolve("file:/no/such/file"))
            .getMessage(),
        containsString("/no/such/file cannot be read"));
  }

  @Test
  public void aSecretWrittenOutIsRefusedAndNotRepeated() {
    for (String text : List.of("hunter2", "", "env:", "file:", "ENV:X")) {
      IllegalArgumentException thrown =
          assertThrows(text, IllegalArgumentException.class, () -> Secret.reference(text));
      assertThat(
          thrown.getMessage(), allOf(containsString("env:NAME"), not(containsString("hunter2"))));
    }
  }

  @Test
  public void aSecretIsNeverPrintedAndTravelsAsReference() throws IOException {
    Path file = folder.getRoot().toPath().resolve("password");
    Files.writeString(file, "hush");
    Secret secret = Secret.reference("file:" + file);
    assertThat(secret.toString(), equalTo("***"));
    Secret arrived = SerializableUtils.clone(secret);
    Files.writeString(file, "changed");
    assertThat(arrived, equalTo(secret));
    assertThat(arrived.resolve(), equalTo("changed"));
  }
}
