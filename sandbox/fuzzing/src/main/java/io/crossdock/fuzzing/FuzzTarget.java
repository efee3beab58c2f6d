package io.crossdock.fuzzing;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Code that takes bytes from outside. It is made when it is needed: Jazzer rewrites all it loads.
 */
public final class FuzzTarget {
  private final String name;
  private final Supplier<Parts> source;
  private @Nullable Parts made;

  /**
   * A target.
   *
   * @param name its name on the command line, and of the file of its inputs
   * @param source what it is made of
   */
  public FuzzTarget(String name, Supplier<Parts> source) {
    this.name = name;
    this.source = source;
  }

  /**
   * What a target is made of.
   *
   * @param seeds inputs to begin with, as our own encoders write them
   * @param words of its format, which are put into inputs
   * @param taker takes an input
   */
  public record Parts(List<byte[]> seeds, List<String> words, Taker taker) {
    public Parts {
      seeds = List.copyOf(seeds);
      words = List.copyOf(words);
    }
  }

  /** Takes an input. */
  @FunctionalInterface
  public interface Taker {
    /**
     * Takes an input in whatever state it is. It keeps no state from one to the next.
     *
     * @throws Exception of any kind: a finding
     */
    void take(byte[] input) throws Exception;
  }

  /** Its name. */
  public String name() {
    return name;
  }

  synchronized Parts parts() {
    Parts parts = made == null ? source.get() : made;
    made = parts;
    return parts;
  }

  @Override
  public String toString() {
    return name;
  }
}
