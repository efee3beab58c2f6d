package io.crossdock.io.message;

import java.io.Serializable;

/** How large a message to a topic may be. It is asked where the job runs. */
@FunctionalInterface
public interface MessageLimit extends Serializable {
  /** The largest value of a message, bytes, beside a key and headers as ours are. */
  int bytes();
}
