package fetchlinks.tui;

import fetchlinks.model.SafeText;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is told to the terminal beside the picture: title, task bar, clipboard. Only the newest of
 * each kind is kept; title and task bar are told on change and at most once a second, because
 * repeated ones flicker. Not thread-safe.
 */
final class Announcements {

  /** More is cut by some terminals in the middle, which is worse than refused. */
  private static final int CLIPBOARD_BYTES = 74_994;

  private static final int TITLE_COLUMNS = 120;
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final String OSC = "\u001b]";
  private static final String END = "\u001b\\";

  private final TerminalEnvironment environment;
  private final LongSupplier nanoTime;
  private @Nullable String title;
  private @Nullable String sentTitle;
  private @Nullable Progress progress;
  private @Nullable Progress sentProgress;
  private @Nullable String urgent;
  private @Nullable String mouse;
  private boolean told;
  private long toldAt;

  Announcements(TerminalEnvironment environment, LongSupplier nanoTime) {
    this.environment = environment;
    this.nanoTime = nanoTime;
  }

  void title(String text) {
    if (environment.windowTitle()) {
      String clean = SafeText.fit(SafeText.of(text), TITLE_COLUMNS);
      title = environment.unicode() ? clean : SafeText.ascii(clean);
    }
  }

  void progress(Progress now) {
    if (environment.taskBar()) {
      progress = now;
    }
  }

  /** The bytes of a mouse switch, from {@link Tty#mouse}. */
  void mouse(String bytes) {
    mouse = bytes;
  }

  /** Whether the text will be told. */
  boolean copy(String text) {
    Optional<String> sequence = environment.windowTitle() ? clipboard(text) : Optional.empty();
    sequence.ifPresent(bytes -> urgent = bytes);
    return sequence.isPresent();
  }

  static Optional<String> clipboard(String text) {
    String clean = text.lines().map(SafeText::of).collect(Collectors.joining("\n"));
    byte[] bytes = clean.getBytes(StandardCharsets.UTF_8);
    return bytes.length > CLIPBOARD_BYTES
        ? Optional.empty()
        : Optional.of(OSC + "52;c;" + Base64.getEncoder().encodeToString(bytes) + END);
  }

  /** Told again to a terminal that was given back meanwhile. */
  void forget() {
    sentTitle = null;
    sentProgress = null;
    told = false;
  }

  /** How long until something is to be told: 0 for now, {@link Long#MAX_VALUE} for never. */
  long dueInNanos() {
    if (urgent != null || mouse != null) {
      return 0;
    }
    boolean changed = !Objects.equals(title, sentTitle) || !Objects.equals(progress, sentProgress);
    if (!changed) {
      return Long.MAX_VALUE;
    }
    return told ? Math.max(0, toldAt + PAUSE_NANOS - nanoTime.getAsLong()) : 0;
  }

  /** Takes what is due. */
  void send(Bytes out) {
    boolean due = dueInNanos() == 0;
    boolean early = told && toldAt + PAUSE_NANOS - nanoTime.getAsLong() > 0;
    out.ascii(urgent == null ? "" : urgent).ascii(mouse == null ? "" : mouse);
    urgent = null;
    mouse = null;
    if (!due || early) {
      return;
    }
    if (title != null && !title.equals(sentTitle)) {
      out.ascii(OSC).ascii("2;").utf8(title).ascii(END);
      sentTitle = title;
    }
    if (progress != null && !progress.equals(sentProgress)) {
      out.ascii(OSC).ascii("9;4;").number(progress.state().code()).ascii(';');
      out.number(progress.percent()).ascii(END);
      sentProgress = progress;
    }
    told = true;
    toldAt = nanoTime.getAsLong();
  }
}
