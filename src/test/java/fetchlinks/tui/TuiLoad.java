package fetchlinks.tui;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import fetchlinks.event.EventQueue;
import fetchlinks.model.ChannelId;
import fetchlinks.model.PastRun;
import fetchlinks.model.ViewSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What the screen costs: the real loop, queue and terminal writer before a terminal that reads and
 * forgets. Run by hand, with the test classes on the class path and the flags of the launcher:
 *
 * <pre>
 *   java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xms32m -Xmn16m fetchlinks.tui.TuiLoad \
 *       CHANNELS WORKERS EVENTS_A_SECOND SECONDS [COLUMNS ROWS [LOG_LINES]]
 * </pre>
 *
 * 500 channels under 2,000 events a second: {@code 500 5 2000 20}; spinners alone: {@code 5 5 0
 * 20}; a clock alone: {@code 5 0 0 20}; memory: {@code 5000 5 0 5 120 35 200000}.
 */
final class TuiLoad {

  private static final long WARM_UP_MILLIS = 8_000;
  private static final long KEY_PAUSE_MILLIS = 53;

  /** Longer than rows hold still after a key. */
  private static final long REST_MILLIS = 3_000;

  private final InstantSource clock = InstantSource.system();
  private final EventQueue events = new EventQueue(clock);
  private final Sink sink = new Sink();
  private final Size size;

  private TuiLoad(Size size) {
    this.size = size;
  }

  public static void main(String[] arguments) throws Exception {
    int[] numbers = Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
    boolean sized = numbers.length > 5;
    Size size = sized ? new Size(numbers[4], numbers[5]) : new Size(120, 35);
    int lines = numbers.length > 6 ? numbers[6] : 0;
    new TuiLoad(size).run(numbers[0], numbers[1], numbers[2], numbers[3], lines);
    Runtime.getRuntime().exit(0);
  }

  private void run(int channels, int workers, int perSecond, int seconds, int lines)
      throws IOException, InterruptedException {
    Storm storm = new Storm(events, clock, channels, workers, perSecond);
    Terminal terminal = terminal();
    Tui tui =
        new Tui(
            setup(),
            terminal,
            themes(),
            ViewSettings.DEFAULT,
            events,
            _ -> {},
            new Nowhere(),
            clock,
            false);
    Thread loop = Thread.ofPlatform().name("loop").start(() -> loop(tui));
    Thread publisher = Thread.ofPlatform().name("publisher").start(() -> publish(storm, perSecond));
    for (int i = 0; i < lines; i++) {
      storm.log(storm.ids().get(i % channels), i + " entries seen, the marker was not reached yet");
      if (i % 4000 == 0) {
        Thread.sleep(100);
      }
    }
    Thread.sleep(WARM_UP_MILLIS);
    Counters before = Counters.now(loop, publisher, sink);
    List<Long> latencies = keys(tui, perSecond > 0, seconds);
    Counters.now(loop, publisher, sink).print(before, latencies);
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    System.out.printf(
        Locale.ROOT,
        "heap in use after a collection %.1f MB, resident %.1f MB, %s%n",
        (runtime.totalMemory() - runtime.freeMemory()) / 1e6,
        resident() / 1e3,
        tui.state().log().size() + " lines of " + tui.state().log().next());
    storm.stop();
  }

  private static void publish(Storm storm, int perSecond) {
    if (perSecond > 0) {
      storm.run();
    }
  }

  private static void loop(Tui tui) {
    try {
      Tui.Ending _ = tui.run();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Bursts of movement, each after a pause in which rows are put in order. */
  private List<Long> keys(Tui tui, boolean press, int seconds) throws InterruptedException {
    List<Long> latencies = new ArrayList<>();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (press && System.nanoTime() < end) {
      tui.post(new Input.Key("g"));
      for (String key : "j j j j j j j j j j k k k k k k k k k k".split(" ", -1)) {
        Thread.sleep(KEY_PAUSE_MILLIS);
        sink.expectMove();
        long pressed = System.nanoTime();
        tui.post(new Input.Key(key));
        sink.awaitMove();
        latencies.add(System.nanoTime() - pressed);
      }
      Thread.sleep(REST_MILLIS);
    }
    Thread.sleep(Math.max(0, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
    Collections.sort(latencies);
    return latencies;
  }

  private Terminal terminal() throws IOException {
    FakeModes modes = new FakeModes();
    modes.now = size;
    Pipe keyboard = Pipe.open();
    return new LanternaTerminal(
        FramePainterTest.environment(ColourDepth.TRUECOLOR, true),
        modes,
        keyboard::source,
        sink,
        false);
  }

  private static Setup setup() {
    return new Setup("main.toml", List.of(), 4, false, KeyMap.defaults(), ZoneOffset.UTC);
  }

  private static List<Theme> themes() {
    return List.of(Theme.named("default"));
  }

  private static long resident() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .sum();
  }

  /** A terminal that reads at once, and knows when a picture with a moved cursor came. */
  private static final class Sink extends OutputStream {

    private long bytes;
    private long writes;
    private int row = -1;
    private boolean moved;

    synchronized void expectMove() {
      moved = false;
    }

    synchronized void awaitMove() throws InterruptedException {
      while (!moved) {
        wait();
      }
    }

    synchronized long bytes() {
      return bytes;
    }

    synchronized long writes() {
      return writes;
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] written, int offset, int length) {
      bytes += length;
      writes++;
      int now = cursorRow(written, length);
      moved |= now != row && now >= 0;
      row = now;
      notifyAll();
    }

    /** A picture ends with the place of the cursor: {@code ESC [ row ; column H}. */
    private static int cursorRow(byte[] written, int length) {
      int end = length - 1;
      while (end > 0 && written[end] != 'H') {
        end--;
      }
      int start = end;
      while (start > 0 && written[start] != '[') {
        start--;
      }
      String place = new String(written, start, end - start, StandardCharsets.US_ASCII);
      return place.matches("\\[\\d+;\\d+")
          ? Integer.parseInt(place.substring(1, place.indexOf(';')))
          : -1;
    }
  }

  /** Earlier runs of every channel; nothing else is asked for. */
  private static final class Nowhere implements Outside {

    @Override
    public List<PastRun> history(ChannelId id) {
      PastRun run = new PastRun(Scene.START, "ok", 0, Duration.ofSeconds(3), 0);
      return List.of(run, run, run);
    }

    @Override
    public String command(ChannelId id) {
      return "";
    }

    @Override
    public void open(String addressOrFile) {}

    @Override
    public void openLink(String name) {}

    @Override
    public Path edit(ChannelId id) {
      return Path.of("");
    }

    @Override
    public Path save(List<String> lines) {
      return Path.of("");
    }
  }

  /** Counters of the process, all but the publisher's share. */
  private record Counters(
      long nanos, long cpu, long publisher, long loop, long allocated, long bytes, long writes) {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static Counters now(Thread loop, Thread publisher, Sink sink) {
      var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
      return new Counters(
          System.nanoTime(),
          system.getProcessCpuTime(),
          Math.max(0, THREADS.getThreadCpuTime(publisher.threadId())),
          THREADS.getThreadCpuTime(loop.threadId()),
          THREADS.getThreadAllocatedBytes(loop.threadId()),
          sink.bytes(),
          sink.writes());
    }

    void print(Counters then, List<Long> sorted) {
      double seconds = (nanos - then.nanos) / 1e9;
      double share = (cpu - then.cpu - (publisher - then.publisher)) / 1e7 / seconds;
      long frames = Math.max(1, writes - then.writes);
      System.out.printf(
          Locale.ROOT,
          "%.2f %% of a core without the publisher (loop %.2f %%, publisher %.2f %%), "
              + "%.1f writes/s, %.0f bytes/s, %,d bytes allocated a write%n",
          share,
          (loop - then.loop) / 1e7 / seconds,
          (publisher - then.publisher) / 1e7 / seconds,
          frames / seconds,
          (bytes - then.bytes) / seconds,
          (allocated - then.allocated) / frames);
      if (!sorted.isEmpty()) {
        System.out.printf(
            Locale.ROOT,
            "key to paint: median %.2f ms, p95 %.2f ms, max %.2f ms of %d%n",
            sorted.get(sorted.size() / 2) / 1e6,
            sorted.get(sorted.size() * 95 / 100) / 1e6,
            sorted.getLast() / 1e6,
            sorted.size());
      }
    }
  }
}
