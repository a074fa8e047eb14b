package fetchlinks.ytdlp;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import fetchlinks.engine.FetchException;
import fetchlinks.engine.ListingRequest;
import fetchlinks.model.Failure;
import fetchlinks.model.FailureClass;
import fetchlinks.model.Item;
import fetchlinks.model.ListingEnd;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The conversation with one warm yt-dlp. Owned by one thread at a time, except for the methods that
 * end it.
 */
final class Worker {

  /** Longer lists are cut; no site has them, but a list without end must have one. */
  private static final int MOST_ENTRIES = 500_000;

  private static final Gson GSON = new Gson();

  private final ChildProcess child;
  private final Limits limits;
  private final Executable executable;
  private int lastId;
  private int requests;
  private boolean spent;

  /** When it became idle, by {@code System.nanoTime}; written before it is shared. */
  private long idleSinceNanos;

  Worker(ChildProcess child, Executable executable, Limits limits) {
    this.child = child;
    this.executable = executable;
    this.limits = limits;
  }

  /** Ended by itself, without an answer to what was asked. */
  static final class DiedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String lastWords;

    DiedException(String lastWords) {
      super(lastWords);
      this.lastWords = lastWords;
    }

    /** What it said on standard error, clean; may be empty. */
    String lastWords() {
      return lastWords;
    }
  }

  /**
   * Lists what is asked for. Afterwards {@link #reusable} tells whether the worker can go on.
   *
   * @throws DiedException it ended, or went mad, without an answer
   * @throws InterruptedException it was cancelled, or killed where it did not listen
   */
  ListingEnd list(Delivery delivery, Deadline deadline)
      throws FetchException, InterruptedException, DiedException {
    boolean free = false;
    try {
      child.forgetErrors();
      send(question(delivery.request()));
      ListingEnd end = null;
      while (end == null && delivery.wanted()) {
        WorkerEvent event = next(deadline.leftNanos());
        if (event == null) {
          return delivery.tooLate(deadline);
        }
        free = event instanceof WorkerEvent.Done || event instanceof WorkerEvent.Failed;
        end = hear(event, delivery, deadline);
      }
      free = free || cancelled();
      return end == null ? new ListingEnd.Stopped() : end;
    } catch (InterruptedException e) {
      free = cancelled();
      throw e;
    } finally {
      if (!free) {
        spent = true;
        var _ = child.kill();
      }
    }
  }

  private @Nullable ListingEnd hear(WorkerEvent event, Delivery delivery, Deadline deadline)
      throws FetchException, InterruptedException, DiedException {
    switch (event) {
      case WorkerEvent.Request _ -> {
        delivery.beforeRequest(deadline);
        if (delivery.request().spaced()) {
          send(operation("go"));
        }
      }
      case WorkerEvent.Meta(var meta) -> delivery.describe(meta);
      case WorkerEvent.Entry(String json) -> delivery.entry(json);
      case WorkerEvent.Nested(String url, String title) ->
          delivery.give(new Item.Nested(url, title));
      case WorkerEvent.Hole _ -> delivery.give(new Item.Hole("an entry came without data"));
      case WorkerEvent.Warn(String message) -> delivery.warn(message);
      case WorkerEvent.Done done -> {
        use(done.usage());
        return ended(done, delivery);
      }
      case WorkerEvent.Failed(Trouble trouble, var usage) -> {
        use(usage);
        return delivery.broken(delivery.judge(trouble));
      }
      case WorkerEvent.Ready _, WorkerEvent.Ignored _ -> {}
    }
    return null;
  }

  private static ListingEnd ended(WorkerEvent.Done done, Delivery delivery) {
    return switch (done.stopped()) {
      case "known", "cancelled" -> new ListingEnd.Stopped();
      case "single" -> new ListingEnd.NotAList("a single video or file");
      case "max" ->
          new ListingEnd.CutShort(
              Failure.of(
                  FailureClass.UNEXPECTED,
                  "MAX",
                  "the list has more than %,d entries".formatted(MOST_ENTRIES)));
      default ->
          delivery.ended(
              done.claimed() < 0 ? -1 : Math.max(0, done.claimed() - done.hidden()),
              done.emptyTail());
    };
  }

  private void use(WorkerEvent.Usage usage) {
    requests += usage.requests();
    spent |= usage.unforeseen() || usage.rssKb() > limits.rssKb() || requests >= limits.requests();
  }

  /** What it says next, null when the time is over. */
  private @Nullable WorkerEvent next(long nanos) throws InterruptedException, DiedException {
    String line = child.nextLine(nanos);
    if (line == null) {
      return null;
    }
    if (ChildProcess.isEnd(line)) {
      throw new DiedException(child.lastWords());
    }
    try {
      return WorkerEvent.parse(line);
    } catch (JsonParseException _) {
      throw new DiedException("it said something that was not agreed: " + Words.cleaned(line));
    }
  }

  /** Tells it to stop what it does; false when it does not answer in time. */
  private boolean cancelled() {
    long end = System.nanoTime() + limits.cancel().toNanos();
    try {
      send(operation("cancel"));
      return hasEnded(end);
    } catch (InterruptedException _) {
      // Told twice: it must be quick now. The thread goes on as interrupted.
      Thread.currentThread().interrupt();
      return false;
    } catch (DiedException _) {
      return false;
    }
  }

  /** Listens for nothing but the end of what it does, up to this time. */
  private boolean hasEnded(long untilNanos) throws InterruptedException, DiedException {
    while (true) {
      switch (next(untilNanos - System.nanoTime())) {
        case null -> {
          return false;
        }
        case WorkerEvent.Done done -> {
          use(done.usage());
          return true;
        }
        case WorkerEvent.Failed failed -> {
          use(failed.usage());
          return true;
        }
        case WorkerEvent.Request _,
            WorkerEvent.Meta _,
            WorkerEvent.Entry _,
            WorkerEvent.Nested _,
            WorkerEvent.Hole _,
            WorkerEvent.Warn _,
            WorkerEvent.Ready _,
            WorkerEvent.Ignored _ -> {}
      }
    }
  }

  private String question(ListingRequest request) {
    lastId++;
    Map<String, Object> question = new LinkedHashMap<>();
    question.put("id", lastId);
    question.put("url", request.url());
    question.put("known", request.known());
    question.put("window", ListingRequest.WINDOW);
    question.put("ie", request.extractor());
    question.put("dates", request.dates());
    question.put("gate", request.spaced());
    question.put("max", MOST_ENTRIES);
    return GSON.toJson(question);
  }

  private String operation(String name) {
    return GSON.toJson(Map.of("op", name, "id", lastId));
  }

  private void send(String line) throws DiedException {
    try {
      child.send(line);
    } catch (IOException _) {
      throw new DiedException(child.lastWords());
    }
  }

  /** Whether it may be asked again. */
  boolean reusable() {
    return !spent && child.isAlive();
  }

  /** Whether it runs the yt-dlp that would be started now. */
  boolean isOf(Executable current) {
    return executable.equals(current);
  }

  void idleFrom(long nanoTime) {
    idleSinceNanos = nanoTime;
  }

  long idleSinceNanos() {
    return idleSinceNanos;
  }

  ChildProcess child() {
    return child;
  }
}
