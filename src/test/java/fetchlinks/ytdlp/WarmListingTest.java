package fetchlinks.ytdlp;

import static fetchlinks.ytdlp.FakeYtDlp.END;
import static fetchlinks.ytdlp.FakeYtDlp.QUICK;
import static fetchlinks.ytdlp.FakeYtDlp.entry;
import static fetchlinks.ytdlp.FakeYtDlp.everything;
import static fetchlinks.ytdlp.FakeYtDlp.options;
import static fetchlinks.ytdlp.FakeYtDlp.request;
import static fetchlinks.ytdlp.FakeYtDlp.say;
import static fetchlinks.ytdlp.FakeYtDlp.worker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fetchlinks.engine.FetchException;
import fetchlinks.engine.ListingReader;
import fetchlinks.engine.ListingRequest;
import fetchlinks.model.Failure;
import fetchlinks.model.FailureClass;
import fetchlinks.model.Item;
import fetchlinks.model.ListingEnd;
import fetchlinks.model.ListingMeta;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
@SuppressWarnings(
    "InterruptedExceptionSwallowed") // a test that is interrupted fails like any other
class WarmListingTest {

  /** Leaves a line for each process that was started and for each that has ended. */
  private static final String COUNTED =
      "echo $$ >> \"${0%/*}/starts\"; trap 'echo $$ >> \"${0%/*}/ends\"' EXIT\n";

  @TempDir Path folder;
  private final RecordingReader reader = new RecordingReader();

  private ListingEnd list(String body, ListingRequest request)
      throws IOException, FetchException, InterruptedException {
    try (YtDlpSource source = new YtDlpSource(options(folder, body), QUICK)) {
      return source.list(request, reader);
    }
  }

  private Failure failure(String body, ListingRequest request) {
    return catchThrowableOfType(FetchException.class, () -> list(body, request)).failure();
  }

  private long starts() throws IOException {
    return Files.readAllLines(folder.resolve("starts")).size();
  }

  @Test
  void whatTheWorkerSaysReachesTheReaderInItsOrder() throws Exception {
    ListingEnd end =
        list(
            worker(
                say("{\"ev\":\"request\",\"n\":1}")
                    + say(
                        "{\"ev\":\"meta\",\"extractor_key\":\"Tab\",\"channel_id\":\"UC1\",\"title\":\"T\"}")
                    + entry("a")
                    + say("{\"ev\":\"hole\"}")
                    + say("{\"ev\":\"nested\",\"url\":\"u\",\"title\":\"Shorts\"}")
                    + say("{\"ev\":\"warn\",\"msg\":\"look here\"}")
                    + say("{\"ev\":\"done\",\"stopped\":\"known\"}")),
            everything());
    assertThat(end).isEqualTo(new ListingEnd.Stopped());
    assertThat(reader.requests).isEqualTo(1);
    assertThat(reader.metas).containsExactly(new ListingMeta("Tab", "UC1", "T"));
    assertThat(reader.ids()).containsExactly("a");
    assertThat(reader.items.get(1)).isInstanceOf(Item.Hole.class);
    assertThat(reader.items.get(2)).isEqualTo(new Item.Nested("u", "Shorts"));
    assertThat(reader.warnings).containsExactly("look here");
  }

  @Test
  void anEntryGoesOnExactlyAsItCame() throws Exception {
    list(
        worker(
            say("{\"ev\":\"entry\",\"id\":1,\"i\":0,\"e\":{\"id\":\"a\",\"x\":[1.50,null]}}")
                + END),
        everything());
    assertThat(((Item.Entry) reader.items.getFirst()).video().json())
        .isEqualTo("{\"id\":\"a\",\"x\":[1.50,null]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"ev":"done","stopped":"end","claimed":1,"hidden":0}      | Complete[claimed=1]
          {"ev":"done","stopped":"end","claimed":-1,"hidden":2}     | Complete[claimed=-1]
          {"ev":"done","stopped":"end","claimed":3,"hidden":2}      | Complete[claimed=1]
          {"ev":"done","stopped":"end","claimed":1,"empty_tail":true} | Complete[claimed=1]
          {"ev":"done","stopped":"end","claimed":2,"empty_tail":true} | CUT
          {"ev":"done","stopped":"end","claimed":-1,"empty_tail":true} | CUT
          {"ev":"done","stopped":"known"}                           | Stopped[]
          {"ev":"done","stopped":"cancelled"}                       | Stopped[]
          {"ev":"done","stopped":"max"}                             | MAX
          {"ev":"done","stopped":"single"}                          | NotAList
          {"ev":"error","msg":"HTTP Error 500: x","status":500}     | 500
          {"ev":"error","msg":"HTTP Error 429: x","status":429}     | 429
          """)
  void theEndProvesWhatItSays(String event, String expected) throws Exception {
    assertThat(list(worker(entry("a") + say(event)), everything()).toString()).contains(expected);
  }

  @Test
  void anEndAfterAWarningOfMissingDataIsCutShort() throws Exception {
    ListingEnd end =
        list(
            worker(
                entry("a")
                    + say("{\"ev\":\"warn\",\"msg\":\"[youtube:tab] Incomplete data received\"}")
                    + END),
            everything());
    assertThat(end).isInstanceOf(ListingEnd.CutShort.class);
  }

  @Test
  void aHoleLeavesTheEndUnproven() throws Exception {
    ListingEnd end = list(worker(entry("a") + say("{\"ev\":\"hole\"}") + END), everything());
    assertThat(end.toString()).contains("HOLE");
  }

  @Test
  void anErrorBeforeTheFirstItemIsAFailureWithWhatTheHostAskedFor() {
    Failure failure =
        failure(
            worker(
                say(
                    "{\"ev\":\"error\",\"type\":\"ExtractorError\",\"msg\":\"ERROR: [x] y: HTTP Error 429: Too Many Requests\",\"status\":429,\"retry_after\":90,\"causes\":[\"HTTPError\"],\"tb\":null}")),
            everything());
    assertThat(failure.kind()).isEqualTo(FailureClass.HOST_SAYS_STOP);
    assertThat(failure.code()).isEqualTo("429");
    assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(90));
  }

  @ParameterizedTest
  @CsvSource({
    "99999999999999999, PT720H",
    "99999999999999999999999999999999, PT720H",
    "-7, PT0S",
  })
  void aHostCannotAskToBeLeftAloneForEver(String seconds, Duration wait) {
    Failure failure =
        failure(
            worker(
                say(
                    "{\"ev\":\"error\",\"msg\":\"HTTP Error 429: x\",\"status\":429,\"retry_after\":%s}"
                        .formatted(seconds))),
            everything());
    assertThat(failure.retryAfter()).isEqualTo(wait);
  }

  @Test
  void oneWorkerServesManyListings() throws Exception {
    try (YtDlpSource source =
        new YtDlpSource(options(folder, COUNTED + worker(entry("a") + END)), QUICK)) {
      for (int i = 0; i < 20; i++) {
        assertThat(source.list(everything(), reader)).isEqualTo(new ListingEnd.Complete(-1));
      }
    }
    assertThat(reader.ids()).hasSize(20);
    assertThat(starts()).isEqualTo(1);
  }

  @Test
  void aListThatWaitsForAStartTakesTheWorkerThatIsFreeFirst() throws Exception {
    for (String pipe : List.of("end", "announced", "start")) {
      new ProcessBuilder("mkfifo", folder.resolve(pipe).toString()).start().waitFor();
    }
    // The first is ready at once and ends its first list when told to, the second starts when told.
    String body =
        "cd \"${0%/*}\"; echo $$ >> starts\n"
            + "if [ \"$(wc -l < starts)\" -gt 1 ]; then echo > announced; read -r _ < start; fi\n"
            + worker(entry("a") + "[ -e ended ] || read -r _ < end; : > ended\n" + END);
    Limits oneByOne =
        new Limits(
            QUICK.requests(),
            QUICK.rssKb(),
            QUICK.idle(),
            QUICK.handshake(),
            QUICK.cancel(),
            QUICK.mercy(),
            QUICK.patience(),
            QUICK.starts(),
            1);
    try (RandomAccessFile end = pipe("end");
        RandomAccessFile announced = pipe("announced");
        RandomAccessFile start = pipe("start");
        YtDlpSource source = new YtDlpSource(options(folder, body), oneByOne)) {
      FutureTask<ListingEnd> first = inBackground(source, reader);
      reader.firstItem.await();
      FutureTask<ListingEnd> second = inBackground(source, new RecordingReader());
      assertThat(announced.read()).isEqualTo('\n');
      FutureTask<ListingEnd> third = inBackground(source, new RecordingReader());
      end.write('\n');
      assertThat(first.get()).isEqualTo(new ListingEnd.Complete(-1));
      assertThat(third.get()).isEqualTo(new ListingEnd.Complete(-1));
      assertThat(starts()).isEqualTo(2);
      start.write('\n');
      assertThat(second.get()).isEqualTo(new ListingEnd.Complete(-1));
    }
    assertThat(starts()).isEqualTo(2);
  }

  private RandomAccessFile pipe(String name) throws IOException {
    return new RandomAccessFile(folder.resolve(name).toFile(), "rw");
  }

  private static FutureTask<ListingEnd> inBackground(YtDlpSource source, RecordingReader reader) {
    FutureTask<ListingEnd> listing = new FutureTask<>(() -> source.list(everything(), reader));
    Thread.ofVirtual().start(listing);
    return listing;
  }

  @Test
  void aListThatFindsTheOthersAboutToEndTakesOneOfTheirWorkers() throws Exception {
    assertThat(startsOfTwoLists(Duration.ofMinutes(1), true)).isEqualTo(1);
  }

  @Test
  void aListThatWouldWaitLongerThanAStartTakesGetsAWorkerOfItsOwn() throws Exception {
    assertThat(startsOfTwoLists(Duration.ZERO, false)).isEqualTo(2);
  }

  @Test
  void manyShortWaitsTogetherAreWorthAWorkerToo() throws Exception {
    String body = COUNTED + worker("sleep 0.05\n" + entry("a") + END);
    try (YtDlpSource source =
        new YtDlpSource(options(folder, body), patient(Duration.ofMillis(200)))) {
      assertThat(source.list(everything(), new RecordingReader())).isNotNull();
      FutureTask<Void> others = new FutureTask<>(() -> listOften(source), null);
      Thread _ = Thread.ofVirtual().start(others);
      listOften(source);
      others.get();
    }
    assertThat(starts()).isEqualTo(2);
  }

  private static void listOften(YtDlpSource source) {
    for (int i = 0; i < 25; i++) {
      assertThatCode(() -> source.list(everything(), new RecordingReader()))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void aListThatCameDuringTheFirstStartWaitsForThatWorkerToo() throws Exception {
    for (String pipe : List.of("end", "announced", "start")) {
      new ProcessBuilder("mkfifo", folder.resolve(pipe).toString()).start().waitFor();
    }
    String body =
        "cd \"${0%/*}\"; echo $$ >> starts\n"
            + "echo > announced; read -r _ < start\n"
            + worker(entry("a") + "read -r _ < end\n" + END);
    try (RandomAccessFile end = pipe("end");
        RandomAccessFile announced = pipe("announced");
        RandomAccessFile start = pipe("start");
        YtDlpSource source =
            new YtDlpSource(options(folder, body), patient(Duration.ofMinutes(1)))) {
      FutureTask<ListingEnd> first = inBackground(source, reader);
      assertThat(announced.read()).isEqualTo('\n');
      FutureTask<ListingEnd> second =
          new FutureTask<>(() -> source.list(everything(), new RecordingReader()));
      Thread thread = Thread.ofVirtual().start(second);
      awaitState(thread, Thread.State.WAITING);
      start.write('\n');
      awaitState(thread, Thread.State.TIMED_WAITING);
      end.write("\n\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(first.get()).isEqualTo(new ListingEnd.Complete(-1));
      assertThat(second.get()).isEqualTo(new ListingEnd.Complete(-1));
    }
    assertThat(starts()).isEqualTo(1);
  }

  private static void awaitState(Thread thread, Thread.State state) {
    while (thread.getState() != state) {
      Thread.onSpinWait();
    }
  }

  private static Limits patient(Duration patience) {
    return new Limits(
        500,
        1 << 20,
        Duration.ofMinutes(1),
        Duration.ofSeconds(10),
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        patience,
        3,
        4);
  }

  /** Two lists at once; the first ends when the second waits, or after the second has begun. */
  private long startsOfTwoLists(Duration patience, boolean firstEndsEarly) throws Exception {
    Path pipe = folder.resolve("go");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    String body = COUNTED + worker(entry("a") + "read -r _ < " + pipe + "\n" + END);
    try (RandomAccessFile go = new RandomAccessFile(pipe.toFile(), "rw");
        YtDlpSource source = new YtDlpSource(options(folder, body), patient(patience))) {
      FutureTask<ListingEnd> first = new FutureTask<>(() -> source.list(everything(), reader));
      Thread.ofVirtual().start(first);
      reader.firstItem.await();
      RecordingReader other = new RecordingReader();
      FutureTask<ListingEnd> second = new FutureTask<>(() -> source.list(everything(), other));
      Thread thread = Thread.ofVirtual().start(second);
      if (firstEndsEarly) {
        awaitState(thread, Thread.State.TIMED_WAITING);
      } else {
        other.firstItem.await();
      }
      go.write("\n\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(first.get()).isEqualTo(new ListingEnd.Complete(-1));
      assertThat(second.get()).isEqualTo(new ListingEnd.Complete(-1));
    }
    return starts();
  }

  @Test
  void closingLeavesNoProcess() throws Exception {
    try (YtDlpSource source =
        new YtDlpSource(options(folder, COUNTED + worker(entry("a") + END)), QUICK)) {
      source.list(everything(), reader);
    }
    long pid = Long.parseLong(Files.readString(folder.resolve("starts")).strip());
    assertThat(FakeYtDlp.gone(pid)).isTrue();
    assertThat(folder.resolve("ends")).exists();
  }

  @Test
  void aReaderThatWantsNoMoreStopsAWorkerThatStaysUsable() throws Exception {
    // Goes on for ever unless it is cancelled: the loop reads between two entries.
    String endless =
        COUNTED
            + worker(
                entry("a")
                    + entry("b")
                    + """
                    read -r more
                    case "$more" in *cancel*) echo '{"ev":"done","stopped":"cancelled"}';; esac
                    """);
    try (YtDlpSource source = new YtDlpSource(options(folder, endless), QUICK)) {
      for (int i = 0; i < 3; i++) {
        RecordingReader satisfied = new RecordingReader(2);
        assertThat(source.list(everything(), satisfied)).isEqualTo(new ListingEnd.Stopped());
        assertThat(satisfied.ids()).containsExactly("a", "b");
      }
    }
    assertThat(starts()).isEqualTo(1);
  }

  @Test
  void aSpacedRequestIsSentOnlyAfterLeaveWasGiven() throws Exception {
    String gated =
        worker(
            say("{\"ev\":\"request\",\"n\":1}")
                + """
                read -r leave
                case "$leave" in
                  *'"op":"go"'*) echo '{"ev":"entry","id":1,"i":0,"e":{"id":"after-go"}}';;
                esac
                """
                + END);
    ListingRequest spaced =
        new ListingRequest(FakeYtDlp.URL, List.of(), "", false, true, Duration.ofMinutes(1));
    list(gated, spaced);
    assertThat(reader.ids()).containsExactly("after-go");
    assertThat(reader.requests).isEqualTo(1);
  }

  @Test
  void theRequestHandsOverWhatIsKnown() throws Exception {
    String echo = READ_BACK;
    ListingRequest request =
        new ListingRequest(
            "https://example.org/x?a=1&b='2'",
            List.of("known-1"),
            "SomeTab",
            true,
            false,
            Duration.ofMinutes(1));
    list(echo, request);
    String sent = Files.readString(folder.resolve("question"));
    assertThat(sent)
        .contains("\"known\":[\"known-1\"]", "\"ie\":\"SomeTab\"", "\"window\":3")
        .contains("\"dates\":true", "\"gate\":false")
        .matches(line -> line.chars().allMatch(c -> c < 128));
  }

  private static final String READ_BACK =
      FakeYtDlp.READY + "read -r line; printf '%s' \"$line\" > \"${0%/*}/question\"\n" + END;

  @Test
  void aWorkerThatHangsIsKilledAtTheDeadline() throws Exception {
    Failure failure =
        failure(COUNTED + worker("sleep 1000 & wait"), request(List.of(), Duration.ofMillis(300)));
    assertThat(failure.kind()).isEqualTo(FailureClass.TRANSIENT);
    assertThat(failure.message()).isEqualTo("no answer within 300ms");
    assertThat(starts()).isEqualTo(1);
  }

  @Test
  void whatCameBeforeTheDeadlineIsKeptAsCutShort() throws Exception {
    ListingEnd end =
        list(worker(entry("a") + "sleep 1000 & wait"), request(List.of(), Duration.ofSeconds(5)));
    assertThat(end.toString()).contains("CutShort", "no answer within 5s");
    assertThat(reader.ids()).containsExactly("a");
  }

  @Test
  void aWorkerThatDiesAtItsFirstListIsReplacedOnce() throws Exception {
    String diesOnce =
        COUNTED
            + "[ $(wc -l < \"${0%/*}/starts\") -gt 1 ] || once='exit 9'\n"
            + worker("$once\n" + entry("a") + END);
    assertThat(list(diesOnce, everything())).isEqualTo(new ListingEnd.Complete(-1));
    assertThat(reader.ids()).containsExactly("a");
    assertThat(starts()).isEqualTo(2);
  }

  @Test
  void twoDeathsOnOneListFailItWithTheLastWords() throws Exception {
    Failure failure =
        failure(COUNTED + worker("echo 'MemoryError: too fat' >&2; exit 1"), everything());
    assertThat(failure.kind()).isEqualTo(FailureClass.TRANSIENT);
    assertThat(failure.code()).isEqualTo("DIED");
    assertThat(failure.message()).contains("yt-dlp died", "too fat");
    assertThat(starts()).isEqualTo(2);
  }

  @Test
  void aWorkerThatDiesInTheMiddleLeavesTheListCutShort() throws Exception {
    ListingEnd end = list(COUNTED + worker(entry("a") + "kill -9 $$"), everything());
    assertThat(end.toString()).contains("CutShort", "DIED");
    assertThat(reader.ids()).containsExactly("a");
    assertThat(starts()).isEqualTo(1);
  }

  @Test
  void aWorkerThatTalksNonsenseIsReplaced() throws Exception {
    Failure failure = failure(COUNTED + worker("echo 'Traceback!'"), everything());
    assertThat(failure.code()).isEqualTo("DIED");
    assertThat(starts()).isEqualTo(2);
  }

  @Test
  void aWorkerIsReplacedAfterSomethingNobodyForesaw() throws Exception {
    String body =
        COUNTED
            + worker(say("{\"ev\":\"error\",\"msg\":\"KeyError: 1\",\"tb\":\"Traceback ...\"}"));
    try (YtDlpSource source = new YtDlpSource(options(folder, body), QUICK)) {
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> source.list(everything(), reader))
            .isInstanceOfSatisfying(
                FetchException.class,
                e -> assertThat(e.failure().kind()).isEqualTo(FailureClass.EXTRACTOR_BROKEN));
      }
    }
    assertThat(starts()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"500, 1000, 2", "100, 300000, 2", "100, 1000, 1"})
  void aWorkerThatHasServedItsTimeIsReplaced(int requests, int rssKb, int expected)
      throws Exception {
    String body =
        COUNTED
            + worker(
                entry("a")
                    + say(
                        "{\"ev\":\"done\",\"stopped\":\"end\",\"claimed\":-1,\"requests\":%d,\"rss_kb\":%d}"
                            .formatted(requests, rssKb)));
    try (YtDlpSource source = new YtDlpSource(options(folder, body), QUICK)) {
      source.list(everything(), reader);
      source.list(everything(), reader);
    }
    assertThat(starts()).isEqualTo(expected);
  }

  @Test
  void aWorkerOfAnUpdatedYtDlpIsReplaced() throws Exception {
    String body = COUNTED + worker(entry("a") + END);
    try (YtDlpSource source = new YtDlpSource(options(folder, body), QUICK)) {
      source.list(everything(), reader);
      FakeYtDlp.script(folder, body + "# a newer version\n");
      source.list(everything(), reader);
    }
    assertThat(starts()).isEqualTo(2);
  }

  @Test
  void anIdleWorkerIsEnded() throws Exception {
    Limits impatient =
        new Limits(
            500,
            1 << 20,
            Duration.ofMillis(50),
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ZERO,
            3,
            4);
    try (YtDlpSource source =
        new YtDlpSource(options(folder, COUNTED + worker(entry("a") + END)), impatient)) {
      source.list(everything(), reader);
      long pid = Long.parseLong(Files.readString(folder.resolve("starts")).strip());
      Optional<ProcessHandle> idle = ProcessHandle.of(pid);
      if (idle.isPresent()) {
        idle.get().onExit().get(30, TimeUnit.SECONDS);
      }
      assertThat(FakeYtDlp.gone(pid)).isTrue();
    }
  }

  @Test
  void anInterruptedCallerIsFreeAtOnceAndItsProcessesEnd() throws Exception {
    // Ignores SIGTERM and has a child that does so too.
    String stubborn =
        "trap '' TERM; echo $$ >> \"${0%/*}/starts\"\n"
            + worker("sleep 1000 & echo $! > \"${0%/*}/child\"\n" + entry("a") + "wait; wait");
    try (YtDlpSource source =
        new YtDlpSource(
            options(folder, stubborn),
            new Limits(
                500,
                1 << 20,
                Duration.ofMinutes(1),
                Duration.ofSeconds(10),
                Duration.ofMillis(100),
                Duration.ofMillis(200),
                Duration.ZERO,
                3,
                4))) {
      FutureTask<ListingEnd> listing = new FutureTask<>(() -> source.list(everything(), reader));
      Thread thread = Thread.ofVirtual().start(listing);
      reader.firstItem.await();
      thread.interrupt();
      assertThatThrownBy(listing::get)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(InterruptedException.class);
    }
    for (String file : List.of("starts", "child")) {
      long pid = Long.parseLong(Files.readString(folder.resolve(file)).strip());
      assertThat(FakeYtDlp.gone(pid)).as(file).isTrue();
    }
  }

  @Test
  void anInterruptedListingLeavesAWorkerThatListensUsable() throws Exception {
    String patient =
        COUNTED
            + worker(
                entry("a")
                    + """
                    read -r more
                    case "$more" in *cancel*) echo '{"ev":"done","stopped":"cancelled"}';; esac
                    """);
    try (YtDlpSource source = new YtDlpSource(options(folder, patient), QUICK)) {
      FutureTask<ListingEnd> listing = new FutureTask<>(() -> source.list(everything(), reader));
      Thread thread = Thread.ofVirtual().start(listing);
      reader.firstItem.await();
      thread.interrupt();
      assertThatThrownBy(listing::get).hasCauseInstanceOf(InterruptedException.class);
      source.list(everything(), new RecordingReader(1));
    }
    assertThat(starts()).isEqualTo(1);
  }

  @Test
  void aReaderThatThrowsDoesNotLeaveAWorkerInTheMiddleOfAList() throws Exception {
    try (YtDlpSource source =
        new YtDlpSource(options(folder, COUNTED + worker(entry("a") + END)), QUICK)) {
      assertThatThrownBy(() ->
              source.list(
                  everything(),
                  new ListingReader() {
                    @Override
                    public void describe(ListingMeta meta) {}

                    @Override
                    public boolean take(Item item) {
                      throw new IllegalStateException("broken reader");
                    }

                    @Override
                    public void beforeRequest() {}

                    @Override
                    public void warn(String text) {}
                  }))
          .hasMessage("broken reader");
      assertThat(source.list(everything(), reader)).isEqualTo(new ListingEnd.Complete(-1));
    }
    assertThat(starts()).isEqualTo(2);
  }

  @Test
  void killAllEndsAListingAtOnce() throws Exception {
    try (YtDlpSource source =
        new YtDlpSource(
            options(folder, "trap '' TERM\n" + worker(entry("a") + "sleep 1000 & wait; wait")),
            QUICK)) {
      FutureTask<ListingEnd> listing = new FutureTask<>(() -> source.list(everything(), reader));
      Thread.ofVirtual().start(listing);
      reader.firstItem.await();
      source.killAll();
      assertThat(listing.get().toString()).contains("CutShort", "DIED");
    }
  }

  @Test
  void noiseOnStandardErrorDisturbsNothing() throws Exception {
    String noisy =
        worker(
            "i=0; while [ $i -lt 3000 ]; do echo \"noise noise noise noise noise $i\" >&2; i=$((i+1)); done\n"
                + entry("a")
                + END);
    assertThat(list(noisy, everything())).isEqualTo(new ListingEnd.Complete(-1));
  }

  @Test
  void aGrandchildThatHoldsThePipeDoesNotHideADeath() throws Exception {
    Failure failure = failure(worker("sleep 30 & exit 3"), everything());
    assertThat(failure.code()).isEqualTo("DIED");
  }

  @Test
  void everyProcessGetsItsOwnCookiesAndTheyDoNotOutliveIt() throws Exception {
    Path copy = folder.resolve("copy");
    YtDlpOptions options =
        new YtDlpOptions(
            FakeYtDlp.script(
                folder, "echo \"$@\" > \"${0%/*}/arguments\"\n" + worker(entry("a") + END)),
            List.of("--extra", "x y"),
            "socks5://p:1",
            "firefox",
            () -> Optional.of(Files.writeString(copy, "# Netscape HTTP Cookie File\n")),
            Map.of(),
            folder.resolve("plugin"));
    try (YtDlpSource source = new YtDlpSource(options, QUICK)) {
      source.list(everything(), reader);
      assertThat(copy).exists();
    }
    assertThat(copy).doesNotExist();
    assertThat(Files.readString(folder.resolve("arguments")))
        .contains("--cookies " + copy, "--cookies-from-browser firefox", "--proxy socks5://p:1")
        .contains("--extra x y", "--ignore-config", "--plugin-dirs", "fetchlinks-worker:");
  }

  @Test
  void aCookieFileThatCannotBeCopiedStopsTheRun() throws Exception {
    YtDlpOptions plain = options(folder, worker(END));
    YtDlpOptions options =
        new YtDlpOptions(
            plain.executable(),
            List.of(),
            "",
            "",
            () -> {
              throw new IOException("cookies.txt can't be read");
            },
            Map.of(),
            plain.pluginFolder());
    try (YtDlpSource source = new YtDlpSource(options, QUICK)) {
      assertThatThrownBy(() -> source.list(everything(), reader))
          .isInstanceOfSatisfying(
              FetchException.class,
              e -> {
                assertThat(e.failure().kind()).isEqualTo(FailureClass.LOCAL);
                assertThat(e.failure().message()).contains("cookies.txt can't be read");
              });
    }
  }
}
