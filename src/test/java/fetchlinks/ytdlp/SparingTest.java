package fetchlinks.ytdlp;

import static fetchlinks.ytdlp.FakeYtDlp.END;
import static fetchlinks.ytdlp.FakeYtDlp.QUICK;
import static fetchlinks.ytdlp.FakeYtDlp.entry;
import static fetchlinks.ytdlp.FakeYtDlp.everything;
import static fetchlinks.ytdlp.FakeYtDlp.options;
import static fetchlinks.ytdlp.FakeYtDlp.request;
import static fetchlinks.ytdlp.FakeYtDlp.worker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fetchlinks.engine.ListingRequest;
import fetchlinks.model.ListingEnd;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the line or the memory is short. */
@Timeout(60)
@SuppressWarnings(
    "InterruptedExceptionSwallowed") // a test that is interrupted fails like any other
class SparingTest {

  private static final String SKIP = "youtubetab:skip=webpage";

  /** Notes each process, and whether the one before it still lives. */
  private static final String WATCHED =
      """
      [ -f "${0%/*}/last" ] && kill -0 "$(cat "${0%/*}/last")" 2>/dev/null && echo 2 > "${0%/*}/two"
      echo $$ > "${0%/*}/last"; echo $$ >> "${0%/*}/starts"
      """;

  @TempDir Path folder;

  private long starts() throws Exception {
    return Files.readAllLines(folder.resolve("starts")).size();
  }

  private static FutureTask<ListingEnd> list(YtDlpSource source, RecordingReader reader) {
    FutureTask<ListingEnd> listing = new FutureTask<>(() -> source.list(everything(), reader));
    Thread.ofVirtual().start(listing);
    return listing;
  }

  @ParameterizedTest
  @CsvSource({"false", "true"})
  void overASlowLinkTheWorkerIsToldToDoWithoutThePage(boolean slow) throws Exception {
    String body = "echo \"$@\" > \"${0%/*}/arguments\"\n" + worker(entry("a") + END);
    YtDlpOptions options = options(folder, body).sparing(slow, false);
    try (YtDlpSource source = new YtDlpSource(options, QUICK)) {
      source.list(everything(), new RecordingReader());
    }
    assertThat(Files.readString(folder.resolve("arguments")).contains("--extractor-args " + SKIP))
        .isEqualTo(slow);
  }

  @ParameterizedTest
  @CsvSource({
    "false, false, ''",
    "true,  false, youtubetab:skip=webpage",
    "false, true,  youtubetab:approximate_date",
    "true,  true,  youtubetab:skip=webpage;approximate_date"
  })
  void aProcessForOneListGetsAllThatConcernsTabsInOneOption(
      boolean slow, boolean dates, String expected) throws Exception {
    YtDlpOptions options = options(folder, "").sparing(slow, false);
    ListingRequest request =
        new ListingRequest(FakeYtDlp.URL, List.of(), "", dates, false, Duration.ofMinutes(1));
    List<String> command =
        Commands.listing(Executable.find(options), options, Optional.empty(), request, false);
    assertThat(command.stream().filter(word -> word.startsWith("youtubetab:")).toList())
        .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
  }

  @Test
  void theCommandForAPersonIsAsSparing() throws Exception {
    YtDlpOptions options = options(folder, "").sparing(true, true).with(Path.of("/opt/yt-dlp"));
    assertThat(Commands.shown(options, FakeYtDlp.URL)).contains("--extractor-args " + SKIP);
  }

  @ParameterizedTest
  @CsvSource({"true, 1", "false, 4"})
  void withLittleMemoryListsTakeTurnsWithOneProcess(boolean low, int processes) throws Exception {
    Path pipe = folder.resolve("go");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    // The first entry comes at once, the end only when the test says so.
    String body = WATCHED + worker(entry("a") + "read -r _ < " + pipe + "\n" + END);
    YtDlpOptions options = options(folder, body).sparing(false, low);
    try (RandomAccessFile go = new RandomAccessFile(pipe.toFile(), "rw");
        YtDlpSource source = new YtDlpSource(options, QUICK)) {
      List<RecordingReader> readers = new ArrayList<>();
      List<FutureTask<ListingEnd>> listings = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        readers.add(new RecordingReader());
        listings.add(list(source, readers.get(i)));
      }
      if (!low) {
        for (RecordingReader reader : readers) {
          reader.firstItem.await();
        }
      }
      go.write("\n\n\n\n".getBytes(StandardCharsets.US_ASCII));
      for (FutureTask<ListingEnd> listing : listings) {
        assertThat(listing.get()).isEqualTo(new ListingEnd.Complete(-1));
      }
      assertThat(readers).allMatch(reader -> reader.ids().equals(List.of("a")));
    }
    assertThat(starts()).isEqualTo(processes);
  }

  @Test
  void withLittleMemoryTheNextProcessWaitsUntilTheLastOneIsGone() throws Exception {
    String body =
        "trap '' TERM\n"
            + WATCHED
            + worker(
                "[ \"$(wc -l < \"${0%/*}/starts\")\" -gt 1 ] || sleep 1000\n" + entry("a") + END);
    try (YtDlpSource source = new YtDlpSource(options(folder, body).sparing(false, true), QUICK)) {
      assertThatThrownBy(
              () -> source.list(request(List.of(), Duration.ofMillis(1)), new RecordingReader()))
          .hasMessageContaining("no answer within 1ms");
      RecordingReader reader = new RecordingReader();
      assertThat(list(source, reader).get()).isEqualTo(new ListingEnd.Complete(-1));
      assertThat(reader.ids()).containsExactly("a");
    }
    assertThat(starts()).isEqualTo(2);
    assertThat(folder.resolve("two")).doesNotExist();
  }

  @Test
  void whoeverWaitsForATurnCanBeCancelled() throws Exception {
    String body = WATCHED + worker(entry("a") + "read -r line\n");
    try (YtDlpSource source = new YtDlpSource(options(folder, body).sparing(false, true), QUICK)) {
      RecordingReader first = new RecordingReader();
      FutureTask<ListingEnd> listing = list(source, first);
      first.firstItem.await();
      FutureTask<ListingEnd> waiting =
          new FutureTask<>(() -> source.list(everything(), new RecordingReader()));
      Thread thread = Thread.ofVirtual().start(waiting);
      thread.interrupt();
      assertThatThrownBy(waiting::get).hasCauseInstanceOf(InterruptedException.class);
      source.killAll();
      assertThat(listing.get()).isInstanceOf(ListingEnd.CutShort.class);
    }
    assertThat(starts()).isEqualTo(1);
  }
}
