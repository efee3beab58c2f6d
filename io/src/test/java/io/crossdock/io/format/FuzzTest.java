package io.crossdock.io.format;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.source.Source;
import io.crossdock.schemas.source.SourceMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.Test;

/** Whatever bytes come, decoding gives scans or the declared failure, and nothing else. */
public class FuzzTest {
  private static final int ROUNDS = 30_000;
  private static final List<String> PIECES =
      List.of(
          "null",
          "{}",
          "[]",
          "\"\"",
          "true",
          "-1e999999999",
          "1E400",
          "\"\\ud800\"",
          "\"\\u0000\"",
          "[[[[[[[[",
          "}",
          ",",
          ":",
          "\\",
          "\u00ff",
          "\ufeff",
          "{\"a\":",
          "\"@context\":",
          "\"type\"",
          "9999999999999999999999",
          "\"9999-99-99T99:99:99Z\"",
          "\"+99:99\"",
          "\"http:\"",
          "0.1e-400");

  @Test
  public void nothingButDeclaredFailures() {
    List<byte[]> seeds = new ArrayList<>();
    seeds.addAll(EpcisDocuments.json().values());
    for (int i = 0; i < 20; i++) {
      seeds.add(
          ("{\"productId\":\"0950600013435\",\"location\":\"dock\",\"scannerId\":\"s1\",\"eventId\":\""
                  + i
                  + "\",\"timestamp\":\"2026-01-05T06:00:00.123456+01:00\",\"step\":\"shipping\"}")
              .getBytes(StandardCharsets.UTF_8));
    }
    List<MessageDecoder<Scan>> decoders =
        List.of(
            new EpcisDecoder(
                new FormatSettings("t", 1_000_000), (event, message, tenant) -> List.of()),
            new FieldDecoder<>(new JsonFormat(), ScanDraft::begin, "t"));
    Random random = new Random(20260105);
    int read = 0;
    int refused = 0;
    for (int i = 0; i < ROUNDS; i++) {
      byte[] payload = seeds.get(random.nextInt(seeds.size()));
      for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
        payload = change(payload, random);
      }
      SourceMessage message =
          new SourceMessage(payload, "", new byte[0], "", 0, 1, Source.file("fuzz", i));
      for (MessageDecoder<Scan> decoder : decoders) {
        try {
          if (decoder.accepts(message)) {
            decoder.decode(message);
            read++;
          }
        } catch (MessageException e) {
          refused++;
          assertThat(e.getMessage(), not(nullValue()));
        }
      }
    }
    assertThat(read, greaterThan(ROUNDS / 100));
    assertThat(refused, greaterThan(ROUNDS / 2));
  }

  private static byte[] change(byte[] payload, Random random) {
    int at = random.nextInt(payload.length + 1);
    return switch (random.nextInt(5)) {
      case 0 -> Arrays.copyOf(payload, at);
      case 1 -> flip(payload, Math.min(at, payload.length - 1), random);
      case 2 -> splice(payload, at, at, PIECES.get(random.nextInt(PIECES.size())));
      case 3 -> splice(payload, at, Math.min(payload.length, at + 1 + random.nextInt(12)), "");
      default -> value(payload, at, PIECES.get(random.nextInt(PIECES.size())));
    };
  }

  private static byte[] flip(byte[] payload, int at, Random random) {
    byte[] flipped = payload.clone();
    if (at >= 0) {
      flipped[at] ^= (byte) (1 << random.nextInt(8));
    }
    return flipped;
  }

  /** Puts a piece where a value begins, so that the outcome is often JSON still. */
  private static byte[] value(byte[] payload, int from, String piece) {
    for (int i = from; i < payload.length; i++) {
      if (payload[i] == ':') {
        int end = i + 1;
        while (end < payload.length && payload[end] != ',' && payload[end] != '}') {
          end++;
        }
        return splice(payload, i + 1, end, piece);
      }
    }
    return payload;
  }

  private static byte[] splice(byte[] payload, int from, int to, String piece) {
    byte[] middle = piece.getBytes(StandardCharsets.UTF_8);
    byte[] out = new byte[payload.length - (to - from) + middle.length];
    System.arraycopy(payload, 0, out, 0, from);
    System.arraycopy(middle, 0, out, from, middle.length);
    System.arraycopy(payload, to, out, from + middle.length, payload.length - to);
    return out;
  }
}
