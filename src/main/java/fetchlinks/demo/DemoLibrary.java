package fetchlinks.demo;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Which videos there are; grows with each tick. Used by many threads at once. */
final class DemoLibrary {

  private final long seed;
  private final Map<String, Integer> sizes = new ConcurrentHashMap<>();

  /** Guarded by this. */
  private long ticks;

  DemoLibrary(long seed) {
    this.seed = seed;
    DemoCast.CHANNELS.forEach(channel -> sizes.putIfAbsent(channel.library(), channel.videos()));
  }

  /** The channel's videos as they are now. */
  List<DemoVideo> newestFirst(DemoChannel channel) {
    int size = size(channel);
    return IntStream.range(0, size)
        .mapToObj(age -> DemoVideo.of(seed, channel.library(), size - 1 - age))
        .toList();
  }

  int size(DemoChannel channel) {
    return sizes.getOrDefault(channel.library(), 0);
  }

  /** The newest video that the channel's file knows of when the demonstration begins. */
  DemoVideo marker(DemoChannel channel) {
    return DemoVideo.of(seed, channel.library(), channel.videos() - channel.unseen() - 1);
  }

  /**
   * Publishes one to three new videos in channels that the seed and the number of ticks decide.
   *
   * @return how many
   */
  synchronized int tick() {
    ticks++;
    SplittableRandom random = new SplittableRandom(seed + ticks * 7919);
    int count = random.nextInt(1, 4);
    List<DemoChannel> growing =
        DemoCast.CHANNELS.stream()
            .filter(channel -> channel.behaviour() == Behaviour.HEALTHY && channel.videos() > 0)
            .toList();
    for (int i = 0; i < count; i++) {
      DemoChannel channel = growing.get(random.nextInt(growing.size()));
      sizes.merge(channel.library(), 1, Integer::sum);
    }
    return count;
  }
}
