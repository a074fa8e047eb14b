package fetchlinks.report;

import static org.assertj.core.api.Assertions.assertThat;

import fetchlinks.event.FetchEvent;
import fetchlinks.model.ChannelStatus;
import org.junit.jupiter.api.Test;

class QuietReporterTest {

  @Test
  void nothingButErrorsWithTheChannelsNameAndEachAdviceOnce() {
    Stage stage = new Stage(80, 24);
    Reporter reporter = stage.reporter(Stage.quiet());
    Scenes.play(stage, reporter);
    reporter.accept(stage.ends("ScienceDaily", new ChannelStatus.Failed(Stage.BOT, 1, 2)));
    reporter.accept(stage.ends("CodingTips", new ChannelStatus.Incomplete(Stage.BOT, 0)));
    reporter.accept(stage.ends("MusicMix", new ChannelStatus.NotChecked(Stage.BUSY_HOST)));
    reporter.accept(
        new FetchEvent.LogLine(stage.now, FetchEvent.Level.ERROR, null, "no \033[1mroom"));
    reporter.accept(new FetchEvent.LogLine(stage.now, FetchEvent.Level.WARN, null, "no matter"));
    assertThat(reporter.wantsTicks()).isFalse();
    reporter.tick();
    reporter.close();
    assertThat(stage.written()).isEmpty();
    assertThat(stage.errors())
        .startsWith(
            """
            error: Retro Repair Shop: 404 channel not found (gone, 2 attempts)
            error: ScienceDaily: sign-in required (needs-person, 1 attempt), 2 new links before that
            hint: export fresh cookies and set cookies_file
            error: CodingTips: incomplete: sign-in required (needs-person)
            error: MusicMix: not checked: 429 too many requests (host-says-stop)
            """)
        .contains("\nerror: no ")
        .endsWith("room\n")
        .doesNotContain("\033");
  }
}
