package fetchlinks.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fetchlinks.demo.DemoSite;
import fetchlinks.files.Settings;
import fetchlinks.report.RunLog;
import fetchlinks.tui.KeyMap;
import fetchlinks.tui.TerminalEnvironment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What comes first on the screen, and what when there is nothing to show. */
@Timeout(60)
class TuiRunTest {

  @TempDir Path folder;
  private final SpareScreen screen = new SpareScreen();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final CountDownLatch reading = new CountDownLatch(1);
  private final CountDownLatch readable = new CountDownLatch(1);

  @AfterEach
  void leaveNoHandlerBehind() {
    Thread.setDefaultUncaughtExceptionHandler(null);
  }

  private ExitStatus run(Backstage.Opener opener) throws Exception {
    return run(opener, () -> null);
  }

  private ExitStatus run(Backstage.Opener opener, Backstage.LogOpener logs) throws Exception {
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    return new TuiRun(
            options(),
            TerminalEnvironment.of(Map.of("TERM", "xterm", "LANG", "C.UTF-8"), true, "Linux"),
            KeyMap.defaults(),
            TuiRun.viewFile(folder),
            stream,
            stream)
        .run(screen, opener, logs);
  }

  private static Options options() throws UsageException {
    return OptionsReader.read(
        OptionsReader.parse(
            CommandLineSpec.of("fetch-links-tui"), "--demo", "-w", "1", "--only", "b*"));
  }

  private Program read() throws IOException {
    screen.happened.add("read");
    reading.countDown();
    try {
      readable.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    try {
      return Program.demo(options(), DemoSite.start(1, 1));
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  @Test
  void thePictureIsThereBeforeAnythingIsRead() throws Exception {
    CompletableFuture<ExitStatus> left = inBackground(this::read);
    reading.await();
    readable.countDown();
    screen.press("Ctrl-C");

    assertThat(left.get()).isEqualTo(ExitStatus.INTERRUPTED);
    assertThat(screen.happened)
        .startsWith("open", "picture", "painted", "read")
        .contains("close"); // whoever waits for pictures may wake later
  }

  @Test
  void whatIsWrongWithTheConfigurationIsSaidAfterTheTerminalWasGivenBack() {
    Backstage.Opener wrong =
        () -> {
          screen.happened.add("read");
          Settings _ = Settings.read(Path.of("no-such-configuration.toml"));
          throw new AssertionError("there is one");
        };

    assertThatThrownBy(() -> run(wrong))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("there is no configuration");
    assertThat(screen.happened).containsExactly("open", "picture", "painted", "read", "close");
    assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void whoeverLeavesWhileChannelsAreReadStartsNothing() throws Exception {
    CompletableFuture<ExitStatus> left = inBackground(this::read);
    reading.await();
    screen.press("q");
    screen.closed.await();
    readable.countDown();

    assertThat(left.get()).isEqualTo(ExitStatus.SOME_FAILED);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void whatIsAskedForWhileChannelsAreReadIsDoneWhenTheyAre() throws Exception {
    CompletableFuture<ExitStatus> left = inBackground(this::read);
    reading.await();
    screen.press("P");
    readable.countDown();
    screen.paused.await();
    screen.press("Ctrl-C");

    assertThat(left.get()).isEqualTo(ExitStatus.INTERRUPTED);
  }

  @Test
  void whatIsWrongWithTheKeptViewIsInTheLogFileToo() throws Exception {
    Path _ = Files.writeString(folder.resolve("view.toml"), "sort = 7\n");
    Instant start = Instant.parse("2026-11-22T20:14:03Z");
    CompletableFuture<ExitStatus> left =
        inBackground(this::read, () -> RunLog.open(folder, start, ZoneOffset.UTC, 1));
    reading.await();
    readable.countDown();
    screen.press("Ctrl-C");
    ExitStatus _ = left.get();

    try (Stream<Path> files = Files.list(folder)) {
      Path log = files.filter(file -> file.toString().endsWith(".log")).findFirst().orElseThrow();
      assertThat(log).content().contains("view.toml:1:1: sort is 7", "view.toml.broken");
    }
  }

  private CompletableFuture<ExitStatus> inBackground(Backstage.Opener opener) {
    return inBackground(opener, () -> null);
  }

  private CompletableFuture<ExitStatus> inBackground(
      Backstage.Opener opener, Backstage.LogOpener logs) {
    CompletableFuture<ExitStatus> left = new CompletableFuture<>();
    Thread _ =
        Thread.ofPlatform()
            .start(() -> {
              try {
                left.complete(run(opener, logs));
              } catch (Exception e) {
                left.completeExceptionally(e);
              }
            });
    return left;
  }

  @Test
  void theHeaderSaysWhoseCookiesAreUsed() throws Exception {
    Bench bench = Bench.in(folder.resolve("bench"));
    assertThat(TuiRun.facts(Settings.read(bench.config()))).isEmpty();
    bench.configure("cookies_from_browser = \"firefox\"");
    assertThat(TuiRun.facts(Settings.read(bench.config()))).containsExactly("cookies: firefox");
  }

  @Test
  void theComplaintOfAnUnreadableDiskNamesIt() {
    assertThat(
            List.of(
                Complaint.of(new IOException("no space")),
                Complaint.of(new UsageException("wrong option"))))
        .containsExactly("can't start: java.io.IOException: no space", "wrong option");
  }
}
