package fetchlinks.demo;

/** How the demonstration's site treats requests for one channel. */
enum Behaviour {
  /** Answers with the feed. */
  HEALTHY,
  /** Lives on the host that says "too many requests" for a while, then answers. */
  BUSY,
  /** Has an error twice, then answers. */
  FLAKY,
  /** Has an error each time. */
  BROKEN,
  /** 404. */
  MISSING,
  /** 403. */
  FORBIDDEN,
  /** Sends a web page where a feed was. */
  WEB_PAGE,
  /** Ends in the middle of the feed. */
  TRUNCATED
}
