package fetchlinks.feed;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets one request go ahead to each server. Those that come at the same time find its connection
 * with HTTP/2, or at least its TLS session, instead of making one each, which is dear.
 */
final class FirstContacts {

  private final ConcurrentHashMap<String, CountDownLatch> servers = new ConcurrentHashMap<>();

  /** What is asked for. */
  @FunctionalInterface
  interface Question<A, E extends Exception> {
    A ask() throws E, InterruptedException;
  }

  /**
   * Asks, as the first one or after it.
   *
   * @param longest how long the first one is waited for, whatever keeps it
   */
  <A, E extends Exception> A ask(URI address, Duration longest, Question<A, E> question)
      throws E, InterruptedException {
    CountDownLatch mine = new CountDownLatch(1);
    CountDownLatch first = servers.putIfAbsent(String.valueOf(address.getRawAuthority()), mine);
    if (first != null) {
      boolean _ = first.await(longest.toNanos(), TimeUnit.NANOSECONDS);
    }
    try {
      return question.ask();
    } finally {
      mine.countDown();
    }
  }
}
