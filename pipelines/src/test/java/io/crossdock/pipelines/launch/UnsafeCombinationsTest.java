package io.crossdock.pipelines.launch;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.Assert.assertThrows;

import io.crossdock.io.settings.InvalidSettingsException;
import io.crossdock.pipelines.barcode.BarcodePipeline;
import io.crossdock.pipelines.maintenance.MaintenancePipeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class UnsafeCombinationsTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private static final List<String> FLINK =
      List.of(
          "--runner=FlinkRunner",
          "--flinkMaster=flink.example.com:8081",
          "--checkpointingInterval=10000",
          "--stateBackend=rocksdb",
          "--stateBackendStoragePath=s3://bucket/checkpoints",
          "--kafkaBootstrapServers=127.0.0.1:1",
          "--kafkaTopics=scans",
          "--postgresUrl=jdbc:postgresql://127.0.0.1:1/crossdock");

  private static String flink(String without, String... more) throws Exception {
    List<String> args = new ArrayList<>(FLINK);
    args.removeIf(arg -> arg.startsWith(without + "="));
    args.addAll(List.of(more));
    return Arguments.refusal(args, new BarcodePipeline());
  }

  @Test
  public void whatIsSafeIsTaken() throws Exception {
    assertThat(flink("none"), equalTo(""));
  }

  @Test
  public void aReadForEverNeedsCheckpoints() throws Exception {
    assertThat(
        flink("--checkpointingInterval"), containsString("--checkpointingInterval: is needed"));
    assertThat(
        flink("--checkpointingInterval", "--kafkaReadUntil=2026-03-01T12:00:00Z"), equalTo(""));
  }

  @Test
  public void aCheckpointMayNotHoldBackWhatItsBundleGives() throws Exception {
    assertThat(flink("none", "--finishBundleBeforeCheckpointing=true"), equalTo(""));
    assertThat(
        flink("none", "--finishBundleBeforeCheckpointing=false"),
        containsString("--finishBundleBeforeCheckpointing: is false"));
  }

  @Test
  public void pubsubIsReadWithCheckpointsOnly() throws Exception {
    String[] pubsub = {
      "--input=pubsub", "--pubsubSubscription=projects/crossdock/subscriptions/scans"
    };
    assertThat(flink("none", pubsub), equalTo(""));
    assertThat(
        flink("--checkpointingInterval", pubsub),
        containsString("--checkpointingInterval: is needed to read Pub/Sub: without checkpoints"));
  }

  @Test
  public void kinesisIsReadWithCheckpointsOnly() throws Exception {
    String[] kinesis = {"--input=kinesis", "--kinesisStream=scans", "--kinesisRegion=eu-central-1"};
    assertThat(flink("none", kinesis), equalTo(""));
    assertThat(
        flink("--checkpointingInterval", kinesis),
        containsString("--checkpointingInterval: is needed to read Kinesis"));
  }

  @Test
  public void checkpointsNeedADirectory() throws Exception {
    List<String> none = new ArrayList<>(FLINK);
    none.removeIf(arg -> arg.startsWith("--stateBackend"));
    assertThat(
        Arguments.refusal(none, new BarcodePipeline()),
        containsString("--stateBackendStoragePath: is needed with checkpoints"));
    none.add("--flinkConfDir=/etc/flink");
    assertThat(Arguments.refusal(none, new BarcodePipeline()), equalTo(""));
  }

  @Test
  public void aDirectoryWithoutAStateBackendDoesNothing() throws Exception {
    assertThat(flink("--stateBackend"), containsString("does nothing without --stateBackend"));
  }

  @Test
  public void aJobWithinThisProcessDoesNotOutliveIt() throws Exception {
    assertThat(flink("none", "--attachedMode=false"), equalTo(""));
    assertThat(
        flink("--flinkMaster", "--attachedMode=false"),
        containsString("--attachedMode: is false, and without --flinkMaster"));
  }

  @Test
  public void exactlyOnceNeedsCheckpoints() throws Exception {
    String end = "--kafkaReadUntil=2026-03-01T12:00:00Z";
    assertThat(flink("none", "--kafkaExactlyOnce=a"), equalTo(""));
    assertThat(
        flink("--checkpointingInterval", "--kafkaExactlyOnce=a", end),
        containsString("--kafkaExactlyOnce: needs checkpoints"));
  }

  @Test
  public void exactlyOnceInThisJvmNeedsItsFlag() throws Exception {
    assertThat(
        flink("--flinkMaster", "--flinkMaster=[local]", "--kafkaExactlyOnce=a"),
        containsString("--add-opens=java.base/java.util=ALL-UNNAMED"));
  }

  @Test
  public void partitionsAreAskedForWhereIdleOnesHoldTheWatermark() throws Exception {
    OutsideException thrown =
        assertThrows(
            OutsideException.class,
            () -> flink("none", "--parallelism=8", "--idlePartitions=hold"));
    assertThat(thrown.getMessage(), containsString("could not be asked of 127.0.0.1:1"));
    assertThat(flink("none", "--parallelism=8"), equalTo(""));
    assertThat(flink("none", "--parallelism=1", "--idlePartitions=hold"), equalTo(""));
  }

  @Test
  public void whatThePipelineSetsItselfIsNoClientProperty() throws Exception {
    Path file = folder.newFile("client.properties").toPath();
    Files.writeString(file, "security.protocol=SASL_SSL\nenable.auto.commit=true\n");
    assertThat(
        flink("none", "--kafkaProperties=file:" + file),
        containsString("--kafkaProperties: enable.auto.commit is said in the file"));
    Files.writeString(file, "security.protocol=SASL_SSL\n");
    assertThat(flink("none", "--kafkaProperties=file:" + file), equalTo(""));
  }

  @Test
  public void workersInTheCloudHaveNoEnvironmentOfOurs() throws Exception {
    List<String> args =
        List.of(
            "--runner=DataflowRunner",
            "--project=p",
            "--region=r",
            "--kafkaBootstrapServers=127.0.0.1:1",
            "--kafkaTopics=scans",
            "--postgresUrl=jdbc:postgresql://127.0.0.1:1/crossdock",
            "--postgresPassword=");
    List<String> env = new ArrayList<>(args);
    env.set(6, "--postgresPassword=env:SECRET");
    assertThat(
        Arguments.refusal(env, new BarcodePipeline()),
        containsString("--postgresPassword: names a variable of this machine's environment"));
    List<String> file = new ArrayList<>(args);
    file.set(6, "--postgresPassword=file:/run/secrets/postgres");
    assertThat(Arguments.refusal(file, new BarcodePipeline()), equalTo(""));
  }

  @Test
  public void theCloudReadsNoEmulator() throws Exception {
    List<String> args =
        List.of(
            "--runner=DataflowRunner",
            "--project=p",
            "--region=r",
            "--input=pubsub",
            "--pubsubSubscription=projects/crossdock/subscriptions/scans",
            "--pubsubEmulatorHost=127.0.0.1:8085",
            "--postgresUrl=jdbc:postgresql://127.0.0.1:1/crossdock");
    assertThat(
        Arguments.refusal(args, new BarcodePipeline()),
        containsString("--pubsubEmulatorHost: is of no use on Dataflow"));
  }

  @Test
  public void workersInTheCloudLoadModelsFromTheCloud() throws Exception {
    List<String> args =
        List.of(
            "--runner=DataflowRunner",
            "--project=p",
            "--region=r",
            "--kafkaBootstrapServers=127.0.0.1:1",
            "--kafkaTopics=machines",
            "--postgresUrl=jdbc:postgresql://127.0.0.1:1/crossdock");
    MaintenancePipeline maintenance = new MaintenancePipeline();
    assertThat(Arguments.refusal(args, maintenance), equalTo(""));
    assertThat(refusal(args, "--models=models/*.onnx"), containsString("--models: names files of"));
    // Refused by nobody here, for there is no such bucket to ask.
    assertThat(refusal(args, "--models=gs://bucket/*.onnx"), equalTo(""));
  }

  private static String refusal(List<String> args, String more) {
    List<String> all = new ArrayList<>(args);
    all.add(more);
    try {
      UnsafeCombinations.refuse(all, new MaintenancePipeline());
      return "";
    } catch (InvalidSettingsException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
