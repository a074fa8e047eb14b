package fetchlinks.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import fetchlinks.event.FetchEvent;
import fetchlinks.event.RandomRun;
import fetchlinks.event.RunState;
import fetchlinks.model.ChannelStatus;
import fetchlinks.model.Failure;
import fetchlinks.model.FailureClass;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReporterTest {

  private final Stage stage = new Stage(0, 0);
  private final Reporter reporter = stage.reporter(Stage.json());

  @Test
  void everyEventIsOneObjectOnOneLine() {
    reporter.accept(stage.start(2, "A", "B"));
    reporter.accept(stage.state(RunState.RUNNING, ""));
    reporter.accept(stage.read("A"));
    reporter.accept(stage.status("A", new ChannelStatus.Listing(1, 1, 30, 2)));
    reporter.accept(
        new FetchEvent.VideoQueued(stage.now, Stage.id("A"), "v1", "Größe", "v1.link", false));
    reporter.accept(new FetchEvent.AttemptFailed(stage.now, Stage.id("B"), 1, Stage.BUSY_HOST));
    reporter.accept(stage.ends("A", new ChannelStatus.Fetched(1, 30)));
    reporter.accept(stage.ends("B", new ChannelStatus.Failed(Stage.BOT, 4, 0)));
    reporter.accept(new FetchEvent.WorkersChanged(stage.now, 3));
    reporter.accept(new FetchEvent.BrakeChanged(stage.now, "example.tv", null, ""));
    reporter.accept(new FetchEvent.LogLine(stage.now, FetchEvent.Level.WARN, null, "hm"));
    reporter.accept(new FetchEvent.LogLine(stage.now, FetchEvent.Level.INFO, Stage.id("A"), "a"));
    stage.pass(Duration.ofMillis(1500));
    reporter.accept(stage.state(RunState.DONE, ""));
    reporter.close();
    String at = "\"at\":\"2026-11-22T20:14:03Z\"";
    assertThat(stage.written())
        .isEqualTo(
            """
            {"event":"run_started",AT,"channels":["a","b"],"workers":2}
            {"event":"run_state",AT,"state":"running","why":""}
            {"event":"channel",AT,"channel":"a","name":"A","link":"https://example.tv/a","host":"example.tv","enabled":true}
            {"event":"status",AT,"channel":"a","status":"listing","slot":1,"attempt":1,"entries":30,"requests":2}
            {"event":"video_queued",AT,"channel":"a","video":"v1","title":"Größe","link_file":"v1.link","resurfaced":false}
            {"event":"attempt_failed",AT,"channel":"b","attempt":1,"class":"host-says-stop","code":"429","message":"too many requests","advice":"","retry_after_ms":null}
            {"event":"channel_finished",AT,"channel":"a","status":"with_new","new_videos":1,"retries":0,"requests":0,"probed":0,"took_ms":2100,"note":"","doubt":""}
            {"event":"channel_finished",AT,"channel":"b","status":"failed","new_videos":0,"retries":3,"requests":0,"probed":0,"took_ms":2100,"note":"","doubt":"","class":"needs-person","code":"BOT","message":"sign-in required","advice":"export fresh cookies and set cookies_file","retry_after_ms":null}
            {"event":"workers",AT,"workers":3}
            {"event":"brake",AT,"host":"example.tv","until":null,"why":""}
            {"event":"log",AT,"level":"warn","text":"hm"}
            {"event":"log",AT,"level":"info","channel":"a","text":"a"}
            {"event":"run_state","at":"2026-11-22T20:14:04.500Z","state":"done","why":""}
            {"event":"summary","channels":2,"up_to_date":0,"with_new":1,"new_videos":1,"failed":1,"incomplete":0,"cancelled":0,"not_checked":0,"held_by_brake":0,"retries":3,"requests":0,"disabled":0,"busy":0,"probed":0,"listed":{},"elapsed_ms":1500,"failures":[{"channel":"b","class":"needs-person","message":"sign-in required","advice":"export fresh cookies and set cookies_file","attempts":4}]}
            """
                .replace("AT", at));
    assertThat(stage.errors()).isEmpty();
  }

  @Test
  void everyStatusSaysWhatBelongsToIt() {
    reporter.accept(stage.status("A", new ChannelStatus.Queued()));
    reporter.accept(stage.status("A", new ChannelStatus.Pausing()));
    reporter.accept(stage.status("A", new ChannelStatus.Paused()));
    reporter.accept(stage.status("A", new ChannelStatus.Probing(2, 1)));
    reporter.accept(stage.status("A", new ChannelStatus.Writing(2, 1, 3, 5)));
    reporter.accept(stage.waits("A", Stage.GONE.after(Duration.ofSeconds(9))));
    reporter.accept(
        stage.status(
            "A", new ChannelStatus.HeldByBrake("h", stage.now.plusSeconds(1), Stage.BUSY_HOST)));
    String common = "\\{\"event\":\"status\",\"at\":\"[^\"]*\",\"channel\":\"a\",\"status\":";
    assertThat(stage.written().replaceAll(common, ""))
        .isEqualTo(
            """
            "queued"}
            "pausing"}
            "paused"}
            "probing","slot":2,"attempt":1}
            "writing","slot":2,"attempt":1,"written":3,"total":5}
            "waiting_for_retry","attempt":2,"attempts":4,"delay_ms":10000,"until":"2026-11-22T20:14:13Z","class":"gone","code":"404","message":"channel not found","advice":"","retry_after_ms":9000}
            "held_by_brake","host":"h","until":"2026-11-22T20:14:04Z","class":"host-says-stop","code":"429","message":"too many requests","advice":"","retry_after_ms":null}
            """);
  }

  @Test
  void onlyThoseWhoseHostSaidStopCountAsHeldByTheBrake() {
    reporter.accept(stage.start(2, "A", "B"));
    reporter.accept(stage.ends("A", new ChannelStatus.NotChecked(Stage.BUSY_HOST)));
    reporter.accept(
        stage.ends(
            "B",
            new ChannelStatus.NotChecked(
                Failure.of(FailureClass.LOCAL, "DISK", "no space left on device"))));
    reporter.close();
    assertThat(stage.written()).contains("\"not_checked\":2,\"held_by_brake\":1,");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theSummaryIsTheLastLineAndAddsUpAlsoWhenClosedEarly(long seed) {
    RandomRun run = new RandomRun(seed, true);
    reporter.accept(run.start());
    for (int step = 0; step < 300; step++) {
      reporter.accept(run.next());
    }
    if (seed % 2 == 0) {
      run.end().forEach(reporter::accept);
    }
    reporter.close();
    reporter.close();
    reporter.accept(run.next());
    List<String> lines = stage.written().lines().toList();
    assertThat(lines).allMatch(line -> line.chars().noneMatch(Character::isISOControl));
    assertThat(lines).allMatch(line -> JsonParser.parseString(line).isJsonObject());
    assertThat(lines.stream().filter(line -> line.contains("\"event\":\"summary\""))).hasSize(1);
    JsonObject summary = JsonParser.parseString(lines.getLast()).getAsJsonObject();
    int finished =
        List.of(
                "up_to_date",
                "with_new",
                "failed",
                "incomplete",
                "cancelled",
                "not_checked",
                "disabled",
                "busy")
            .stream()
            .mapToInt(key -> summary.get(key).getAsInt())
            .sum();
    int open = stage.tally.figures().open();
    assertThat(finished + open).isEqualTo(summary.get("channels").getAsInt());
    assertThat(summary.getAsJsonArray("failures"))
        .hasSize(
            summary.get("failed").getAsInt()
                + summary.get("incomplete").getAsInt()
                + summary.get("not_checked").getAsInt());
  }
}
