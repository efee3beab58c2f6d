package io.crossdock.notifier.channel;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.Assert.assertThrows;

import java.time.Duration;
import java.time.Instant;
import org.junit.Test;

/** Whom a web hook may be, and how long it may make us wait. */
public class HttpAddressTest {
  @Test
  public void onlyTlsOrThisMachine() {
    for (String right :
        new String[] {
          "https://hooks.example.org/a?b=c",
          "http://127.0.0.1:8080/x",
          "http://localhost/x",
          "http://[::1]:1/x"
        }) {
      assertThat(HttpAddress.of(right, false).resolve().toString(), equalTo(right));
    }
    assertThat(HttpAddress.of("http://in.house/x", true).resolve().getHost(), equalTo("in.house"));
  }

  @Test
  public void theRestIsRefusedAndNotRepeated() {
    for (String wrong :
        new String[] {
          "http://hooks.example.org/s3cret",
          "ftp://127.0.0.1/s3cret",
          "https://u:s3cret@h/",
          "https://h/s3cret with blank",
          "s3cret",
          "https:///s3cret",
          "http://127.0.0.1.nip.io/s3cret"
        }) {
      WrongAddressException problem =
          assertThrows(
              wrong, WrongAddressException.class, () -> HttpAddress.of(wrong, false).resolve());
      assertThat(problem.getMessage(), not(containsString("s3cret")));
    }
  }

  @Test
  public void retryAfter() {
    Instant now = Instant.parse("2026-03-02T12:00:00Z");
    assertThat(RetryAfter.parse("120", now), equalTo(Duration.ofMinutes(2)));
    assertThat(
        RetryAfter.parse("Mon, 02 Mar 2026 12:00:30 GMT", now), equalTo(Duration.ofSeconds(30)));
    assertThat(RetryAfter.parse("Mon, 02 Mar 2026 11:00:00 GMT", now), equalTo(Duration.ZERO));
    assertThat(RetryAfter.parse("999999999", now), equalTo(Duration.ofHours(1)));
    assertThat(RetryAfter.parse("soon", now), nullValue());
  }
}
