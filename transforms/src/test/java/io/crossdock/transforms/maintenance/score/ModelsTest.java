package io.crossdock.transforms.maintenance.score;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.Assert.assertThrows;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class ModelsTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final Models models = new Models();
  private final AtomicInteger loads = new AtomicInteger();
  private LocalFiles files = new LocalFiles(new File(""));
  private ModelRef ref = new ModelRef("", "");

  @Before
  public void write() throws IOException {
    files = new LocalFiles(folder.getRoot());
    ref = write("a.onnx", 1);
  }

  @Test
  public void aModelIsLoadedOnceAndClosedWithItsLastLease() throws Exception {
    Models.Lease one = models.lease(ref, files, loads::incrementAndGet);
    Models.Lease two = models.lease(ref, files, loads::incrementAndGet);
    assertThat(loads.get(), is(1));
    assertThat(two.model(), sameInstance(one.model()));
    one.close();
    one.close();
    assertThat(two.model().score(new float[][] {{0}}).length, is(1));
    Model model = two.model();
    two.close();
    assertThat(models.size(), is(0));
    assertThrows(IllegalStateException.class, () -> model.score(new float[][] {{0}}));
    Models.Lease three = models.lease(ref, files, loads::incrementAndGet);
    assertThat(three.model(), not(sameInstance(model)));
    assertThat(loads.get(), is(2));
    three.close();
  }

  @Test
  public void threadsShareOne() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Double>> tasks = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        tasks.add(
            () -> {
              try (Models.Lease lease = models.lease(ref, files, loads::incrementAndGet)) {
                return lease.model().score(new float[][] {{0.5f}})[0];
              }
            });
      }
      try (Models.Lease held = models.lease(ref, files, loads::incrementAndGet)) {
        double expected = held.model().score(new float[][] {{0.5f}})[0];
        for (Future<Double> score : threads.invokeAll(tasks)) {
          assertThat(score.get(), is(expected));
        }
        assertThat(loads.get(), is(1));
      }
      // Now nobody holds it between one task and the next: it comes and goes.
      for (Future<Double> score : threads.invokeAll(tasks)) {
        score.get();
      }
      assertThat(models.size(), is(0));
    } finally {
      threads.shutdown();
    }
  }

  @Test
  public void anotherFileIsNotTakenForIt() throws Exception {
    write("a.onnx", 2);
    ScoringException e =
        assertThrows(
            ScoringException.class, () -> models.lease(ref, files, loads::incrementAndGet));
    assertThat(e.getMessage(), containsString("a.onnx: has the hash "));
    assertThat(e.getMessage(), containsString(", not " + ref.sha256()));
    assertThat(models.size(), is(0));
    assertThat(loads.get(), is(0));
    Files.delete(Path.of(ref.uri()));
    assertThat(
        assertThrows(ScoringException.class, () -> models.lease(ref, files, loads::incrementAndGet))
            .getMessage(),
        containsString("a.onnx: there is no such file"));
  }

  @Test
  public void aScorerHoldsWhatIsInTheBook() throws Exception {
    ModelRef other = write("b.onnx", 2);
    try (HeldModels held = new HeldModels(models, files, loads::incrementAndGet)) {
      Model a = held.get(ref);
      held.get(other);
      assertThat(held.get(ref), sameInstance(a));
      held.keepOnly(Set.of(ref.sha256()));
      assertThat(models.size(), is(1));
      assertThat(held.get(ref), sameInstance(a));
      assertThat(loads.get(), is(2));
    }
    assertThat(models.size(), is(0));
  }

  @Test
  public void hashesAreThoseOfSha256sum() throws Exception {
    Files.writeString(folder.getRoot().toPath().resolve("abc.onnx"), "abc");
    assertThat(
        ModelContent.read(files, folder.getRoot() + "/abc.onnx").sha256(),
        is("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
  }

  private ModelRef write(String name, float weight) throws IOException {
    Path path = folder.getRoot().toPath().resolve(name);
    Files.write(
        path,
        OnnxFile.logistic(0, weight).says(TestModel.json("a", "1", List.of(), "torque")).bytes());
    return new ModelRef(path.toString(), ModelContent.read(files, path.toString()).sha256());
  }
}
