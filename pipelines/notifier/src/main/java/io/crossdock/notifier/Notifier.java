package io.crossdock.notifier;

import io.crossdock.io.postgres.SqlErrors;
import io.crossdock.notifier.channel.Channel;
import io.crossdock.notifier.channel.Outcome;
import io.crossdock.notifier.outbox.DeliveryListener;
import io.crossdock.notifier.outbox.Dispatcher;
import io.crossdock.notifier.outbox.Session;
import io.crossdock.notifier.outbox.TakeNews;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Runs until it is stopped: one thread reads news, one for each channel delivers. */
final class Notifier {
  private final NotifierSettings settings;
  private final Say say;
  private final Progress progress = new Progress();
  private final Reachable kafka;
  private final Reachable database;
  private final List<Dispatcher> dispatchers = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  /** Completes when it is to end: normally to stop, or with what makes it useless to go on. */
  private final CompletableFuture<Void> end = new CompletableFuture<>();

  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  Notifier(NotifierSettings settings, Say say) {
    this.settings = settings;
    this.say = say;
    this.kafka = new Reachable("Kafka at " + settings.kafka().bootstrapServers(), say);
    this.database = new Reachable("the database", say);
  }

  /**
   * Runs until {@link #stop}.
   *
   * @throws RefusedException when only the person who started it can help
   * @throws IOException when it cannot go on and another start may
   */
  void run() throws RefusedException, IOException, InterruptedException {
    KafkaAddress address = new KafkaAddress(settings.kafka(), kafka);
    address.await(settings.topics().keySet(), end);
    new OutboxCheck(settings.database(), database).await(end);
    if (end.isDone()) {
      return;
    }
    settings.channels().forEach((name, channel) -> dispatchers.add(dispatcher(name, channel)));
    NewsReader reader =
        new NewsReader(
            address.consumer(settings.group()),
            settings.topics(),
            new TakeNews(settings.rules(), settings.late()),
            new Session(settings.database()),
            progress,
            kafka,
            database,
            say,
            () -> dispatchers.forEach(Dispatcher::wake));
    ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    try {
      for (Dispatcher dispatcher : dispatchers) {
        Thread thread = new Thread(dispatcher, "dispatch");
        // A notifier that tells nobody by one of its ways must not look as if it did.
        thread.setUncaughtExceptionHandler((which, failure) -> end.completeExceptionally(failure));
        threads.add(thread);
      }
      threads.forEach(Thread::start);
      long every = settings.reportEvery().toMillis();
      ScheduledFuture<?> unused =
          clock.scheduleAtFixedRate(this::report, every, every, TimeUnit.MILLISECONDS);
      say.line(
          "running: news of " + settings.topics().keySet() + " to " + settings.channels().keySet());
      CompletableFuture<Void> unusedEnd = end.whenComplete((nothing, failure) -> reader.stop());
      reader.run();
      end.get();
    } catch (ExecutionException e) {
      throw new IOException("cannot go on: " + e.getCause(), e);
    } finally {
      clock.shutdownNow();
      stopDispatchers();
      say.line("ended: " + progress);
    }
  }

  private Dispatcher dispatcher(String name, Channel channel) {
    return new Dispatcher(
        name,
        channel,
        settings.database(),
        settings.retry(),
        settings.dispatch(),
        new DeliveryListener() {
          @Override
          public void ended(String channelName, Outcome outcome) {
            progress.ended(channelName, outcome);
          }

          @Override
          public void away(SQLException why) {
            database.away(SqlErrors.reasonOf(why));
          }

          @Override
          public void answered() {
            database.answered();
          }
        });
  }

  private void stopDispatchers() throws InterruptedException {
    dispatchers.forEach(Dispatcher::stop);
    long deadline = System.nanoTime() + settings.stopWithin().toNanos();
    for (Thread thread : threads) {
      Duration left = Duration.ofNanos(Math.max(1_000_000, deadline - System.nanoTime()));
      thread.join(left.toMillis());
    }
    if (threads.stream().anyMatch(Thread::isAlive)) {
      threads.forEach(Thread::interrupt);
      say.line("not all that was on its way has arrived: it is sent again with the same id");
    }
  }

  private void report() {
    say.line(
        (kafka.isAway() ? "Kafka away, " : "")
            + (database.isAway() ? "database away, " : "")
            + progress);
  }

  /** Makes {@link #run} end once what is on its way has arrived, and waits for that. */
  void stop() {
    end.complete(null);
    ended.join();
  }

  /** Says that nothing more is to be done. */
  void closed() {
    ended.complete(null);
  }
}
