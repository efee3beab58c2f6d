package io.crossdock.pipelines.maintenance;

import io.crossdock.io.postgres.PostgresSettings;
import io.crossdock.io.postgres.ReadMachines;
import io.crossdock.transforms.lookup.Lookup;
import io.crossdock.transforms.maintenance.machine.MachineBook;
import java.sql.SQLException;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.InstantCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.AfterPane;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.transforms.windowing.Repeatedly;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionView;
import org.joda.time.Duration;
import org.joda.time.Instant;

/**
 * What is known of machines: from a file as it was at launch, or from the database, read again and
 * again while the pipeline runs. Then an event waits until the first book is there.
 */
final class KnownMachines {
  private static final Coder<KV<Instant, MachineBook>> CODER =
      KvCoder.of(InstantCoder.of(), SerializableCoder.of(MachineBook.class));

  private KnownMachines() {}

  static Lookup<MachineBook> of(Pipeline pipeline, MaintenanceSettings settings) {
    PostgresSettings database = settings.doors().postgres();
    if (settings.machines() != null) {
      return Lookup.fixed(MachineBook.of(settings.machines(), List.of()));
    }
    return database == null
        ? Lookup.fixed(MachineBook.EMPTY)
        : Lookup.changing(read(pipeline, settings, database));
  }

  private static PCollectionView<MachineBook> read(
      Pipeline pipeline, MaintenanceSettings settings, PostgresSettings database) {
    return pipeline
        .apply("MachineTicks", Ticks.every(settings.machinesEvery(), !settings.doors().ends()))
        .apply("ReadMachines", ParDo.of(new ReadFn(ReadMachines.from(database))))
        .setCoder(CODER)
        .apply(
            "EachBookAtOnce",
            Window.<KV<Instant, MachineBook>>into(new GlobalWindows())
                .triggering(Repeatedly.forever(AfterPane.elementCountAtLeast(1)))
                .withAllowedLateness(Duration.ZERO)
                .accumulatingFiredPanes())
        // The view is the combination itself: a view of its outputs would be of several.
        .apply("NewestBook", Combine.globally(new NewestFn()).asSingletonView());
  }

  private static final class ReadFn extends DoFn<Instant, KV<Instant, MachineBook>> {
    private static final long serialVersionUID = 1;

    private final ReadMachines read;
    private final Counter reads = Metrics.counter("maintenance", "machines_read");

    ReadFn(ReadMachines read) {
      this.read = read;
    }

    @ProcessElement
    public void process(@Element Instant tick, OutputReceiver<KV<Instant, MachineBook>> out)
        throws SQLException, InterruptedException {
      ReadMachines.Known known = read.read();
      reads.inc();
      out.output(KV.of(tick, MachineBook.of(known.machines(), known.work())));
    }
  }

  private static final class NewestFn
      extends Combine.CombineFn<KV<Instant, MachineBook>, KV<Instant, MachineBook>, MachineBook> {
    private static final long serialVersionUID = 1;
    private static final KV<Instant, MachineBook> NONE =
        KV.of(Instant.ofEpochMilli(Long.MIN_VALUE / 1_000), MachineBook.EMPTY);

    @Override
    public KV<Instant, MachineBook> createAccumulator() {
      return NONE;
    }

    @Override
    public KV<Instant, MachineBook> addInput(
        KV<Instant, MachineBook> newest, KV<Instant, MachineBook> book) {
      return book.getKey().isBefore(newest.getKey()) ? newest : book;
    }

    @Override
    public KV<Instant, MachineBook> mergeAccumulators(
        Iterable<KV<Instant, MachineBook>> accumulators) {
      KV<Instant, MachineBook> newest = NONE;
      for (KV<Instant, MachineBook> book : accumulators) {
        newest = addInput(newest, book);
      }
      return newest;
    }

    @Override
    public MachineBook extractOutput(KV<Instant, MachineBook> newest) {
      return newest.getValue();
    }

    @Override
    public Coder<MachineBook> getDefaultOutputCoder(
        CoderRegistry registry, Coder<KV<Instant, MachineBook>> inputCoder) {
      return SerializableCoder.of(MachineBook.class);
    }

    @Override
    public Coder<KV<Instant, MachineBook>> getAccumulatorCoder(
        CoderRegistry registry, Coder<KV<Instant, MachineBook>> inputCoder) {
      return CODER;
    }
  }
}
