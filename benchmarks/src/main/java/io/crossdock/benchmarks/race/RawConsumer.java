package io.crossdock.benchmarks.race;

import static java.util.Objects.requireNonNull;

/** The limit of the source: a consumer that looks at no record. */
final class RawConsumer implements Engine {
  @Override
  public boolean judges() {
    return false;
  }

  @Override
  public void run(RaceInput input, Settings settings) throws Exception {
    requireNonNull(settings.topic(), "it reads from Kafka only").read(record -> {});
  }
}
