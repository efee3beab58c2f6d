package io.crossdock.bridge;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import org.junit.Test;

/** What routes see of Pulsar's topics. */
public class PulsarInputTest {
  @Test
  public void addressIsTheTopicAsPeopleCallIt() {
    assertThat(
        PulsarInput.address("persistent://public/default/scans"), equalTo("public/default/scans"));
    assertThat(
        PulsarInput.address("persistent://public/default/scans-partition-12"),
        equalTo("public/default/scans"));
  }
}
