package io.crossdock.sandbox.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** JSON as the pipelines read it. */
final class JsonEncoder implements Encoder {
  @Override
  public String contentType() {
    return "application/json";
  }

  @Override
  public Optional<byte[]> encode(ObjectNode fields) {
    return Optional.of(fields.toString().getBytes(StandardCharsets.UTF_8));
  }
}
