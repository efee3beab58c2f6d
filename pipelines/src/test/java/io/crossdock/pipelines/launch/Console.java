package io.crossdock.pipelines.launch;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;

/** What a program's main said to the person who started it, and its exit code. */
public record Console(int exitCode, String out, String err) {

  /** Runs a main in this JVM and listens to it. */
  public static Console of(Callable<Integer> main) throws Exception {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream heardOut = new ByteArrayOutputStream();
    ByteArrayOutputStream heardErr = new ByteArrayOutputStream();
    System.setOut(new PrintStream(heardOut, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(heardErr, true, StandardCharsets.UTF_8));
    try {
      int exitCode = main.call();
      return new Console(
          exitCode,
          heardOut.toString(StandardCharsets.UTF_8),
          heardErr.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }
}
