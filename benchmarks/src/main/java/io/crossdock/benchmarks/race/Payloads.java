package io.crossdock.benchmarks.race;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Many small payloads in few large arrays, so that a garbage collector does not go through them:
 * the input of a race is not part of what it measures.
 */
final class Payloads {
  private static final int BLOCK = 1 << 26;

  private final List<byte[]> blocks = new ArrayList<>();
  private final long[] ends;
  private int count;

  /** Room for so many. */
  Payloads(int size) {
    ends = new long[size];
  }

  /** Adds one, of no more bytes than a block has. */
  void add(byte[] payload) {
    long start = count == 0 ? 0 : ends[count - 1];
    int within = (int) (start % BLOCK);
    if (within + payload.length > BLOCK) {
      start += BLOCK - within;
      within = 0;
    }
    if (start / BLOCK == blocks.size()) {
      blocks.add(new byte[BLOCK]);
    }
    System.arraycopy(payload, 0, blocks.get((int) (start / BLOCK)), within, payload.length);
    ends[count++] = start + payload.length;
  }

  /** A copy of one, as a consumer of Kafka gives it. */
  byte[] get(int at) {
    long end = ends[at];
    // What does not fit into the rest of a block begins with the next.
    long blockStart = (end - 1) / BLOCK * BLOCK;
    long start = at == 0 ? 0 : Math.max(ends[at - 1], blockStart);
    byte[] block = blocks.get((int) (blockStart / BLOCK));
    return Arrays.copyOfRange(block, (int) (start - blockStart), (int) (end - blockStart));
  }
}
