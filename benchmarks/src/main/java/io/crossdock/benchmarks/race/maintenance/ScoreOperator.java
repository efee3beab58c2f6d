package io.crossdock.benchmarks.race.maintenance;

import static java.util.Objects.requireNonNull;

import io.crossdock.pipelines.maintenance.StoredModelFiles;
import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.maintenance.FeatureRow;
import io.crossdock.schemas.maintenance.Prediction;
import io.crossdock.transforms.maintenance.score.BundleScorer;
import io.crossdock.transforms.maintenance.score.ModelBook;
import java.io.IOException;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.ChainingStrategy;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/** Scores rows in batches: before each watermark and checkpoint, so that none is behind it. */
final class ScoreOperator extends AbstractStreamOperator<Prediction>
    implements OneInputStreamOperator<FeatureRow, Prediction>, BundleScorer.Output<Long> {
  private static final long serialVersionUID = 1;
  private static final int ROWS_AT_ONCE = 1_024;

  private final ModelBook book;
  private transient @Nullable BundleScorer<Long> scorer;

  ScoreOperator(ModelBook book) {
    this.book = book;
    this.chainingStrategy = ChainingStrategy.ALWAYS;
  }

  @Override
  public void open() throws Exception {
    super.open();
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    scorer = new BundleScorer<>(new StoredModelFiles(), MaintenanceRace.FAILURES, this);
  }

  @Override
  public void processElement(StreamRecord<FeatureRow> row) throws IOException {
    if (requireNonNull(scorer).add(row.getValue(), book, row.getTimestamp()) >= ROWS_AT_ONCE) {
      requireNonNull(scorer).score();
    }
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    requireNonNull(scorer).score();
    super.processWatermark(mark);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpoint) throws Exception {
    requireNonNull(scorer).score();
  }

  @Override
  public void finish() throws Exception {
    requireNonNull(scorer).score();
    super.finish();
  }

  @Override
  public void close() throws Exception {
    if (scorer != null) {
      scorer.close();
    }
    super.close();
  }

  @Override
  public void prediction(Long timestamp, Prediction prediction) {
    output.collect(new StreamRecord<>(prediction, timestamp));
  }

  @Override
  public void failure(Long timestamp, Failure failure) {
    throw new IllegalStateException(failure.toString());
  }

  @Override
  public void asked(int rows) {}

  @Override
  public void loaded() {}
}
