package fetchlinks.tui;

import static org.assertj.core.api.Assertions.assertThat;

import fetchlinks.event.Clocks;
import fetchlinks.event.RunState;
import fetchlinks.model.ChannelStatus;
import fetchlinks.model.Failure;
import fetchlinks.model.FailureClass;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class WordsTest {

  private static String message(Scene scene) {
    return Words.message(scene.state.rows().at(0), scene.state);
  }

  private static Scene one() {
    return Scene.of(120, 35).starts(1, "Alpha").after(Duration.ofSeconds(1));
  }

  @Test
  void everyStateSaysWhatItIsAndWhy() {
    Scene scene = one();
    assertThat(message(scene)).isEqualTo("queued, the next one");
    assertThat(message(scene.is("Alpha", new ChannelStatus.Probing(1, 1))))
        .isEqualTo("asking the feed");
    assertThat(message(scene.lists("Alpha", 1, 0))).isEqualTo("asking the site");
    assertThat(message(scene.lists("Alpha", 1, 7))).isEqualTo("entry 7, marker not reached");
    assertThat(message(scene.is("Alpha", new ChannelStatus.Writing(1, 1, 3, 5))))
        .isEqualTo("3 of 5 links written");
    assertThat(message(scene.after(Duration.ofSeconds(31)))).isEqualTo("no output for 31s");
    assertThat(message(scene.waits("Alpha", 2, Duration.ofSeconds(7), Scene.TOO_MANY)))
        .isEqualTo("429 too many requests - retry in 07s");
    assertThat(
            message(
                scene.is(
                    "Alpha",
                    new ChannelStatus.HeldByBrake(
                        "youtube.com", scene.now.plusSeconds(252), Scene.BOT))))
        .isEqualTo("brake of youtube.com, 04:12 left: BOT sign-in required");
    assertThat(message(scene.is("Alpha", new ChannelStatus.Pausing()))).startsWith("pausing");
    assertThat(message(scene.is("Alpha", new ChannelStatus.Paused()))).isEqualTo("paused at 20:14");
  }

  @Test
  void everyEndSaysWhatItIsAndWhy() {
    assertThat(message(one().ends("Alpha", new ChannelStatus.UpToDate(0))))
        .isEqualTo("up to date by its feed");
    assertThat(
            message(
                one()
                    .ends(
                        "Alpha",
                        new ChannelStatus.Fetched(2, 9),
                        2,
                        Duration.ZERO,
                        "37 videos held")))
        .isEqualTo("2 new after 2 retries, 37 videos held");
    assertThat(message(one().ends("Alpha", new ChannelStatus.Incomplete(Scene.TIMEOUT, 1))))
        .isEqualTo("incomplete, 1 new: NET read timed out");
    assertThat(message(one().fails("Alpha", Scene.NOT_FOUND, Duration.ZERO)))
        .isEqualTo("404 channel not found - handle renamed?");
    assertThat(message(one().ends("Alpha", new ChannelStatus.Cancelled(false, 0))))
        .isEqualTo("cancelled by you");
    assertThat(message(one().ends("Alpha", new ChannelStatus.Cancelled(true, 3))))
        .isEqualTo("not finished, the run was ended, 3 new");
    assertThat(message(one().ends("Alpha", new ChannelStatus.NotChecked(Scene.NET))))
        .isEqualTo("not checked: NET host not found (example.tv)");
    assertThat(message(one().ends("Alpha", new ChannelStatus.Disabled())))
        .isEqualTo("disabled in its file");
    assertThat(message(one().ends("Alpha", new ChannelStatus.BusyElsewhere())))
        .isEqualTo("busy in another run");
  }

  @Test
  void aQueuedChannelSaysWhatItWaitsFor() {
    assertThat(message(one().run(RunState.PAUSED, ""))).isEqualTo("queued, the run is paused");
    assertThat(message(one().run(RunState.OFFLINE, ""))).isEqualTo("queued, the network is gone");
    assertThat(message(one().run(RunState.DRAINING, ""))).contains("nothing more is started");
  }

  @Test
  void aQueuedChannelSaysWhenItsTurnComesAsSoonAsThePaceIsKnown() {
    String[] names = "A B C D E F G H I".split(" ", -1);
    Scene scene = Scene.of(120, 35).starts(2, names);
    assertThat(message(scene, "C")).isEqualTo("queued, 2 before it");
    for (String name : List.of("A", "B", "C", "D", "E")) {
      scene.after(Duration.ofSeconds(4)).ends(name, new ChannelStatus.UpToDate(3));
    }
    assertThat(message(scene, "F")).isEqualTo("next in about 4 s");
    assertThat(message(scene, "I")).isEqualTo("queued, starts in about 15 s");
    scene.lists("F", 1, 3);
    assertThat(message(scene, "G")).isEqualTo("next in about 4 s");
  }

  private static String message(Scene scene, String name) {
    return Words.message(
        Objects.requireNonNull(scene.state.rows().find(Scene.id(name))), scene.state);
  }

  @Test
  void theStatusLineSpellsTheStateOut() {
    Scene scene = one().waits("Alpha", 2, Duration.ofSeconds(7), Scene.TOO_MANY);
    Row row = scene.state.rows().at(0);
    assertThat(Words.sentence(row, scene.state, true))
        .isEqualTo("Alpha: WAITING FOR RETRY 2 of 4 in 7 seconds, HTTP 429 too many requests");
    assertThat(Words.sentence(row, scene.state, false))
        .isEqualTo("Alpha: waiting for retry 2 of 4 in 7 s, HTTP 429");
  }

  @Test
  void theBriefFormFitsATinyScreen() {
    Scene scene = one().waits("Alpha", 2, Duration.ofSeconds(7), Scene.TOO_MANY);
    assertThat(Words.brief(scene.state.rows().at(0), scene.state)).isEqualTo("429 07s");
    scene.lists("Alpha", 1, 9).after(Duration.ofSeconds(40));
    assertThat(Words.brief(scene.state.rows().at(0), scene.state)).isEqualTo("silent");
  }

  @Test
  void aMessageThatNamesItsCodeIsNotSaidTwice() {
    Failure named = Failure.of(FailureClass.GONE, "404", "404 not found");
    assertThat(Words.cause(named)).isEqualTo("404 not found");
    Failure numbered =
        Failure.of(FailureClass.GONE, "404", "example.tv has no such feed (HTTP 404)");
    assertThat(Words.cause(numbered)).isEqualTo("404 example.tv has no such feed");
    Scene scene = one().waits("Alpha", 2, Duration.ofSeconds(7), numbered);
    assertThat(Words.sentence(scene.state.rows().at(0), scene.state, true))
        .endsWith("in 7 seconds, HTTP 404 example.tv has no such feed");
    Failure other = Failure.of(FailureClass.GONE, "BOT", "asks for a sign-in (HTTP 403)");
    assertThat(Words.cause(other)).isEqualTo("BOT asks for a sign-in (HTTP 403)");
  }

  @Test
  void timesAreShort() {
    Instant now = Scene.START;
    assertThat(Clocks.span(Duration.ofSeconds(-4))).isEqualTo("00:00");
    assertThat(Clocks.span(Duration.ofSeconds(3661))).isEqualTo("1:01:01");
    assertThat(Clocks.left(now, now.plusMillis(6001))).isEqualTo("07s");
    assertThat(Clocks.left(now, now.plusSeconds(252))).isEqualTo("04:12");
    assertThat(Clocks.left(now, now.minusSeconds(9))).isEqualTo("00s");
    assertThat(Clocks.ago(now, now.minusSeconds(59))).isEqualTo("just now");
    assertThat(Clocks.ago(now, now.minusSeconds(600))).isEqualTo("10m ago");
    assertThat(Clocks.ago(now, now.minusSeconds(7300))).isEqualTo("2h ago");
    assertThat(Clocks.ago(now, now.minus(Duration.ofDays(3)))).isEqualTo("3d ago");
    assertThat(Clocks.ofYear(now, ZoneOffset.UTC)).isEqualTo("22 Nov 20:14");
    assertThat(Clocks.ofDayExact(now.plusMillis(21), ZoneOffset.UTC)).isEqualTo("20:14:03.021");
  }

  @Test
  void asciiTextIsAsWideAsWhatItStandsFor() {
    assertThat(Glyphs.ASCII.text("日本é→…")).isEqualTo("????e>~");
    assertThat(Glyphs.ASCII.fit("Überlänge", 6)).isEqualTo("Uberl~");
    assertThat(Glyphs.UNICODE.fit("Überlänge", 6)).isEqualTo("Überl…");
    assertThat(Glyphs.UNICODE.sparkline(List.of(0L, 5L, 10L))).isEqualTo("▁▄█");
  }
}
