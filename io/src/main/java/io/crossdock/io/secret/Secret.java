package io.crossdock.io.secret;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * A secret by reference: {@code env:NAME}, an environment variable, or {@code file:PATH}, a file's
 * content without the line end after it. Only the reference travels with a pipeline; whoever needs
 * the secret resolves it where it runs.
 */
public final class Secret implements Serializable {
  private static final long serialVersionUID = 1;
  private static final String ENV = "env:";
  private static final String FILE = "file:";

  private final String reference;

  private Secret(String reference) {
    this.reference = reference;
  }

  /**
   * Takes a reference without following it.
   *
   * @throws IllegalArgumentException when {@code text} is not a reference; the message does not
   *     repeat it, since it may be a password
   */
  public static Secret reference(String text) {
    boolean named =
        (text.startsWith(ENV) && text.length() > ENV.length())
            || (text.startsWith(FILE) && text.length() > FILE.length());
    if (!named) {
      throw new IllegalArgumentException(
          "a secret is not written out, where a process list or a log would show it:"
              + " name it as env:NAME (an environment variable) or file:PATH (a file)");
    }
    return new Secret(text);
  }

  /**
   * The secret that a reference stands for.
   *
   * @throws IllegalArgumentException when {@code text} is not a reference
   * @throws MissingSecretException when what it refers to is not there or not readable
   */
  public static String resolve(String text) {
    return reference(text).resolve();
  }

  /**
   * The secret itself, read anew each time: a changed password works from the next connection on.
   *
   * @throws MissingSecretException when what it refers to is not there or not readable
   */
  public String resolve() {
    return reference.startsWith(ENV)
        ? fromEnvironment(reference.substring(ENV.length()))
        : fromFile(reference.substring(FILE.length()));
  }

  private static String fromEnvironment(String name) {
    String value = System.getenv(name);
    if (value == null) {
      throw new MissingSecretException("the environment variable " + name + " is not set");
    }
    return value;
  }

  private static String fromFile(String path) {
    try {
      return Files.readString(Path.of(path)).replaceFirst("\\R\\z", "");
    } catch (IOException | InvalidPathException e) {
      throw new MissingSecretException(
          "the secret's file " + path + " cannot be read (" + e.getClass().getSimpleName() + ")");
    }
  }

  @Override
  public boolean equals(Object object) {
    return object instanceof Secret other && reference.equals(other.reference);
  }

  @Override
  public int hashCode() {
    return reference.hashCode();
  }

  @Override
  public String toString() {
    return "***";
  }
}
