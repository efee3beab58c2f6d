package io.crossdock.sandbox.cmms;

/**
 * A work order as the stand-in keeps it, with Atlas CMMS' names.
 *
 * @param id its id
 * @param title what it is about
 * @param description more of it; carries the external key
 * @param priority {@code NONE}, {@code LOW}, {@code MEDIUM} or {@code HIGH}
 * @param status {@code OPEN}, {@code IN_PROGRESS}, {@code ON_HOLD} or {@code COMPLETE}
 * @param feedback what was said when the status changed last
 */
public record StandInOrder(
    long id, String title, String description, String priority, String status, String feedback) {
  static final String OPEN = "OPEN";
  static final String COMPLETE = "COMPLETE";

  StandInOrder with(String newStatus, String newFeedback) {
    return new StandInOrder(id, title, description, priority, newStatus, newFeedback);
  }

  /** Whether somebody still has to do it. */
  public boolean isOpen() {
    return !status.equals(COMPLETE);
  }
}
