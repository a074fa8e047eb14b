package fetchlinks.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why something did not work: what happened and what to do about it.
 *
 * @param code a few capitals or digits that name the cause in a narrow column and group failures of
 *     one cause: {@code 404}, {@code 429}, {@code BOT}, {@code NET}, {@code COOKIES}
 * @param message what failed and why, clean text without a full stop
 * @param advice what the person can do, may be empty
 * @param retryAfter how long the host asked to be left alone, from nothing to {@link
 *     #LONGEST_WAIT}, null where it did not say
 */
public record Failure(
    FailureClass kind, String code, String message, String advice, @Nullable Duration retryAfter) {

  /** A host that asks for more is not believed. */
  public static final Duration LONGEST_WAIT = Duration.ofDays(30);

  public Failure {
    retryAfter = retryAfter == null ? null : clamped(retryAfter);
  }

  private static Duration clamped(Duration wait) {
    if (wait.isNegative()) {
      return Duration.ZERO;
    }
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  /** A failure with nothing to advise. */
  public static Failure of(FailureClass kind, String code, String message) {
    return new Failure(kind, code, message, "", null);
  }

  /** The same with advice. */
  public Failure advising(String newAdvice) {
    return new Failure(kind, code, message, newAdvice, retryAfter);
  }

  /** The same with the host's own {@code Retry-After}. */
  public Failure after(@Nullable Duration newRetryAfter) {
    return new Failure(kind, code, message, advice, newRetryAfter);
  }

  /** What went wrong; a status number goes first unless the message names it. */
  public String reason() {
    boolean number = !code.isEmpty() && code.chars().allMatch(c -> c >= '0' && c <= '9');
    return number && !message.contains(code) ? code + " " + message : message;
  }

  /**
   * How often a failed attempt may be repeated in one run.
   *
   * @param maxRetries the setting, for failures that are transient
   */
  public int retries(int maxRetries) {
    return switch (kind) {
      case TRANSIENT, UNREACHABLE -> maxRetries;
      case GONE_PERHAPS, SUSPICIOUS, EXTRACTOR_BROKEN -> Math.min(1, maxRetries);
      case GONE, NEEDS_PERSON, NEEDS_PERSON_EVERYWHERE, HOST_SAYS_STOP, LOCAL, UNEXPECTED -> 0;
    };
  }
}
