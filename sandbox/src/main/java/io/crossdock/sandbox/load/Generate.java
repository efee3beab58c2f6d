package io.crossdock.sandbox.load;

import io.crossdock.io.settings.Durations;
import io.crossdock.sandbox.servers.Commands;
import io.crossdock.sandbox.servers.SandboxException;
import io.crossdock.sandbox.servers.WrongOptionException;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Sends simulated messages of a pipeline through a door, at a rate, and stops by itself.
 *
 * <p>Exit codes: 0 all were sent, 1 the door refuses, 2 the options are wrong.
 */
@Command(
    name = "scripts/generate",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    usageHelpWidth = 110,
    description =
        "Sends simulated messages of a pipeline through a door, at a rate, and stops by itself. The topics"
            + " or streams must be there: scans; temperature, gps, door; vibration, process.")
public final class Generate implements Callable<Integer> {
  private static final long LINE_NANOS = TimeUnit.SECONDS.toNanos(5);

  /** Event and broker times of the messages. */
  enum Times {
    /** Each message happens as long before it is sent as it was under way in the simulation. */
    NOW,
    /** Those of the simulated day, by which the truth is true. */
    SIMULATED;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(paramLabel = "PIPELINE", description = "Whose messages: ${COMPLETION-CANDIDATES}.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Traffic pipeline;

  @Option(names = "--door", description = "Where to: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  private Door door = Door.KAFKA;

  @Option(names = "--format", description = "In what: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  private Format format = Format.JSON;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Messages a second, 0 for as fast as the door takes them (${DEFAULT-VALUE}).")
  private double rate = 100;

  @Option(names = "--count", paramLabel = "N", description = "Stop after so many messages.")
  private long count;

  @Option(names = "--for", paramLabel = "DURATION", description = "Stop after a time such as 5m.")
  private @Nullable String time;

  @Option(
      names = "--prefix",
      paramLabel = "TEXT",
      description = "What the names of topics or streams begin with.")
  private String prefix = "";

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "All chance comes from it (${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--times",
      description =
          "Times of messages: now, or those of the simulated day, 2026-01-05 (${DEFAULT-VALUE}).")
  private Times times = Times.NOW;

  @Option(
      names = "--truth",
      paramLabel = "FILE",
      description =
          "Write what was injected; needs --times=simulated, and is true of one whole day.")
  private @Nullable Path truth;

  @Mixin private DoorOptions doors = new DoorOptions();
  @Mixin private RegistryMixin registry = new RegistryMixin();

  private long sent;
  private long bytes;
  private long unsayable;

  private Generate() {}

  /** Parses, sends, exits. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  /** Parses and sends; the exit code. */
  static int run(String... args) {
    return Commands.run(new Generate(), args);
  }

  @Override
  public Integer call() throws IOException {
    long most = count == 0 ? Long.MAX_VALUE : count;
    double seconds = check();
    Encoder encoder = format.encoder(() -> registry.ids(format));
    Pace pace;
    try (Sender sender = door.open(doors)) {
      pace = new Pace(rate);
      long line = System.nanoTime();
      for (int day = 0; sent < most && pace.seconds() < seconds; day++) {
        Traffic.Day traffic = pipeline.day(seed + day, most - sent, LocalDate.of(2026, 1, 5));
        if (day == 0) {
          writeTruth(traffic.truth());
        }
        Iterator<Sample> samples = traffic.samples().iterator();
        while (samples.hasNext() && sent < most && pace.seconds() < seconds) {
          Optional<Message> message = message(samples.next(), encoder);
          if (message.isPresent()) {
            pace.await(sender::push);
            sender.send(message.get());
            sent++;
            bytes += message.get().payload().length;
          }
          if (System.nanoTime() - line > LINE_NANOS) {
            line = System.nanoTime();
            System.out.printf(
                Locale.ROOT, "  %,d sent after %.0f s%s%n", sent, pace.seconds(), behind(pace));
          }
        }
      }
      sender.flush();
    }
    report(pace);
    return 0;
  }

  /** How many seconds to send at most. */
  private double check() {
    if ((count <= 0) == (time == null)) {
      throw new WrongOptionException("Say when to stop: --count=N or --for=DURATION.");
    }
    if (rate < 0) {
      throw new WrongOptionException("--rate is " + rate + ": 0 or more messages a second.");
    }
    if (truth != null && times != Times.SIMULATED) {
      throw new WrongOptionException("--truth is true of --times=simulated only.");
    }
    if (format.isForScans() && pipeline != Traffic.BARCODE) {
      throw new WrongOptionException("--format=" + format + " is for barcode only.");
    }
    if (time == null) {
      return Double.POSITIVE_INFINITY;
    }
    try {
      return Durations.parse(time).toMillis() / 1e3;
    } catch (IllegalArgumentException e) {
      throw new WrongOptionException("--for: " + e.getMessage());
    }
  }

  private void writeTruth(Traffic.Truth day) {
    if (truth == null) {
      return;
    }
    try (Writer out = Files.newBufferedWriter(truth, StandardCharsets.UTF_8)) {
      day.write(out);
    } catch (IOException e) {
      throw new SandboxException(truth + " cannot be written: " + e.getMessage());
    }
  }

  private Optional<Message> message(Sample sample, Encoder encoder) {
    long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    long arrival = times == Times.NOW ? now : sample.arrivalMicros();
    String topic = prefix + sample.topic();
    Content content = sample.content();
    if (content == null) {
      // Nobody can use it, and each format has such messages.
      return Optional.of(
          new Message(topic, sample.key(), sample.poison(), format.contentType(), "", arrival));
    }
    // What lies between two messages is the load's pace, and no longer the simulation's.
    Content moved = content.later(arrival - sample.arrivalMicros());
    Optional<byte[]> payload = encoder.encode(topic, moved);
    if (payload.isEmpty()) {
      unsayable++;
    }
    return payload.map(
        written ->
            new Message(
                topic, sample.key(), written, format.contentType(), moved.tenant(), arrival));
  }

  private static String behind(Pace pace) {
    long behind = pace.behind();
    return behind > 100 ? String.format(Locale.ROOT, ", %,d behind the rate", behind) : "";
  }

  private void report(Pace pace) {
    double seconds = pace.seconds();
    double kept = sent / Math.max(seconds, 1e-3);
    System.out.printf(
        Locale.ROOT,
        "Sent %,d messages (%s as %s, %.1f MB) to %s in %.1f s: %,.1f a second.%n",
        sent,
        pipeline,
        format,
        bytes / 1e6,
        door,
        seconds,
        kept);
    if (unsayable > 0) {
      System.out.printf(
          Locale.ROOT, "%,d messages were not sent: %s cannot say them.%n", unsayable, format);
    }
    if (rate > 0 && kept < 0.95 * rate) {
      System.out.printf(
          Locale.ROOT, "The rate of %,.1f a second was not kept: nothing here is faster.%n", rate);
    }
  }
}
