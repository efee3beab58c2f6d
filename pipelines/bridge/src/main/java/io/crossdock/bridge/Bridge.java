package io.crossdock.bridge;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;

/**
 * Runs until it is stopped: connects to the broker, again whenever the connection is lost, and says
 * each so many seconds what it has done.
 */
final class Bridge {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

  /** How long Kafka may be silent before that is worth a line. */
  private static final Duration SILENCE = Duration.ofSeconds(5);

  private final Input input;
  private final KafkaTarget kafka;
  private final BridgeSettings settings;
  private final Say say;
  private final Progress progress = new Progress();

  /** Completes when it is to end: normally to stop, or with what makes it useless to go on. */
  private final CompletableFuture<Void> end = new CompletableFuture<>();

  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private volatile boolean connected;
  private boolean silent;
  private long lastReport = System.nanoTime();

  Bridge(Input input, BridgeSettings settings, Say say) {
    this.input = input;
    this.kafka = new KafkaTarget(settings.kafka(), say);
    this.settings = settings;
    this.say = say;
  }

  /**
   * Runs until {@link #stop}.
   *
   * @throws RefusedException when only the person who started it can help
   * @throws IOException when it cannot go on and another start may
   */
  void run() throws RefusedException, IOException, InterruptedException {
    kafka.await(settings.routes().stream().map(Route::topic).distinct().sorted().toList(), end);
    ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    Producer<byte[], byte[]> producer = kafka.producer();
    Mover mover =
        new Mover(
            settings.routes(),
            settings.tenant(),
            settings.inFlight(),
            producer,
            new RejectedFile(settings.rejected()),
            progress,
            end::completeExceptionally);
    try {
      ScheduledFuture<?> unused = clock.scheduleAtFixedRate(this::tick, 1, 1, TimeUnit.SECONDS);
      connectUntilTheEnd(mover);
    } finally {
      clock.shutdownNow();
      producer.close(Duration.ZERO); // what is not in Kafka by now is with its broker still
      mover.close();
      say.line("ended: " + progress);
    }
  }

  private void connectUntilTheEnd(Mover mover)
      throws RefusedException, IOException, InterruptedException {
    Duration pause = FIRST_PAUSE;
    boolean first = true;
    boolean said = false;
    while (!end.isDone()) {
      try (Input.Connection connection = input.connect(mover)) {
        connected = true;
        say.line("connected to " + input.describe());
        first = false;
        said = false;
        pause = FIRST_PAUSE;
        waitForTheEnd(connection.lost());
        if (end.isDone()) {
          drain(mover);
          break;
        }
        say.line(
            "the connection to "
                + input.describe()
                + " is lost, connecting again: "
                + connection.lost().getNow(""));
      } catch (IOException e) {
        if (!said) {
          say.line(input.describe() + " cannot be reached, trying again: " + e.getMessage());
        }
        said = true;
      } catch (RefusedException e) {
        // What let us in before may do so again: passwords are changed on one side first.
        if (first) {
          throw e;
        }
        if (!said) {
          say.line(String.valueOf(e.getMessage()));
        }
        said = true;
      } finally {
        connected = false;
      }
      waitFor(pause);
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
              ? pause.multipliedBy(2)
              : LONGEST_PAUSE;
    }
    endOrThrow();
  }

  private void drain(Mover mover) throws InterruptedException {
    if (!mover.drain(settings.stopWithin())) {
      say.line("not all that was on its way is in Kafka: its broker will send it again");
    }
  }

  private void waitForTheEnd(CompletableFuture<String> lost) throws InterruptedException {
    try {
      CompletableFuture.anyOf(end, lost).get();
    } catch (ExecutionException e) {
      // Told by endOrThrow.
    }
  }

  private void waitFor(Duration pause) throws InterruptedException {
    try {
      end.get(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // Time to try again, or told by endOrThrow.
    }
  }

  private void endOrThrow() throws IOException, InterruptedException {
    try {
      end.get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IOException("cannot go on: " + cause.getMessage(), cause);
    }
  }

  private void tick() {
    boolean now = progress.silence().compareTo(SILENCE) > 0;
    if (now != silent) {
      silent = now;
      say.line(
          kafka.describe()
              + (now ? " does not answer; waiting for it, nothing is lost" : " answers again"));
    }
    if (System.nanoTime() - lastReport >= settings.reportEvery().toNanos()) {
      lastReport = System.nanoTime();
      say.line(
          (connected ? "connected, " : "not connected, ")
              + (silent ? "Kafka silent: " : "Kafka answers: ")
              + progress);
    }
  }

  /** Makes {@link #run} end once what is on its way is in Kafka, and waits for that. */
  void stop() {
    end.complete(null);
    ended.join();
  }

  /** Says that nothing more is to be done. */
  void closed() {
    ended.complete(null);
  }
}
