package fetchlinks.cli;

import fetchlinks.engine.FetchException;
import fetchlinks.engine.ListingReader;
import fetchlinks.engine.ListingRequest;
import fetchlinks.feed.FeedAnswer;
import fetchlinks.feed.FeedReader;
import fetchlinks.feed.Validators;
import fetchlinks.model.Item;
import fetchlinks.model.ListingEnd;
import fetchlinks.model.ListingMeta;
import fetchlinks.ytdlp.YtDlpOptions;
import fetchlinks.ytdlp.YtDlpSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * What the demonstration's site has not: TLS, up to the hello that a server turns down, and a
 * yt-dlp, which is a shell script here. Where one of them can't be had here, it is left out.
 */
final class RehearsedSites {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** Fatal, handshake failure. */
  private static final byte[] TLS_REFUSAL = {21, 3, 3, 0, 2, 2, 40};

  private static final String YT_DLP =
      """
      #!/bin/sh
      echo '{"ev":"ready","proto":1,"yt_dlp":"none"}'
      while read -r _; do
        echo '{"ev":"request"}'
        echo '{"ev":"meta","extractor_key":"Rehearsal","channel_id":"","title":"Rehearsal"}'
        echo '{"ev":"entry","e":{"id":"one","title":"One","url":"http://127.0.0.1/one"}}'
        echo '{"ev":"done","stopped":"","claimed":1,"hidden":0,"requests":1,"rss_kb":1}'
      done
      """;

  private RehearsedSites() {}

  static void run() throws IOException {
    try {
      feedOverTls();
      listWithYtDlp();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
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

  private static void listWithYtDlp() throws InterruptedException, IOException {
    Path folder = Files.createTempDirectory("fetch-links-rehearsal-");
    Path script = Files.writeString(folder.resolve("yt-dlp"), YT_DLP);
    Path _ = Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    Path plugin = folder.resolve("plugin");
    try (YtDlpSource source = new YtDlpSource(YtDlpOptions.plain(plugin).with(script))) {
      ListingEnd _ =
          source.list(
              new ListingRequest("http://127.0.0.1/", List.of(), "", false, false, TIMEOUT),
              new Taking());
    } catch (FetchException _) {
      // No scripts are run in the temporary folder, for example.
    } finally {
      delete(folder);
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

  /** Wants everything and keeps nothing. */
  private static final class Taking implements ListingReader {
    @Override
    public void describe(ListingMeta meta) {}

    @Override
    public boolean take(Item item) {
      return true;
    }

    @Override
    public void beforeRequest() {}

    @Override
    public void warn(String text) {}
  }
}
