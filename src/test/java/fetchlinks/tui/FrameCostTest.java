package fetchlinks.tui;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import fetchlinks.event.FetchEvent;
import fetchlinks.event.FetchEvent.Level;
import fetchlinks.model.ChannelStatus;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What pictures cost in memory, from the message to the frame; bytes do not depend on the clock.
 */
class FrameCostTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int FRAMES = 80;

  private static Scene busy(int columns, int rows, int channels) {
    String[] names =
        IntStream.range(0, channels).mapToObj(i -> "Channel " + i).toArray(String[]::new);
    Scene scene = Scene.of(columns, rows).starts(5, names);
    for (int slot = 1; slot <= 5; slot++) {
      scene.lists(names[slot], slot, 30);
    }
    for (int i = 6; i < 30; i++) {
      scene.ends(names[i], new ChannelStatus.UpToDate(35));
      scene.logs(Level.INFO, names[i], "up to date (35 seen, 2.9s)");
    }
    return scene.settled();
  }

  private static long bytesAFrame(Runnable frame) {
    IntStream.range(0, FRAMES).forEach(_ -> frame.run());
    long before = THREADS.getCurrentThreadAllocatedBytes();
    IntStream.range(0, FRAMES).forEach(_ -> frame.run());
    return (THREADS.getCurrentThreadAllocatedBytes() - before) / FRAMES;
  }

  @Test
  void aTurningSpinnerCostsAtMostEightKilobytesClocksIncluded() {
    Scene scene = busy(120, 35, 500);

    long bytes =
        bytesAFrame(() -> {
          scene.after(Duration.ofMillis(125));
          assertThat(scene.frame().rows()).isEqualTo(35);
        });

    assertThat(bytes).isBetween(1L, 8_000L);
  }

  @Test
  void aFullPictureOfALargeScreenCostsAtMostTwoHundredKilobytes() {
    Scene scene = busy(200, 50, 500);
    View view = new View();

    long bytes =
        bytesAFrame(() -> {
          assertThat(view.draw(scene.after(Duration.ofSeconds(1)).state).rows()).isEqualTo(50);
        });
    long fromNothing =
        bytesAFrame(() -> {
          scene.tell(new Message.Given(new Input.Resized(199, 50)));
          assertThat(view.draw(scene.state).columns()).isEqualTo(199);
          scene.tell(new Message.Given(new Input.Resized(200, 50)));
          assertThat(view.draw(scene.state).columns()).isEqualTo(200);
        });

    assertThat(bytes).isBetween(1L, 200_000L);
    assertThat(fromNothing / 2).isBetween(1L, 200_000L + 2 * 4 * 200 * 50);
  }

  @Test
  void whatIsToldCostsNoMoreWithTenThousandChannelsThanTheirList() {
    Scene scene = busy(120, 35, 10_000);
    long listed = 4 * 10_000L + 10_000 / 8;
    int[] entries = {0};

    long bytes =
        bytesAFrame(() -> {
          List<FetchEvent> told =
              IntStream.range(0, 100)
                  .<FetchEvent>mapToObj(i ->
                      new FetchEvent.StatusChanged(
                          scene.now,
                          Scene.id("Channel " + (1 + i % 5)),
                          new ChannelStatus.Listing(1 + i % 5, 1, ++entries[0], 1)))
                  .toList();
          scene.after(Duration.ofMillis(10)).tell(new Message.Happened(told));
          assertThat(scene.frame().rows()).isEqualTo(35);
        });

    assertThat(bytes).isBetween(listed, listed + 150_000);
  }
}
