package io.crossdock.fuzzing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Changes inputs at random: the same from the same seed. It sees no coverage, and needs no Jazzer.
 */
final class Mutations {
  private static final int LONGEST = 1 << 16;

  private final List<byte[]> inputs;
  private final List<String> words;
  private final Random random;

  /**
   * Begins.
   *
   * @param inputs what is changed; one at least
   * @param words what is put in
   */
  Mutations(List<byte[]> inputs, List<String> words, long seed) {
    this.inputs = inputs;
    this.words = words;
    this.random = new Random(seed);
  }

  /** One of the inputs, changed in one to four places. */
  byte[] next() {
    byte[] input = any();
    for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
      input = change(input);
    }
    return input.length <= LONGEST ? input : Arrays.copyOf(input, LONGEST);
  }

  private byte[] any() {
    return inputs.get(random.nextInt(inputs.size()));
  }

  private byte[] change(byte[] input) {
    int from = random.nextInt(input.length + 1);
    int to = Math.min(input.length, from + 1 + random.nextInt(12));
    byte[] nothing = {};
    return switch (random.nextInt(8)) {
      case 0 -> Arrays.copyOf(input, from);
      case 1 -> splice(input, from, to, nothing);
      case 2 -> splice(input, from, from, Arrays.copyOfRange(input, from, to));
      case 3 -> splice(input, from, from, word());
      case 4 -> splice(input, from, to, word());
      case 5 -> splice(input, from, input.length, tail(any()));
      case 6 -> splice(input, from, Math.min(input.length, from + 1), number());
      default -> flip(input, from);
    };
  }

  private byte[] word() {
    return words.isEmpty()
        ? number()
        : words.get(random.nextInt(words.size())).getBytes(StandardCharsets.UTF_8);
  }

  /** One to eight bytes, as numbers and lengths are at their bounds, or any. */
  private byte[] number() {
    byte[] number = new byte[1 << random.nextInt(4)];
    switch (random.nextInt(4)) {
      case 0 -> Arrays.fill(number, (byte) 0xFF);
      case 1 -> number[number.length - 1] = (byte) 0x80;
      case 2 -> {
        Arrays.fill(number, (byte) 0xFF);
        number[number.length - 1] = 0x7F;
      }
      default -> random.nextBytes(number);
    }
    return number;
  }

  private byte[] tail(byte[] other) {
    return Arrays.copyOfRange(other, random.nextInt(other.length + 1), other.length);
  }

  private byte[] flip(byte[] input, int at) {
    byte[] flipped = input.clone();
    if (at < flipped.length) {
      flipped[at] ^= (byte) (1 << random.nextInt(8));
    }
    return flipped;
  }

  private static byte[] splice(byte[] input, int from, int to, byte[] middle) {
    byte[] spliced = new byte[input.length - (to - from) + middle.length];
    System.arraycopy(input, 0, spliced, 0, from);
    System.arraycopy(middle, 0, spliced, from, middle.length);
    System.arraycopy(input, to, spliced, from + middle.length, input.length - to);
    return spliced;
  }
}
