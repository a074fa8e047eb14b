package fetchlinks.cli;

import fetchlinks.demo.DemoSite;
import fetchlinks.engine.ChannelStore;
import fetchlinks.engine.EngineSettings;
import fetchlinks.engine.FetchEngine;
import fetchlinks.engine.FetchException;
import fetchlinks.engine.Prober;
import fetchlinks.engine.VideoSource;
import fetchlinks.event.EventSink;
import fetchlinks.feed.FeedLinks;
import fetchlinks.feed.FeedProber;
import fetchlinks.feed.FeedReader;
import fetchlinks.feed.FeedSource;
import fetchlinks.files.ChannelFiles;
import fetchlinks.files.ConfigException;
import fetchlinks.files.CookieFile;
import fetchlinks.files.FetchOptions;
import fetchlinks.files.LastResults;
import fetchlinks.files.QueueFolder;
import fetchlinks.files.Settings;
import fetchlinks.files.TomlChannelStore;
import fetchlinks.model.ChannelId;
import fetchlinks.model.ChannelResult;
import fetchlinks.model.Failure;
import fetchlinks.ytdlp.CookieCopies;
import fetchlinks.ytdlp.YtDlpOptions;
import fetchlinks.ytdlp.YtDlpSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The parts of one run, put together from command line and configuration. Closing it ends all child
 * processes and removes what was temporary.
 */
final class Program implements AutoCloseable {

  private static final int DEFAULT_WORKERS = 5;
  private static final int DEFAULT_RETRIES = 3;
  private static final Duration DEFAULT_RETRY_DELAY = Duration.ofSeconds(1);
  private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(5);

  /** For many threads, which the JDK's default generator is not. */
  private static final RandomGenerator RANDOM = () -> ThreadLocalRandom.current().nextLong();

  private final Options options;
  private final Settings settings;
  private final List<ChannelId> channels;
  private final Map<ChannelId, String> names;
  private final LastResults results;
  private final ChannelStore store;
  private final FeedReader feeds;
  private final YtDlpSource ytDlp;
  private final @Nullable CookieFile cookies;
  private final @Nullable DemoSite demo;
  private final Path state;

  private Program(
      Options options,
      Settings settings,
      @Nullable CookieFile cookies,
      @Nullable DemoSite demo,
      Path state)
      throws ConfigException, FetchException, UsageException {
    this.options = options;
    this.settings = settings;
    this.state = state;
    this.cookies = cookies;
    this.demo = demo;
    QueueFolder folder = new QueueFolder(settings.queueDir());
    ChannelFiles files = new ChannelFiles(settings);
    this.results = new LastResults(folder);
    this.channels = Selection.of(options, files, results);
    if (!options.dryRun()) {
      folder.check();
    }
    this.names = files.checkFolders(channels);
    YtDlpOptions ytDlpOptions = ytDlpOptions();
    requireYtDlp(ytDlpOptions, files);
    this.store =
        options.dryRun() ? TomlChannelStore.dryRun(settings) : new TomlChannelStore(settings);
    this.feeds =
        demo == null
            ? new FeedReader(settings.fetch().proxy(), System.getenv(), InstantSource.system())
            : new FeedReader("", Map.of(), InstantSource.system());
    this.ytDlp = new YtDlpSource(ytDlpOptions);
  }

  /**
   * Reads the configuration and checks whatever can be checked before anything is asked.
   *
   * @throws ConfigException something in the files is wrong
   * @throws UsageException something on the command line is wrong
   * @throws FetchException our own state can't be read
   */
  static Program start(Options options)
      throws ConfigException, FetchException, UsageException, IOException {
    return options.demo()
        ? demo(options, DemoSite.start(System.nanoTime()))
        : start(options, StateFolder.of(System.getenv()));
  }

  /**
   * A run of a person's channels.
   *
   * @param state where the plugin for yt-dlp is put
   */
  static Program start(Options options, Path state)
      throws ConfigException, FetchException, UsageException, IOException {
    Settings settings = Settings.read(options.config());
    Path original = settings.cookiesFile();
    if (original == null) {
      return new Program(options, settings, null, null, state);
    }
    CookieFile cookies = CookieFile.of(original);
    return make(() -> new Program(options, settings, cookies, null, state), cookies::close);
  }

  /** A run against the built-in site, which it takes over. */
  static Program demo(Options options, DemoSite site)
      throws ConfigException, FetchException, UsageException {
    return make(
        () ->
            new Program(
                options,
                Settings.read(site.configuration()),
                null,
                site,
                StateFolder.of(System.getenv())),
        site::close);
  }

  @FunctionalInterface
  private interface Maker {
    Program make() throws ConfigException, FetchException, UsageException;
  }

  /** What is temporary must not outlast a program that can't be put together. */
  private static Program make(Maker maker, Runnable cleanUp)
      throws ConfigException, FetchException, UsageException {
    boolean made = false;
    try {
      Program program = maker.make();
      made = true;
      return program;
    } finally {
      if (!made) {
        cleanUp.run();
      }
    }
  }

  private YtDlpOptions ytDlpOptions() {
    FetchOptions fetch = settings.fetch();
    String executable = fetch.ytDlp();
    YtDlpOptions usual =
        new YtDlpOptions(
            executable == null ? null : Path.of(executable),
            fetch.ytDlpArgs(),
            Objects.requireNonNullElse(fetch.proxy(), ""),
            Objects.requireNonNullElse(fetch.cookiesFromBrowser(), ""),
            cookieCopies(),
            Map.of(),
            state.resolve("plugin"));
    return usual.sparing(
        options.slowLink() || Boolean.TRUE.equals(fetch.slowLink()),
        options.lowMemory() || Boolean.TRUE.equals(fetch.lowMemory()));
  }

  private CookieCopies cookieCopies() {
    CookieFile file = cookies;
    return file == null
        ? CookieCopies.NONE
        : () -> {
          try {
            return Optional.of(file.copy().path());
          } catch (FetchException e) {
            throw new IOException(e.getMessage(), e);
          }
        };
  }

  /** Only when there is none does it matter whether any channel wants one. */
  private void requireYtDlp(YtDlpOptions ytDlpOptions, ChannelFiles files) throws UsageException {
    Optional<Failure> missing = YtDlpSource.missing(ytDlpOptions);
    if (missing.isPresent() && channels.stream().anyMatch(id -> wantsYtDlp(files, id))) {
      throw new UsageException(missing.get().message() + "; " + missing.get().advice());
    }
  }

  private static boolean wantsYtDlp(ChannelFiles files, ChannelId id) {
    try {
      return !FeedLinks.isFeed(files.read(id).link());
    } catch (FetchException _) {
      return false;
    }
  }

  /** How often a channel is tried at most. */
  int attempts() {
    return 1 + first(options.maxRetries(), settings.fetch().maxRetries(), DEFAULT_RETRIES);
  }

  /**
   * How the engine is to work; a new run for the journal each time.
   *
   * @param attended whether a person can see the brake and lift it
   */
  EngineSettings engineSettings(boolean attended) throws FetchException {
    FetchOptions fetch = settings.fetch();
    return new EngineSettings(
        first(options.workers(), fetch.workers(), DEFAULT_WORKERS),
        first(options.perHost(), fetch.perHost(), 0),
        attempts() - 1,
        first(options.retryDelay(), fetch.retryDelay(), DEFAULT_RETRY_DELAY),
        first(options.requestInterval(), fetch.requestInterval(), Duration.ZERO),
        first(options.timeout(), fetch.timeout(), DEFAULT_TIMEOUT),
        attended,
        options.brakeWait(),
        options.dryRun() ? 0 : results.nextRun());
  }

  private static <T> T first(@Nullable T commandLine, @Nullable T configuration, T fallback) {
    return commandLine != null ? commandLine : configuration != null ? configuration : fallback;
  }

  /**
   * Keeps a result for a later {@code --failed}; a result that can't be kept is no reason to stop.
   */
  Optional<Failure> remember(ChannelResult result) {
    if (options.dryRun()) {
      return Optional.empty();
    }
    try {
      results.add(result);
      return Optional.empty();
    } catch (FetchException e) {
      return Optional.of(e.failure());
    }
  }

  List<ChannelId> channels() {
    return channels;
  }

  /** What channels are called, as far as that could be seen without parsing their files. */
  Map<ChannelId, String> names() {
    return names;
  }

  /**
   * The engine of this run, not started yet.
   *
   * @param attended whether a person can see the brake and lift it
   */
  FetchEngine engine(EventSink sink, boolean attended) throws FetchException {
    return new FetchEngine(
        store, source(), prober(), sink, engineSettings(attended), InstantSource.system(), RANDOM);
  }

  ChannelStore store() {
    return store;
  }

  VideoSource source() {
    return new SourceRouter(new FeedSource(feeds), ytDlp);
  }

  /** Asks feeds before listings, unless the person does not want that. */
  private Prober prober() {
    boolean wanted = Objects.requireNonNullElse(settings.fetch().probe(), true);
    return wanted ? new FeedProber(feeds) : Prober.NONE;
  }

  Settings settings() {
    return settings;
  }

  YtDlpSource ytDlp() {
    return ytDlp;
  }

  /**
   * Kills all child processes and deletes their copies of the cookies: what must not outlast a
   * program that is about to end without {@link #close}. From any thread.
   */
  void killAll() {
    ytDlp.killAll();
    forgetCookies();
  }

  private void forgetCookies() {
    if (cookies != null) {
      cookies.close();
    }
  }

  @Override
  public void close() {
    ytDlp.close();
    feeds.close();
    forgetCookies();
    if (demo != null) {
      demo.close();
    }
  }
}
