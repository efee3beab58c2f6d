package io.crossdock.io.cmms;

/** What can be asked of a CMMS. */
public enum Step {
  /** Open an order there that is not there yet: the one step that must not be done twice. */
  CREATE,
  /** Look for orders that carry the external key. */
  SEARCH,
  /** Close the order; doing it twice does nothing more. */
  CLOSE,
  /** Open a closed order again; doing it twice does nothing more. */
  REOPEN
}
