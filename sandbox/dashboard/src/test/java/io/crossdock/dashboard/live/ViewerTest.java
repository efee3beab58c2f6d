package io.crossdock.dashboard.live;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.Test;

/** What a slow browser gets. */
public class ViewerTest {
  private final List<String> sent = new ArrayList<>();
  private final Queue<Runnable> later = new ArrayDeque<>();
  private boolean broken;
  private boolean closed;

  /** A browser that is only sent to when the test says so. */
  private final Channel channel =
      new Channel() {
        @Override
        public void send(String event, String data) {
          if (broken) {
            throw new IllegalStateException("gone");
          }
          sent.add(event + " " + data);
        }

        @Override
        public void close() {
          closed = true;
        }
      };

  private final Viewer viewer = new Viewer(channel, later::add);

  @Test
  public void ofEachEventOnlyTheNewestWaits() {
    viewer.offer("scans", "1");
    viewer.offer("alerts", "1");
    viewer.offer("scans", "2");
    later.remove().run();
    assertThat(sent, contains("scans 2", "alerts 1"));
    viewer.offer("scans", "3");
    later.remove().run();
    assertThat(sent, contains("scans 2", "alerts 1", "scans 3"));
  }

  @Test
  public void oneThatWentAwayIsClosedAndTakesNoMore() {
    broken = true;
    viewer.offer("scans", "1");
    later.remove().run();
    assertThat(closed, is(true));
    viewer.offer("scans", "2");
    assertThat(later.isEmpty(), is(true));
  }

  @Test
  public void oneThatTakesNothingIsStuck() {
    assertThat(viewer.isStuck(0), is(false));
    viewer.offer("scans", "1");
    assertThat(viewer.isStuck(-1), is(true));
  }
}
