package io.crossdock.notifier;

/** Whether a server answers, said once when that changes. */
final class Reachable {
  private final String name;
  private final Say say;
  private boolean away;

  Reachable(String name, Say say) {
    this.name = name;
    this.say = say;
  }

  synchronized void away(String why) {
    if (!away) {
      away = true;
      say.line(name + " does not answer, waiting for it; nothing is lost: " + why);
    }
  }

  synchronized void answered() {
    if (away) {
      away = false;
      say.line(name + " answers again");
    }
  }

  synchronized boolean isAway() {
    return away;
  }
}
