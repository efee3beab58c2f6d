package io.crossdock.benchmarks.race;

import io.crossdock.io.format.DecodeMessages;
import io.crossdock.io.format.DecodeScans;
import io.crossdock.io.format.FormatSettings;
import io.crossdock.io.format.MessageException;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.source.SourceMessage;
import io.crossdock.transforms.barcode.LatenessLimit;
import io.crossdock.transforms.epcis.EpcisScans;
import java.util.List;

/** Crossdock's decoder, for those who write a job by hand and take it as a library. */
final class Decoding {
  static final FormatSettings FORMATS = new FormatSettings("default", 1 << 20);

  private static final DecodeMessages<Scan> DECODER =
      DecodeScans.of("race", FORMATS, new LatenessLimit(RaceInput.RULES), EpcisScans::of);

  private Decoding() {}

  static List<Scan> decode(SourceMessage message) throws MessageException {
    return DECODER.decode(message);
  }
}
