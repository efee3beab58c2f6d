package io.crossdock.benchmarks.race;

/** A way to run a pipeline's job over the input from memory to the {@link Tally}. */
public interface Engine {
  /**
   * How a job is run.
   *
   * @param parallelism slots
   * @param checkpointMillis time between checkpoints; 0 for none
   * @param rocksdb whether state is in RocksDB, else on the heap
   * @param directory for checkpoints, there
   */
  record Settings(int parallelism, long checkpointMillis, boolean rocksdb, String directory) {}

  /** Runs the job to its end. */
  void run(RaceInput input, Settings settings) throws Exception;
}
