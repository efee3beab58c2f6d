package io.crossdock.pipelines.launch;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.crossdock.io.secret.Secret;
import java.io.FileNotFoundException;
import java.nio.file.AccessDeniedException;
import java.sql.SQLException;
import java.util.Optional;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

public class ReasonTest {

  private static Optional<String> within(Throwable cause) {
    return Reason.of(new RuntimeException("outer", new IllegalStateException("middle", cause)));
  }

  @Test
  public void whatLiesOutsideTheProgramIsSaid() {
    assertThat(
        within(new SQLException("no room")), equalTo(Optional.of("the database says: no room")));
    assertThat(
        within(new TimeoutException("no answer")),
        equalTo(Optional.of("the broker says: no answer")));
    assertThat(
        within(SdkClientException.create("Unable to load credentials")),
        equalTo(Optional.of("Amazon's client says: Unable to load credentials")));
    assertThat(
        within(new FileNotFoundException("No files matched spec: x")),
        equalTo(Optional.of("No files matched spec: x")));
    assertThat(
        within(new AccessDeniedException("/root/x")), equalTo(Optional.of("a file: /root/x")));
  }

  @Test
  public void aSecretThatIsNotThereIsSaid() {
    Optional<String> reason = Optional.empty();
    try {
      Secret.resolve("env:CROSSDOCK_IS_NOT_SET");
    } catch (IllegalStateException e) {
      reason = within(e);
    }
    assertThat(
        reason, equalTo(Optional.of("the environment variable CROSSDOCK_IS_NOT_SET is not set")));
  }

  @Test
  public void aDefectHasNoReason() {
    assertThat(within(new NullPointerException("x")), equalTo(Optional.empty()));
  }
}
