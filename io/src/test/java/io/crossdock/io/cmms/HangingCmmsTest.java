package io.crossdock.io.cmms;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import io.crossdock.io.postgres.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** A CMMS that takes every connection and answers none. */
public class HangingCmmsTest {
  private static final Duration TIMEOUT = Duration.ofMillis(300);

  private final List<Socket> taken = Collections.synchronizedList(new ArrayList<>());
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final ServerSocket socket = listening();

  private static ServerSocket listening() {
    try {
      return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Before
  public void start() throws Exception {
    Outbox.empty();
    thread.execute(
        () -> {
          try {
            while (true) {
              taken.add(socket.accept());
            }
          } catch (IOException e) {
            // The test is over.
          }
        });
  }

  @After
  public void stop() throws IOException {
    socket.close();
    thread.shutdownNow();
    for (Socket one : taken) {
      one.close();
    }
  }

  private DeliverOrders worker(int failures) {
    CmmsSettings settings =
        new CmmsSettings(
            "http://127.0.0.1:" + socket.getLocalPort(),
            null,
            MappingFile.atlas(),
            TIMEOUT,
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofMinutes(1),
            failures,
            Duration.ofHours(1));
    return new DeliverOrders(
        TestDatabase.settings(),
        settings,
        new HttpCmms(settings),
        event -> assertThat(event, equalTo(DeliveryEvent.RETRIED)),
        Outbox.BACKOFF);
  }

  @Test
  public void deliveringEndsWithinItsBudgetAndNoOrderIsLost() throws Exception {
    for (int i = 0; i < 20; i++) {
      Outbox.say(Outbox.open("m" + i, i));
    }
    Duration budget = Duration.ofSeconds(2);
    long start = System.nanoTime();
    try (DeliverOrders worker = worker(1_000)) {
      worker.deliver(budget);
      // A call is cut off in time; the rest is a database on a machine that others use too.
      assertThat(Duration.ofNanos(System.nanoTime() - start), lessThan(budget.plusSeconds(3)));
      assertThat(worker.waiting(), equalTo(20L));
    }
    assertThat(taken.size(), lessThan(8));
  }

  @Test
  public void afterSomeFailuresItIsLeftAlone() throws Exception {
    for (int i = 0; i < 20; i++) {
      Outbox.say(Outbox.open("m" + i, i));
    }
    try (DeliverOrders worker = worker(2)) {
      worker.deliver(Duration.ofSeconds(30));
      int before = taken.size();
      long start = System.nanoTime();
      assertThat(worker.deliver(Duration.ofSeconds(30)), equalTo(0));
      assertThat(Duration.ofNanos(System.nanoTime() - start), lessThan(Duration.ofSeconds(3)));
      assertThat(taken.size(), equalTo(before));
      assertThat(before, equalTo(2));
      assertThat(worker.waiting(), equalTo(20L));
    }
  }
}
