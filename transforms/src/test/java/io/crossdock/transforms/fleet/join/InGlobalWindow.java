package io.crossdock.transforms.fleet.join;

import io.crossdock.schemas.fleet.TruckWindow;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.windowing.DefaultTrigger;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.PCollection;

/** All panes of all windows together, as a table would get them. */
final class InGlobalWindow extends PTransform<PCollection<TruckWindow>, PCollection<TruckWindow>> {
  private static final long serialVersionUID = 1;

  @Override
  public PCollection<TruckWindow> expand(PCollection<TruckWindow> windows) {
    return windows.apply(
        Window.<TruckWindow>into(new GlobalWindows())
            .triggering(DefaultTrigger.of())
            .discardingFiredPanes()
            .withAllowedLateness(org.joda.time.Duration.ZERO));
  }
}
