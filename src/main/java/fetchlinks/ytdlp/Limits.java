package fetchlinks.ytdlp;

import java.time.Duration;

/**
 * When a process is given up.
 *
 * @param requests to the site that a worker makes before it is replaced
 * @param rssKb memory above which it is replaced
 * @param idle how long it may wait for work
 * @param handshake how long a start may take; frozen and zipped programs unpack themselves first
 * @param cancel how long it may take to stop when told to
 * @param mercy time between SIGTERM and SIGKILL
 * @param patience how long somebody waits at least for a worker of others before one more is
 *     started
 * @param starts fruitless starts in a row after which workers are given up
 * @param startsAtOnce workers that are started at the same time
 */
record Limits(
    int requests,
    int rssKb,
    Duration idle,
    Duration handshake,
    Duration cancel,
    Duration mercy,
    Duration patience,
    int starts,
    int startsAtOnce) {

  static final Limits USUAL =
      new Limits(
          500,
          256 * 1024,
          Duration.ofMinutes(10),
          Duration.ofSeconds(15),
          Duration.ofMillis(300),
          Duration.ofSeconds(3),
          Duration.ofMillis(200),
          3,
          Runtime.getRuntime().availableProcessors());
}
