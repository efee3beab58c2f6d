package io.crossdock.sandbox.servers;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A main of ours in a JVM of its own. It ends with this JVM, whatever becomes of that. */
public final class JavaProcess implements AutoCloseable {
  private static final long SECONDS_TO_END = 20;

  private final Process process;
  private final Path log;
  private final Thread hook;

  private JavaProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
    this.hook = new Thread(this::end);
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Starts a main class; what it prints goes to {@code log}, its standard output too unless it is
   * to be read.
   *
   * @param readable whether its standard output is read by the caller
   */
  public static JavaProcess start(
      String classPath,
      String mainClass,
      List<String> jvm,
      List<String> arguments,
      Map<String, String> environment,
      Path log,
      boolean readable) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+UseSerialGC");
    command.addAll(jvm);
    command.addAll(more());
    command.add("-cp");
    command.add(classPath);
    command.add(mainClass);
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    if (!readable) {
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    }
    try {
      return new JavaProcess(builder.start(), log);
    } catch (IOException e) {
      throw new SandboxException("Java could not be started: " + e.getMessage());
    }
  }

  /** Tests add to it: what lives for seconds only is not worth an optimising compiler's time. */
  private static List<String> more() {
    String more = System.getProperty("crossdock.jvm", "");
    return more.isEmpty() ? List.of() : List.of(more.split(" "));
  }

  /** Starts a main of this class path; all that it prints goes to {@code log}. */
  public static JavaProcess java(
      String mainClass,
      List<String> jvm,
      List<String> arguments,
      Map<String, String> environment,
      Path log) {
    return start(ownClassPath(), mainClass, jvm, arguments, environment, log, false);
  }

  /** The class path of this JVM, also where Maven runs us in its own. */
  public static String ownClassPath() {
    if (JavaProcess.class.getClassLoader() instanceof URLClassLoader loader) {
      return Stream.of(loader.getURLs())
          .map(JavaProcess::path)
          .collect(Collectors.joining(File.pathSeparator));
    }
    return System.getProperty("java.class.path");
  }

  private static String path(URL url) {
    try {
      return Path.of(url.toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("a class path has no " + url, e);
    }
  }

  Process process() {
    return process;
  }

  /** Its standard output, if it is to be read. */
  public InputStream output() {
    return process.getInputStream();
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  /** Whether it still runs. */
  public boolean isRunning() {
    return process.isAlive();
  }

  /** Its exit code, once it has ended. */
  public int exitCode() {
    return process.exitValue();
  }

  /** Waits for its end for some time; whether it has ended. */
  public boolean await(long millis) throws InterruptedException {
    return process.waitFor(millis, TimeUnit.MILLISECONDS);
  }

  /** Asks it to end by the signal that a system which shuts down sends, SIGTERM. */
  public void terminate() {
    process.destroy();
  }

  /** Ends it at once, as a power cut would. */
  public void kill() {
    process.destroyForcibly();
  }

  /** The last lines of its log. */
  public String lastWords() {
    try {
      List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
      return lines.stream().skip(Math.max(0, lines.size() - 15)).collect(Collectors.joining("\n"));
    } catch (IOException e) {
      return "(" + log + " cannot be read)";
    }
  }

  /** Asks it to end by closing its input, and ends it if it does not. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        end();
      }
    } catch (IOException e) {
      end();
    } catch (InterruptedException e) {
      end();
      Thread.currentThread().interrupt();
    }
    forget(hook);
  }

  /** Takes a shutdown hook back. */
  static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // This JVM is ending: the hook runs and finds nothing to do.
    }
  }

  /**
   * Ends it by a signal that it can hear, and by one that it cannot only if it does not: a database
   * process that is killed outright leaves its server behind.
   */
  private void end() {
    process.destroy();
    try {
      if (process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }
}
