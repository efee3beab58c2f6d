package io.crossdock.pipelines.launch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a runner would set otherwise than suits pipelines whose rows people wait for. Options are
 * known by their names: no runner is compiled against.
 */
public final class RunnerDefaults {
  /**
   * A row is written when its bundle ends, and Beam's own default leaves a bundle open for 10 s. So
   * nobody would see a scan sooner on a job that has little to do; one that has much fills its
   * bundles anyhow.
   *
   * <p>Where a checkpoint ends a bundle, Beam by default keeps what it gives, and the watermark,
   * until something more comes; on a stream that has gone quiet nothing does.
   */
  private static final Map<String, String> FLINK =
      new TreeMap<>(Map.of("finishBundleBeforeCheckpointing", "true", "maxBundleTimeMills", "200"));

  private RunnerDefaults() {}

  /** Those of Flink, by the option's name. */
  public static Map<String, String> ofFlink() {
    return Collections.unmodifiableMap(FLINK);
  }

  /** Adds those of the runner that was asked for, where nothing else was said. */
  static List<String> add(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    if (all.stream().anyMatch(arg -> arg.startsWith("--runner=") && arg.endsWith("FlinkRunner"))) {
      FLINK.forEach(
          (name, value) -> {
            if (all.stream().noneMatch(arg -> arg.startsWith("--" + name + "="))) {
              all.add("--" + name + "=" + value);
            }
          });
    }
    return List.copyOf(all);
  }
}
