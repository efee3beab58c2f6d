package io.crossdock.dashboard.access;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.Test;

/** Which names lead here, and which pages are our own. */
public class GuardTest {
  @Test
  public void namesOfThisMachineAreLocalAndNoOthers() {
    for (String host : new String[] {"127.0.0.1:8090", "localhost", "LOCALHOST:1", "[::1]:8090"}) {
      assertThat(host, LoopbackAccess.isLocal(host), is(true));
    }
    for (String host :
        new String[] {"evil.example", "127.0.0.1.evil.example", "localhost.evil:80"}) {
      assertThat(host, LoopbackAccess.isLocal(host), is(false));
    }
  }

  @Test
  public void anOriginIsOursWhenItHasTheNameWeWereAskedBy() {
    assertThat(Guard.isOf("http://127.0.0.1:8090", "127.0.0.1:8090"), is(true));
    assertThat(Guard.isOf("https://dashboard.example", "dashboard.example"), is(true));
    assertThat(Guard.isOf("http://127.0.0.1:8091", "127.0.0.1:8090"), is(false));
    assertThat(Guard.isOf("null", "127.0.0.1:8090"), is(false));
    assertThat(Guard.isOf("http://evil.example", "127.0.0.1:8090"), is(false));
  }
}
