package io.crossdock.pipelines.template;

/** A launch that did not come about, or of which that is not known. The message is for people. */
final class LaunchException extends Exception {
  private static final long serialVersionUID = 1;

  LaunchException(String message) {
    super(message);
  }
}
