package io.crossdock.pipelines;

import io.crossdock.pipelines.barcode.BarcodePipeline;
import io.crossdock.pipelines.fleet.FleetPipeline;
import io.crossdock.pipelines.launch.Launch;
import io.crossdock.pipelines.launch.Launchable;
import io.crossdock.pipelines.maintenance.MaintenancePipeline;
import java.util.Arrays;
import java.util.List;

/**
 * All pipelines there are. What starts, describes or tests pipelines walks this list, so that a new
 * one needs a line here and nothing else.
 */
public final class Pipelines {
  private static final List<Launchable<?>> ALL =
      List.of(new BarcodePipeline(), new FleetPipeline(), new MaintenancePipeline());

  private Pipelines() {}

  /** The pipelines, in the order in which they are listed to people. */
  public static List<Launchable<?>> all() {
    return ALL;
  }

  /** Runs the pipeline that the first argument names, with the arguments after it. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  /** As {@link #main}; gives the exit code. */
  static int run(String[] args) {
    for (Launchable<?> pipeline : ALL) {
      if (args.length > 0 && args[0].equals(pipeline.name())) {
        return Launch.run(Arrays.copyOfRange(args, 1, args.length), pipeline);
      }
    }
    boolean asked = args.length > 0 && args[0].equals("--help");
    (asked ? System.out : System.err).print(usage());
    return asked ? 0 : Launch.WRONG_OPTIONS;
  }

  private static String usage() {
    StringBuilder usage = new StringBuilder("usage: PIPELINE [--OPTION=VALUE ...]\n");
    ALL.forEach(one -> usage.append(String.format("  %-12s %s%n", one.name(), one.summary())));
    return usage
        .append("PIPELINE --help lists its options; --config=FILE reads some from a file.\n")
        .toString();
  }
}
