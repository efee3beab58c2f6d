package io.crossdock.io.cmms;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a CMMS is spoken to. Pointers are JSON pointers (RFC 6901).
 *
 * @param authorizationHeader the header that lets us in; empty for none
 * @param authorizationValue its value, with {@code {token}} where the token stands
 * @param priorities the CMMS' words for how urgent an order is, the most urgent first
 * @param create opens an order
 * @param createdId where its id stands in the answer
 * @param search looks for orders that carry the external key
 * @param found where the list of them stands in the answer
 * @param foundId where the id stands in one of them
 * @param foundKey where the text that holds the external key stands in one of them
 * @param foundState where its state stands in one of them
 * @param closedStates the states that mean closed
 * @param close closes an order
 * @param reopen opens a closed order again; null where the CMMS can't
 */
public record CmmsMapping(
    String authorizationHeader,
    String authorizationValue,
    List<Priority> priorities,
    CallTemplate create,
    String createdId,
    CallTemplate search,
    String found,
    String foundId,
    String foundKey,
    String foundState,
    List<String> closedStates,
    CallTemplate close,
    @Nullable CallTemplate reopen)
    implements Serializable {
  static final String TOKEN = "{token}";

  /**
   * A word for urgency.
   *
   * @param from the least probability that it is for
   * @param word what the CMMS calls it
   */
  public record Priority(double from, String word) implements Serializable {}

  /** Whether the authorization carries a token. */
  public boolean needsToken() {
    return authorizationValue.contains(TOKEN);
  }

  String priorityOf(double probability) {
    for (Priority priority : priorities) {
      if (probability >= priority.from()) {
        return priority.word();
      }
    }
    return priorities.isEmpty() ? "" : priorities.get(priorities.size() - 1).word();
  }

  @Nullable CallTemplate call(Step step) {
    return switch (step) {
      case CREATE -> create;
      case SEARCH -> search;
      case CLOSE -> close;
      case REOPEN -> reopen;
    };
  }
}
