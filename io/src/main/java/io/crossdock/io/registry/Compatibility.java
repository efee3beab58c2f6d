package io.crossdock.io.registry;

/** Rules of what a new version of a schema may change, as registries name them. */
public enum Compatibility {
  /** Anything. */
  NONE,
  /** Those who read by the new version understand what was written by the one before. */
  BACKWARD,
  /** Those who read by the new version understand what was written by any before. */
  BACKWARD_TRANSITIVE,
  /** Those who read by the version before understand what is written by the new one. */
  FORWARD,
  /** Those who read by any version before understand what is written by the new one. */
  FORWARD_TRANSITIVE,
  /** Both with the version before. */
  FULL,
  /** Both with any version before. */
  FULL_TRANSITIVE
}
