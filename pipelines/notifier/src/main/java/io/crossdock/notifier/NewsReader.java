package io.crossdock.notifier;

import io.crossdock.io.postgres.Backoff;
import io.crossdock.io.postgres.SqlErrors;
import io.crossdock.notifier.news.News;
import io.crossdock.notifier.news.NewsException;
import io.crossdock.notifier.news.NewsJson;
import io.crossdock.notifier.news.NewsKind;
import io.crossdock.notifier.outbox.Session;
import io.crossdock.notifier.outbox.TakeNews;
import io.crossdock.notifier.outbox.TakeNews.Taken;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;

/**
 * Reads news and puts into the outbox what is to be told of them. Offsets are committed after that:
 * what is read again is known by its revision.
 */
final class NewsReader {
  private static final Duration POLL = Duration.ofMillis(500);

  /** How long Kafka may be silent before it is asked whether it is there. */
  private static final Duration SILENCE = Duration.ofSeconds(10);

  private static final Duration ANSWER = Duration.ofSeconds(5);

  private final Consumer<byte[], byte[]> consumer;
  private final Map<String, NewsKind> topics;
  private final TakeNews takeNews;
  private final Session session;
  private final Progress progress;
  private final Reachable kafka;
  private final Reachable database;
  private final Say say;
  private final Runnable wake;
  private volatile boolean stopping;
  private long lastAnswer = System.nanoTime();

  /** One message with where it stood. */
  private record Read(News news, String where) {}

  NewsReader(
      Consumer<byte[], byte[]> consumer,
      Map<String, NewsKind> topics,
      TakeNews takeNews,
      Session session,
      Progress progress,
      Reachable kafka,
      Reachable database,
      Say say,
      Runnable wake) {
    this.consumer = consumer;
    this.topics = topics;
    this.takeNews = takeNews;
    this.session = session;
    this.progress = progress;
    this.kafka = kafka;
    this.database = database;
    this.say = say;
    this.wake = wake;
  }

  /** Reads until {@link #stop}. */
  void run() {
    try (consumer;
        session) {
      consumer.subscribe(topics.keySet());
      while (!stopping) {
        try {
          ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
          if (records.isEmpty()) {
            askWhetherItIsThere();
          } else {
            heard();
            write(read(records));
            commit();
          }
        } catch (WakeupException | InterruptException e) {
          if (!stopping) {
            throw e;
          }
        } catch (KafkaException e) {
          // Such as a right that was taken away for a while: read on from what was committed.
          kafka.away(String.valueOf(e.getMessage()));
          LockSupport.parkNanos(POLL.toNanos());
        }
      }
    }
  }

  private void heard() {
    lastAnswer = System.nanoTime();
    kafka.answered();
  }

  private void askWhetherItIsThere() {
    if (System.nanoTime() - lastAnswer < SILENCE.toNanos()) {
      return;
    }
    try {
      consumer.listTopics(ANSWER);
      heard();
    } catch (org.apache.kafka.common.errors.TimeoutException e) {
      kafka.away(String.valueOf(e.getMessage()));
    }
  }

  private List<Read> read(ConsumerRecords<byte[], byte[]> records) {
    List<Read> all = new ArrayList<>(records.count());
    for (ConsumerRecord<byte[], byte[]> record : records) {
      String where = record.topic() + "/" + record.partition() + "/" + record.offset();
      NewsKind kind = topics.get(record.topic());
      try {
        if (record.value() != null && kind != null) {
          Instant arrived = Instant.ofEpochMilli(record.timestamp());
          all.add(new Read(NewsJson.read(kind, record.value(), arrived), where));
        }
      } catch (NewsException e) {
        progress.unreadable();
        say.line("the message " + where + " " + e.getMessage() + "; it is passed over");
      }
    }
    return all;
  }

  /** Writes all, however long that takes; meanwhile Kafka hears that we are alive. */
  private void write(List<Read> all) {
    List<Read> left = new ArrayList<>(all);
    int failures = 0;
    while (!left.isEmpty()) {
      try {
        writeOnce(left);
        left.clear();
        database.answered();
      } catch (SQLException e) {
        if (stopping) {
          throw new WakeupException(); // it is not committed, so it is read again
        }
        database.away(SqlErrors.reasonOf(e));
        left.addAll(pollMeanwhile(Backoff.DEFAULT.after(++failures)));
      }
    }
    if (failures > 0) {
      consumer.resume(consumer.assignment());
    }
    wake.run();
  }

  /** Partitions that are ours only now may have something nevertheless. */
  private List<Read> pollMeanwhile(Duration pause) {
    try {
      consumer.pause(consumer.assignment());
      return read(consumer.poll(pause));
    } catch (WakeupException | InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      // What we hold must be written before anything else.
      kafka.away(String.valueOf(e.getMessage()));
      LockSupport.parkNanos(pause.toNanos());
      return List.of();
    }
  }

  private void writeOnce(List<Read> all) throws SQLException {
    try {
      List<News> news = all.stream().map(Read::news).toList();
      progress.taken(session.run(connection -> take(connection, news)));
    } catch (SQLException e) {
      if (!SqlErrors.refusesRow(e)) {
        throw e;
      }
      if (all.size() == 1) {
        // It will not become better; the others must not wait for it.
        progress.unreadable();
        say.line("the message " + all.get(0).where() + " is refused: " + SqlErrors.reasonOf(e));
        return;
      }
      for (Read one : all) {
        writeOnce(List.of(one));
      }
    }
  }

  private List<Taken> take(Connection connection, List<News> all) throws SQLException {
    Instant now = now(connection);
    List<Taken> taken = new ArrayList<>(all.size());
    for (News news : all) {
      taken.add(takeNews.take(connection, news, now));
    }
    return taken;
  }

  private static Instant now(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select now()")) {
      row.next();
      return row.getObject(1, OffsetDateTime.class).toInstant();
    }
  }

  private void commit() {
    try {
      consumer.commitSync(ANSWER);
    } catch (WakeupException | InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      // Not committed is read again, by us or whoever has the partitions now.
    }
  }

  /** Makes {@link #run} end. */
  void stop() {
    stopping = true;
    consumer.wakeup();
  }
}
