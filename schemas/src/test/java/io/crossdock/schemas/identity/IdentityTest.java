package io.crossdock.schemas.identity;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import org.junit.Test;

public class IdentityTest {
  @Test
  public void equalPartsGiveTheSameIdForEver() {
    // Computed with another implementation of SHA-256 over the parts with their lengths before
    // them.
    assertThat(
        Identity.of("acme", "scan").toString(), equalTo("372faf2d-1350-879c-a4d9-dde69178ab6b"));
  }

  @Test
  public void partsDoNotRunTogether() {
    assertThat(Identity.of("ab", "c"), not(equalTo(Identity.of("a", "bc"))));
    assertThat(Identity.of("", "a"), not(equalTo(Identity.of("a", ""))));
    assertThat(Identity.of("a"), not(equalTo(Identity.of("a", ""))));
  }

  @Test
  public void itIsAUuidOfVersion8() {
    assertThat(Identity.of("x").version(), is(8));
    assertThat(Identity.of("x").variant(), is(2));
  }
}
