package fetchlinks.model;

import java.util.Locale;

/** Failures by what happens next; see {@code detection.md}, "Errors: what to do with them". */
public enum FailureClass {
  /** Does not exist, terminated, private, unsupported, bad channel file. No retry. */
  GONE,
  /** A bare 404 or 410: sites answer so wrongly at times. One retry. */
  GONE_PERHAPS,
  /** Age, membership, certificate: the person must act. No retry. */
  NEEDS_PERSON,
  /** As {@link #NEEDS_PERSON}, but every channel would fail alike (cookies): stops the run once. */
  NEEDS_PERSON_EVERYWHERE,
  /** Too many requests, bot check, captcha: the brake for this host. */
  HOST_SAYS_STOP,
  /** Names do not resolve or there is no route: transient, and counted towards "offline". */
  UNREACHABLE,
  /** Time-outs, resets, 5xx, incomplete data. Retried with backoff. */
  TRANSIENT,
  /** A listing that can't be believed. One retry; three on one site stop that site. */
  SUSPICIOUS,
  /** yt-dlp no longer understands the site. One retry; stops the site, "update yt-dlp". */
  EXTRACTOR_BROKEN,
  /** Disk full, permission denied, yt-dlp missing: stops the run. */
  LOCAL,
  /** A bug of ours or something nobody thought of: said in full, no retry. */
  UNEXPECTED;

  /** The word used in JSON and in filters, {@code host-says-stop} for example. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
