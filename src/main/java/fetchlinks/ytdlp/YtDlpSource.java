package fetchlinks.ytdlp;

import fetchlinks.engine.FetchException;
import fetchlinks.engine.ListingReader;
import fetchlinks.engine.ListingRequest;
import fetchlinks.engine.VideoSource;
import fetchlinks.model.Failure;
import fetchlinks.model.FailureClass;
import fetchlinks.model.ListingEnd;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lists through yt-dlp: with a pool of warm workers, or with one process for each list where a
 * yt-dlp can't be made a worker. As many processes run as lists are read at once; where memory is
 * short, lists take turns with a single one.
 */
public final class YtDlpSource implements VideoSource, AutoCloseable {

  /** Deaths of workers on one list after which it is not tried again in this attempt. */
  private static final int DEATHS = 2;

  private final YtDlpOptions options;
  private final Limits limits;
  private final Processes processes = new Processes();
  private final WorkerStarter starter;
  private final WorkerPool pool;
  private final Semaphore turns;
  private final AtomicBoolean coldSaid = new AtomicBoolean();

  public YtDlpSource(YtDlpOptions options) {
    this(options, Limits.USUAL);
  }

  YtDlpSource(YtDlpOptions options, Limits limits) {
    this.options = options;
    this.limits = limits;
    this.starter = new WorkerStarter(options, limits, processes);
    this.pool = new WorkerPool(starter, limits);
    this.turns = new Semaphore(options.lowMemory() ? 1 : Integer.MAX_VALUE, true);
  }

  /** Why no list can be read with these options, empty where a yt-dlp was found. */
  public static Optional<Failure> missing(YtDlpOptions options) {
    try {
      Executable.find(options);
      return Optional.empty();
    } catch (FetchException e) {
      return Optional.of(e.failure());
    }
  }

  /** The yt-dlp command that a person would type for the same list, secrets hidden. */
  public String commandLine(String url) {
    return Commands.shown(options, url);
  }

  @Override
  public ListingEnd list(ListingRequest request, ListingReader reader)
      throws FetchException, InterruptedException {
    Deadline deadline = Deadline.in(request.timeout());
    long start = System.nanoTime();
    turns.acquire();
    try {
      deadline.extend(System.nanoTime() - start);
      return list(new Delivery(request, reader), deadline);
    } finally {
      // What was given up on may still live; until it is gone it takes the memory of the next one.
      var _ = processes.dying().thenRun(turns::release);
    }
  }

  private ListingEnd list(Delivery delivery, Deadline deadline)
      throws FetchException, InterruptedException {
    Executable executable = Executable.find(options);
    String lastWords = "";
    for (int deaths = 0; deaths < DEATHS && !delivery.begun() && !processes.closed(); deaths++) {
      Optional<Worker> worker = pool.acquire(executable);
      if (worker.isEmpty()) {
        return listCold(executable, delivery, deadline);
      }
      try {
        return worker.get().list(delivery, deadline);
      } catch (Worker.DiedException e) {
        lastWords = e.lastWords();
      } finally {
        pool.release(worker.get());
      }
    }
    String words = lastWords.isEmpty() ? "" : ": " + lastWords;
    return delivery.broken(Failure.of(FailureClass.TRANSIENT, "DIED", "yt-dlp died" + words));
  }

  private ListingEnd listCold(Executable executable, Delivery delivery, Deadline deadline)
      throws FetchException, InterruptedException {
    if (coldSaid.compareAndSet(false, true)) {
      delivery.say(
          "yt-dlp can't be kept running, so each list takes its own process, which is slower: "
              + starter.reason(executable));
    }
    return new ColdListing(executable, options, limits, processes).list(delivery, deadline);
  }

  /** Ends every process and waits until they are gone, some seconds at most. */
  @Override
  public void close() {
    pool.close();
    processes.endAll();
  }

  /** Kills every process at once; from any thread. */
  public void killAll() {
    pool.close();
    processes.killAll();
  }
}
