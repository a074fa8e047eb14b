package fetchlinks.report;

import fetchlinks.event.FetchEvent;
import fetchlinks.model.ChannelStatus;
import java.time.Duration;

/** Runs that several tests look at. */
final class Scenes {

  private Scenes() {}

  /** Twelve seconds into a run: something of everything. */
  static void play(Stage stage, Reporter reporter) {
    reporter.accept(
        stage.start(
            4,
            "TechChannel",
            "ScienceDaily",
            "Slow TV",
            "CodingTips",
            "Retro Repair Shop",
            "MusicMix",
            "日本の鉄道",
            "Café Olé"));
    reporter.accept(stage.read("ScienceDaily"));
    reporter.accept(stage.read("CodingTips"));
    reporter.accept(stage.read("MusicMix"));
    reporter.accept(stage.read("Café Olé"));
    reporter.accept(stage.status("ScienceDaily", new ChannelStatus.Writing(1, 1, 3, 5)));
    reporter.accept(stage.status("CodingTips", new ChannelStatus.Listing(2, 2, 184, 7)));
    reporter.accept(stage.status("Café Olé", new ChannelStatus.Probing(3, 1)));
    stage.pass(Duration.ofSeconds(11));
    reporter.accept(stage.ends("TechChannel", new ChannelStatus.Fetched(3, 30)));
    reporter.accept(stage.ends("Slow TV", new ChannelStatus.UpToDate(35)));
    reporter.accept(stage.ends("Retro Repair Shop", new ChannelStatus.Failed(Stage.GONE, 2, 0)));
    reporter.accept(stage.waits("MusicMix", Stage.BUSY_HOST));
    reporter.accept(
        new FetchEvent.BrakeChanged(
            stage.now, "example.tv", stage.now.plusSeconds(253), "bot check"));
    stage.pass(Duration.ofMillis(1300));
    reporter.tick();
  }
}
