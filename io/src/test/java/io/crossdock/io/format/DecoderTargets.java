package io.crossdock.io.format;

import io.crossdock.fuzzing.FuzzTarget;
import io.crossdock.fuzzing.FuzzTargets;
import java.util.List;
import java.util.stream.Stream;

/** All that reads what comes from outside. */
public final class DecoderTargets implements FuzzTargets {
  @Override
  public String module() {
    return "io";
  }

  @Override
  public List<FuzzTarget> targets() {
    return Stream.of(
            JsonFuzz.targets(), XmlFuzz.targets(), AvroFuzz.targets(), ProtobufFuzz.targets())
        .flatMap(List::stream)
        .toList();
  }
}
