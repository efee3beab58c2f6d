package io.crossdock.io.cmms;

/** What is counted of deliveries. */
public enum DeliveryEvent {
  /** The CMMS knows what is wanted of an order, or need not. */
  DELIVERED,
  /** An order was opened there. */
  CREATED,
  /** It was found out whether an order of which nobody knew is there. */
  RESOLVED,
  /** An order was closed there. */
  CLOSED,
  /** A call failed and is tried again. */
  RETRIED,
  /** The CMMS refused an order for what is in it. */
  REFUSED,
  /** More than one order carries the key there. */
  DOUBLED,
  /** Another worker took over what took too long. */
  LOST
}
