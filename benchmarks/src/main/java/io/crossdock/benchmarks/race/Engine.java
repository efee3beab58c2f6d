package io.crossdock.benchmarks.race;

import org.jspecify.annotations.Nullable;

/** A way to run a pipeline's job over the input, from memory or Kafka, to the {@link Tally}. */
public interface Engine {
  /**
   * How a job is run.
   *
   * @param parallelism slots
   * @param checkpointMillis time between checkpoints; 0 for none
   * @param rocksdb whether state is in RocksDB, else on the heap
   * @param directory for checkpoints, there
   * @param topic where the input is if it is not in memory
   */
  record Settings(
      int parallelism,
      long checkpointMillis,
      boolean rocksdb,
      String directory,
      @Nullable RaceTopic topic) {}

  /** Whether it does the job; the limit of a source does not. */
  default boolean judges() {
    return true;
  }

  /** Runs the job to its end. */
  void run(RaceInput input, Settings settings) throws Exception;
}
