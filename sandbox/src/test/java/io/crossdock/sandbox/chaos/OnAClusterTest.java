package io.crossdock.sandbox.chaos;

import org.junit.ClassRule;
import org.junit.runner.RunWith;
import org.junit.runners.Suite;
import org.junit.runners.Suite.SuiteClasses;

/** All that runs on a standalone Flink cluster, one after the other on the same one. */
@RunWith(Suite.class)
@SuiteClasses({GoldenOnAClusterTest.class, SavepointTest.class, ChaosTest.class})
public class OnAClusterTest {
  @ClassRule public static final TestCluster CLUSTER = new TestCluster();
}
