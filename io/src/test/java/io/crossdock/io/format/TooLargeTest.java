package io.crossdock.io.format;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.Assert.assertThrows;

import com.sun.management.ThreadMXBean;
import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.source.SourceMessage;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** Messages of 1 to 20 MB, in each format and to each step that decodes. */
public class TooLargeTest {
  private static final int MEGABYTE = 1 << 20;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Where a step reads from. */
  private interface Step {
    Object decode(SourceMessage message) throws MessageException;
  }

  private static Map<String, Step> steps(int maxBytes) {
    FormatSettings settings = new FormatSettings("t", maxBytes);
    Map<String, Step> steps = new LinkedHashMap<>();
    steps.put("scans", DecodeScans.of("p", settings, any -> "", XmlFuzz.NO_SCANS)::decode);
    steps.put("truck events", DecodeTruckEvents.of("p", settings, any -> "")::decode);
    steps.put("machine events", DecodeMachineEvents.of("p", settings, any -> "")::decode);
    steps.put("feature rows", DecodeFeatureRows.of("p", settings, any -> "")::decode);
    steps.put("rules", DecodeRules.of("p", maxBytes, any -> "")::decode);
    steps.put("models", DecodeModelMessages.of("p", maxBytes)::decode);
    return steps;
  }

  /** A beginning of each format, and what goes on. */
  private static List<SourceMessage> messages(int size) {
    return List.of(
        message("{\"productId\":\"", 'x', size, "application/json"),
        message("{\"samples\":[", '1', size, "application/json"),
        message(
            "{\"@context\":[],\"type\":\"ObjectEvent\",\"a\":\"", 'x', size, "application/ld+json"),
        message("<epcis:EPCISDocument xmlns:epcis='urn:epcglobal:epcis:xsd:2'>", 'x', size, ""),
        message("<log><scan>", '<', size, "application/xml"),
        message("\0\0\0\0\1", 'x', size, ""),
        message("\u0001\u0002", 'x', size, ProtobufMessages.CONTENT_TYPE),
        FuzzSeeds.message(
            Arrays.copyOf(new byte[] {(byte) 0xC3, 1}, size), "application/octet-stream", 1));
  }

  private static SourceMessage message(String head, char rest, int size, String contentType) {
    byte[] payload = new byte[size];
    Arrays.fill(payload, (byte) rest);
    byte[] first = FuzzSeeds.bytes(head);
    System.arraycopy(first, 0, payload, 0, first.length);
    return FuzzSeeds.message(payload, contentType, 1);
  }

  @Test
  public void aLargerMessageIsAFailureThatIsNotLookedInto() {
    for (int size : new int[] {MEGABYTE + 1, 5 * MEGABYTE, 20 * MEGABYTE}) {
      for (SourceMessage message : messages(size)) {
        steps(MEGABYTE)
            .forEach(
                (name, step) -> {
                  refusal(step, message); // the first one loads classes
                  long before = THREADS.getCurrentThreadAllocatedBytes();
                  MessageException refusal = refusal(step, message);
                  long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
                  assertThat(name, refusal.kind(), equalTo(FailureKind.TOO_LARGE));
                  assertThat(name, allocated, lessThan(100_000L));
                });
      }
    }
  }

  @Test
  public void oneThatIsAllowedTakesMemoryInProportion() {
    int size = 20 * MEGABYTE;
    for (SourceMessage message : messages(size)) {
      steps(size)
          .forEach(
              (name, step) -> {
                long before = THREADS.getCurrentThreadAllocatedBytes();
                MessageException refusal = refusal(step, message);
                long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
                assertThat(name + ": " + refusal.getMessage(), allocated, lessThan(12L * size));
              });
    }
  }

  private static MessageException refusal(Step step, SourceMessage message) {
    return assertThrows(MessageException.class, () -> step.decode(message));
  }
}
