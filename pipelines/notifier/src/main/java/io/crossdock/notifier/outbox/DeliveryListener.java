package io.crossdock.notifier.outbox;

import io.crossdock.notifier.channel.Outcome;
import java.sql.SQLException;

/** Hears what becomes of deliveries, to count and to say it. For any number of threads. */
public interface DeliveryListener {
  /** An attempt has ended. */
  void ended(String channel, Outcome outcome);

  /** The database does not answer, or refuses. */
  void away(SQLException why);

  /** The database has answered. */
  void answered();
}
