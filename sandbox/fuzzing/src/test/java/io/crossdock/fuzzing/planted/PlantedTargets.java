package io.crossdock.fuzzing.planted;

import io.crossdock.fuzzing.FuzzTarget;
import io.crossdock.fuzzing.FuzzTargets;
import java.util.List;

/** Targets with a fault, and one without. */
public final class PlantedTargets implements FuzzTargets {
  private static final byte[] FAULT = {'B', 'A', 'D'};
  private static final List<String> WORDS = List.of("word");

  private static byte[][] kept = {};

  /** Fails for {@link #fault}, and has no words. */
  public static final FuzzTarget THROWS =
      target(
          "throws",
          List.of(),
          input -> {
            if (isFault(input)) {
              throw new IllegalStateException("planted");
            }
          });

  /** Makes 64 MiB of it. */
  public static final FuzzTarget GROWS =
      target("grows", WORDS, input -> kept = new byte[isFault(input) ? 64 : 0][1 << 20]);

  /** Takes anything. */
  public static final FuzzTarget SOUND = target("sound", WORDS, input -> kept = new byte[0][]);

  private static FuzzTarget target(String name, List<String> words, FuzzTarget.Taker taker) {
    return new FuzzTarget(
        name, () -> new FuzzTarget.Parts(List.of(new byte[] {'G'}), words, taker));
  }

  private static boolean isFault(byte[] input) {
    return input.length > 2 && input[0] == FAULT[0] && input[1] == FAULT[1] && input[2] == FAULT[2];
  }

  /** What the faults begin with. */
  public static byte[] fault() {
    return FAULT.clone();
  }

  /** What the last one made, which is so not left out by the compiler. */
  public static int size() {
    return kept.length;
  }

  @Override
  public String module() {
    return "fuzzing";
  }

  @Override
  public List<FuzzTarget> targets() {
    return List.of(THROWS, GROWS, SOUND);
  }
}
