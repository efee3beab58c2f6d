package io.crossdock.io.cmms;

import io.crossdock.io.cmms.Delivery.Standing;
import io.crossdock.io.cmms.Reply.Outcome;
import io.crossdock.io.cmms.Result.Kind;
import io.crossdock.io.postgres.Backoff;
import java.time.Duration;
import java.util.List;

/**
 * What a reply of the CMMS means for an order (R42).
 *
 * @param backoff how long an order waits after a failure
 * @param settle how long after a call without an answer the CMMS may still act on it
 */
record DeliveryRules(Backoff backoff, Duration settle) {

  /** What came of a step. */
  Result after(Delivery delivery, Step step, Reply reply) {
    return switch (reply.outcome()) {
      case DONE ->
          switch (step) {
            case CREATE ->
                Result.delivered(Standing.OPEN, reply.orders().get(0).id(), reply.text());
            case REOPEN -> Result.delivered(Standing.OPEN, delivery.externalId(), reply.text());
            case CLOSE -> Result.delivered(Standing.CLOSED, delivery.externalId(), reply.text());
            case SEARCH -> afterSearch(delivery, reply.orders());
          };
      case REFUSED -> step == Step.SEARCH ? again(delivery, step, reply) : refused(delivery, reply);
      case NOT_DONE, DENIED, UNSURE -> again(delivery, step, reply);
    };
  }

  /** An order that may have been opened there is, or is not. */
  private static Result afterSearch(Delivery delivery, List<CmmsOrder> found) {
    if (found.isEmpty()) {
      return delivery.isWantedOpen()
          ? Result.goesOn(Standing.NONE, "", "")
          : Result.delivered(Standing.NONE, "", "");
    }
    CmmsOrder one = openOrFirst(found);
    String text = found.size() == 1 ? "" : "orders that carry the key there: " + found;
    if (delivery.isWantedOpen()) {
      // If somebody has closed it there, that is their word: it is not opened again.
      return Result.delivered(Standing.OPEN, one.id(), text);
    }
    return one.closed()
        ? Result.delivered(Standing.CLOSED, one.id(), text)
        : Result.goesOn(Standing.OPEN, one.id(), text);
  }

  /**
   * What a refusal to close or to open again means, given what is there: somebody may have closed
   * or deleted the order.
   */
  Result afterRefusal(Delivery delivery, Step step, Reply refusal, Reply search) {
    if (search.outcome() != Outcome.DONE) {
      return again(delivery, step, search);
    }
    if (search.orders().isEmpty()) {
      return step == Step.CLOSE
          ? Result.delivered(Standing.CLOSED, delivery.externalId(), "it is no longer there")
          : Result.goesOn(Standing.NONE, "", "it is no longer there");
    }
    CmmsOrder one = openOrFirst(search.orders());
    if (step == Step.CLOSE && one.closed()) {
      return Result.delivered(Standing.CLOSED, one.id(), "it was closed there by others");
    }
    if (step == Step.REOPEN && !one.closed()) {
      return Result.delivered(Standing.OPEN, one.id(), "");
    }
    return one.id().equals(delivery.externalId())
        ? refused(delivery, refusal)
        : Result.goesOn(one.closed() ? Standing.CLOSED : Standing.OPEN, one.id(), "");
  }

  private static CmmsOrder openOrFirst(List<CmmsOrder> found) {
    return found.stream().filter(one -> !one.closed()).findFirst().orElse(found.get(0));
  }

  /** As it stood before the step; unsure if that may have opened it. */
  Result again(Delivery delivery, Step step, Reply reply) {
    boolean unsure =
        Delivery.opens(step)
            ? delivery.unsure() || reply.outcome() == Outcome.UNSURE
            : delivery.unsure();
    Duration pause = backoff.after(delivery.attempts() + 1);
    boolean mustSettle = Delivery.opens(step) && unsure && pause.compareTo(settle) < 0;
    return new Result(
        Kind.RETRIED,
        delivery.standing(),
        unsure,
        delivery.externalId(),
        mustSettle ? settle : pause,
        reply.text());
  }

  private static Result refused(Delivery delivery, Reply reply) {
    return new Result(
        Kind.REFUSED,
        delivery.standing(),
        false,
        delivery.externalId(),
        Duration.ZERO,
        reply.text());
  }
}
