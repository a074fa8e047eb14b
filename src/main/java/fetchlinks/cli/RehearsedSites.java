package fetchlinks.cli;

import fetchlinks.engine.FetchException;
import fetchlinks.feed.FeedAnswer;
import fetchlinks.feed.FeedReader;
import fetchlinks.feed.Validators;
import fetchlinks.files.ConfigException;
import fetchlinks.report.Closing;
import fetchlinks.report.Output;
import fetchlinks.report.OutputOptions;
import fetchlinks.report.RunLog;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;

/**
 * What the demonstration's site has not: TLS, feeds of a big site that answer for its lists, and a
 * yt-dlp, which is a shell script here. Where one of them can't be had here, it is left out.
 */
final class RehearsedSites {

  /** The newest video in the feeds: all lists are read, feeds answer for them, one has news. */
  private static final int[] RUNS = {3, 3, 4};

  private static final int LISTS = 2;
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** Fatal, handshake failure. */
  private static final byte[] TLS_REFUSAL = {21, 3, 3, 0, 2, 2, 40};

  private static final String YT_DLP =
      """
      #!/bin/sh
      entry() {
        echo '{"ev":"entry","id":1,"i":1,"e":{"id":"rehearsal0'"$1"'","title":"A title",\
      "url":"https://www.youtube.com/watch?v=rehearsal0'"$1"'","ie_key":"Youtube","duration":60,\
      "availability":null,"thumbnails":[{"url":"https://127.0.0.1/one.jpg","height":1}]}}'
      }
      echo '{"ev":"ready","proto":1,"yt_dlp":"none","python":"3","frozen":false,"pid":1}'
      while read -r _; do
        echo '{"ev":"request","id":1,"n":1}'
        echo '{"ev":"meta","id":1,"extractor_key":"YoutubeTab","channel_id":\
      "UCrehearsalrehearsalrehe","title":"Rehearsal","playlist_count":-1}'
        entry 3 && entry 2 && entry 1
        echo '{"ev":"done","id":1,"n":3,"stopped":"end","claimed":-1,"hidden":0,\
      "empty_tail":false,"requests":1,"rss_kb":1,"cpu_ms":1}'
      done
      """;

  private RehearsedSites() {}

  static void run() throws UsageException, IOException {
    Path folder = Files.createTempDirectory("fetch-links-rehearsal-");
    try {
      feedOverTls();
      runs(folder);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (GeneralSecurityException | ConfigException | FetchException _) {
      // No scripts are run in the temporary folder, for example, or there is no keytool.
    } finally {
      delete(folder);
    }
  }

  private static void feedOverTls() throws InterruptedException, IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
        FeedReader reader = new FeedReader("", Map.of(), InstantSource.system())) {
      Thread _ = Thread.ofVirtual().start(() -> turnDown(server));
      URI address = URI.create("https://127.0.0.1:" + server.getLocalPort() + "/feed.rss");
      FeedAnswer _ = reader.read(address, Validators.NONE, TIMEOUT, () -> {});
    } catch (FetchException _) {
      // As expected: the server wants no visitors.
    }
  }

  private static void turnDown(ServerSocket server) {
    try (Socket visitor = server.accept()) {
      int _ = visitor.getInputStream().read(new byte[4096]);
      visitor.getOutputStream().write(TLS_REFUSAL);
    } catch (IOException _) {
      // The visitor has seen enough.
    }
  }

  private static void runs(Path folder)
      throws InterruptedException,
          IOException,
          GeneralSecurityException,
          UsageException,
          ConfigException,
          FetchException {
    try (RehearsedBigSite site = RehearsedBigSite.open(folder)) {
      write(folder, site.proxyPort());
      for (int newest : RUNS) {
        site.newest(newest);
        run(folder);
      }
    }
  }

  private static void write(Path folder, int proxyPort) throws IOException {
    Path script = Files.writeString(folder.resolve("yt-dlp"), YT_DLP);
    Path _ = Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    Path _ =
        Files.writeString(
            folder.resolve("video_downloads.toml"),
            """
            video_definition_dir = "channels"
            link_queue_dir = "queue"
            target_dir = "videos"
            [fetch]
            yt_dlp = "./yt-dlp"
            proxy = "http://127.0.0.1:%d"
            max_retries = 0
            """
                .formatted(proxyPort));
    Path channels = Files.createDirectory(folder.resolve("channels"));
    for (int i = 0; i < LISTS; i++) {
      channel(channels, "list" + i, "@rehearsal" + i + "/videos");
    }
    channel(channels, "feed", "feeds/videos.xml?channel_id=UCrehearsalrehearsalrehe");
  }

  private static void channel(Path channels, String name, String page) throws IOException {
    Path _ =
        Files.writeString(
            channels.resolve(name + ".toml"),
            """
            link = "%s"
            target_folder = "%s"
            """
                .formatted(RehearsedBigSite.ADDRESS + page, name));
  }

  private static void run(Path folder)
      throws UsageException, ConfigException, FetchException, IOException {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    OutputOptions plain = new OutputOptions(true, false, false, false, false, false);
    Options options = Options.of(folder.resolve("video_downloads.toml"));
    try (Program program = Program.start(options, folder);
        RunLog log =
            RunLog.open(folder.resolve("logs"), Instant.now(), ZoneId.systemDefault(), 1)) {
      Closing closing = Closing.of("fetch-links", "rehearsal", "log");
      ExitStatus _ =
          new HeadlessRun(program, Output.toFile(nowhere, nowhere), plain, closing, log).run();
    }
  }

  /** With all that is in it. */
  static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
        Files.delete(file);
      }
    }
  }
}
