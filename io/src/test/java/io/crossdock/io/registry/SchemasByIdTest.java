package io.crossdock.io.registry;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.Assert.assertThrows;

import io.crossdock.io.registry.RegistryException.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.Test;

/** What is kept, what is asked again, and how long, by a clock that only waiting moves. */
public class SchemasByIdTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Time that stands still unless somebody waits. */
  private static final class FakeClock implements SchemasById.Clock {
    private long nanos = Long.MAX_VALUE - 1_000; // it may overflow, as the system's

    @Override
    public synchronized long nanos() {
      return nanos;
    }

    @Override
    public synchronized void sleep(Duration duration) {
      nanos += duration.toNanos();
    }
  }

  /** Stands in for the registry's answers; the real one is asked in the sandbox's tests. */
  private static final class FakeSource implements SchemasById.Source {
    private final Set<Integer> ids = new TreeSet<>(Set.of(1, 2, 3));
    private final List<Integer> asked = new ArrayList<>();
    private Reason failure = Reason.UNKNOWN; // stands for none

    @Override
    public synchronized RegisteredSchema schema(int id) throws RegistryException {
      asked.add(id);
      if (failure != Reason.UNKNOWN || !ids.contains(id)) {
        throw new RegistryException(failure, "it is " + failure);
      }
      return new RegisteredSchema(id, SchemaType.AVRO, "\"int\"", List.of());
    }
  }

  private final FakeClock clock = new FakeClock();
  private final FakeSource source = new FakeSource();
  private final SchemasById schemas = new SchemasById(source, PATIENCE, clock);

  private Reason refusal(int id) {
    return assertThrows(RegistryException.class, () -> schemas.get(id)).reason();
  }

  @Test
  public void aSchemaIsAskedForOnce() throws Exception {
    assertThat(schemas.get(1), sameInstance(schemas.get(1)));
    assertThat(source.asked, equalTo(List.of(1)));
  }

  @Test
  public void anUnknownIdIsAskedForAgainAfterAWhileOnly() throws Exception {
    assertThat(refusal(7), equalTo(Reason.UNKNOWN));
    source.ids.add(7);
    assertThat(refusal(7), equalTo(Reason.UNKNOWN));
    assertThat(source.asked, equalTo(List.of(7)));

    clock.sleep(Duration.ofSeconds(6));
    assertThat(schemas.get(7).id(), equalTo(7));
  }

  @Test
  public void idsThatAreMadeUpDoNotKeepTheRegistryBusy() throws Exception {
    for (int id = 1_000; id < 2_000; id++) {
      assertThat(refusal(id), equalTo(Reason.UNKNOWN));
    }
    assertThat(refusal(2_000), equalTo(Reason.AWAY));
    assertThat(source.asked.size(), equalTo(1_000));

    clock.sleep(Duration.ofSeconds(6));
    assertThat(schemas.get(2).id(), equalTo(2));
  }

  @Test
  public void aRegistryThatIsAwayIsWaitedForOnceAndThenTriedNowAndThen() throws Exception {
    schemas.get(1);
    source.failure = Reason.AWAY;
    long start = clock.nanos();
    assertThat(refusal(2), equalTo(Reason.AWAY));
    Duration waited = Duration.ofNanos(clock.nanos() - start);
    assertThat(waited, lessThanOrEqualTo(PATIENCE));
    assertThat(waited, greaterThan(PATIENCE.dividedBy(3)));

    int asked = source.asked.size();
    long after = clock.nanos();
    for (int i = 0; i < 1_000; i++) {
      assertThat(refusal(3), equalTo(Reason.AWAY));
    }
    assertThat("nobody waits", clock.nanos(), equalTo(after));
    assertThat("nobody asks", source.asked.size(), equalTo(asked));
    assertThat("what is known goes on", schemas.get(1).id(), equalTo(1));

    clock.sleep(Duration.ofSeconds(3));
    assertThat(refusal(3), equalTo(Reason.AWAY));
    assertThat("one probe", source.asked.size(), equalTo(asked + 1));

    source.failure = Reason.UNKNOWN;
    clock.sleep(Duration.ofSeconds(31));
    assertThat(schemas.get(3).id(), equalTo(3));
    assertThat("and all goes on", schemas.get(2).id(), equalTo(2));
  }

  @Test
  public void aRegistryThatComesBackInTimeIsNotNoticed() throws Exception {
    SchemasById patient =
        new SchemasById(
            id -> {
              if (source.asked.size() == 3) {
                source.failure = Reason.UNKNOWN;
              }
              return source.schema(id);
            },
            PATIENCE,
            clock);
    source.failure = Reason.AWAY;
    assertThat(patient.get(1).id(), equalTo(1));
    assertThat(source.asked.size(), equalTo(4));
  }

  @Test
  public void aWrongPasswordIsNotTriedAgainAndAgain() {
    source.failure = Reason.DENIED;
    long start = clock.nanos();
    assertThat(refusal(1), equalTo(Reason.DENIED));
    assertThat(refusal(2), equalTo(Reason.AWAY));
    assertThat(clock.nanos(), equalTo(start));
    assertThat(source.asked, equalTo(List.of(1)));
  }

  @Test
  public void aSchemaThatIsRefusedStopsNoOther() throws Exception {
    source.failure = Reason.REFUSED;
    assertThat(refusal(1), equalTo(Reason.REFUSED));
    assertThat(refusal(1), equalTo(Reason.REFUSED));
    assertThat("asked once", source.asked, equalTo(List.of(1)));
    source.failure = Reason.UNKNOWN;
    assertThat(schemas.get(2).id(), equalTo(2));
  }

  @Test
  public void manyThreadsWaitOnce() throws Exception {
    source.failure = Reason.AWAY;
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      long start = clock.nanos();
      List<Callable<Reason>> calls = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        int id = i;
        calls.add(() -> refusal(id));
      }
      for (Future<Reason> call : pool.invokeAll(calls)) {
        assertThat(call.get(), equalTo(Reason.AWAY));
      }
      assertThat(Duration.ofNanos(clock.nanos() - start), lessThanOrEqualTo(PATIENCE));
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  public void whatIsSaidOfAnOutageIsItsReason() {
    source.failure = Reason.AWAY;
    refusal(1);
    RegistryException later = assertThrows(RegistryException.class, () -> schemas.get(2));
    assertThat(later.getMessage(), containsString("it is AWAY"));
  }
}
