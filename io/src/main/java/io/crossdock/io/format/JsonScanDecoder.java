package io.crossdock.io.format;

import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.source.SourceMessage;
import java.util.List;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;

/** {@link ScanJson} as a format: what any message is taken for that is nothing else. */
final class JsonScanDecoder implements MessageDecoder<Scan> {
  private static final long serialVersionUID = 1;

  private final String defaultTenant;
  private final Counter unknownFields = Metrics.counter("decode", "unknown_fields");

  JsonScanDecoder(String defaultTenant) {
    this.defaultTenant = defaultTenant;
  }

  @Override
  public boolean accepts(SourceMessage message) {
    return true;
  }

  @Override
  public List<Scan> decode(SourceMessage message) throws MessageException {
    return List.of(ScanJson.decode(message, defaultTenant, name -> unknownFields.inc()));
  }
}
