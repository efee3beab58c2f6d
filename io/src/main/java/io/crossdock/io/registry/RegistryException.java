package io.crossdock.io.registry;

/** What a registry did not do. The message names the registry, and never a secret. */
public final class RegistryException extends Exception {
  private static final long serialVersionUID = 1;

  /** Why. */
  public enum Reason {
    /** It does not know what it was asked for. */
    UNKNOWN,
    /** It is away, broken or busy: it may be asked again soon. */
    AWAY,
    /** It does not let us, or is no registry: somebody has to look into it. */
    DENIED,
    /** It does not take what it was given. */
    REFUSED
  }

  private final Reason reason;

  RegistryException(Reason reason, String message) {
    super(message, null, false, false); // no stack: messages of a topic may cause many
    this.reason = reason;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
