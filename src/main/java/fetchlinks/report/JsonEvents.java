package fetchlinks.report;

import fetchlinks.event.FetchEvent;
import fetchlinks.event.Outcome;
import fetchlinks.model.Channel;
import fetchlinks.model.ChannelId;
import fetchlinks.model.ChannelResult;
import fetchlinks.model.ChannelStatus;

/** Events as JSON objects; {@link JsonReporter} documents them. */
final class JsonEvents {

  private JsonEvents() {}

  static Json of(FetchEvent event) {
    return switch (event) {
      case FetchEvent.RunStarted start ->
          Json.event("run_started", start.at())
              .putTexts("channels", start.channels().stream().map(ChannelId::name).toList())
              .put("workers", start.workers());
      case FetchEvent.RunChanged change ->
          Json.event("run_state", change.at())
              .put("state", JsonReporter.word(change.state()))
              .put("why", change.why());
      case FetchEvent.ChannelRead read -> channel(read);
      case FetchEvent.StatusChanged change -> status(about("status", change, change.id()), change);
      case FetchEvent.VideoQueued video ->
          about("video_queued", video, video.id())
              .put("video", video.videoId())
              .put("title", video.title())
              .put("link_file", video.linkFile())
              .put("resurfaced", video.resurfaced());
      case FetchEvent.AttemptFailed failed ->
          about("attempt_failed", failed, failed.id())
              .put("attempt", failed.attempt())
              .failure(failed.cause());
      case FetchEvent.ChannelFinished finish ->
          finished(about("channel_finished", finish, finish.id()), finish.result());
      case FetchEvent.WorkersChanged change ->
          Json.event("workers", change.at()).put("workers", change.workers());
      case FetchEvent.BrakeChanged change ->
          Json.event("brake", change.at())
              .put("host", change.host())
              .put("until", change.until())
              .put("why", change.why());
      case FetchEvent.LogLine line -> log(line);
    };
  }

  private static Json about(String name, FetchEvent event, ChannelId id) {
    return Json.event(name, event.at()).put("channel", id.name());
  }

  private static Json channel(FetchEvent.ChannelRead read) {
    Channel channel = read.channel();
    return about("channel", read, channel.id())
        .put("name", channel.targetFolder())
        .put("link", channel.link())
        .put("host", read.host())
        .put("enabled", channel.enabled());
  }

  private static Json status(Json json, FetchEvent.StatusChanged change) {
    return switch (change.status()) {
      case ChannelStatus.Queued _ -> json.put("status", "queued");
      case ChannelStatus.Pausing _ -> json.put("status", "pausing");
      case ChannelStatus.Paused _ -> json.put("status", "paused");
      case ChannelStatus.Running running -> running(json, running);
      case ChannelStatus.WaitingForRetry wait ->
          json.put("status", "waiting_for_retry")
              .put("attempt", wait.attempt())
              .put("attempts", wait.attempts())
              .putMillis("delay_ms", wait.delay())
              .put("until", wait.until())
              .failure(wait.cause());
      case ChannelStatus.HeldByBrake held ->
          json.put("status", "held_by_brake")
              .put("host", held.host())
              .put("until", held.until())
              .failure(held.cause());
    };
  }

  private static Json running(Json json, ChannelStatus.Running status) {
    return switch (status) {
      case ChannelStatus.Probing p -> slot(json.put("status", "probing"), p);
      case ChannelStatus.Listing l ->
          slot(json.put("status", "listing"), l)
              .put("entries", l.entries())
              .put("requests", l.requests());
      case ChannelStatus.Writing w ->
          slot(json.put("status", "writing"), w)
              .put("written", w.written())
              .put("total", w.total());
    };
  }

  private static Json slot(Json json, ChannelStatus.Running status) {
    return json.put("slot", status.slot()).put("attempt", status.attempt());
  }

  private static Json finished(Json json, ChannelResult result) {
    json.put("status", JsonReporter.word(Outcome.of(result.status())))
        .put("new_videos", result.newVideos())
        .put("retries", result.retries())
        .put("requests", result.requests())
        .put("probed", result.probed())
        .putMillis("took_ms", result.took())
        .put("note", result.note())
        .put("doubt", result.doubt());
    return result.error().map(json::failure).orElse(json);
  }

  private static Json log(FetchEvent.LogLine line) {
    Json json = Json.event("log", line.at()).put("level", JsonReporter.word(line.level()));
    ChannelId id = line.id();
    return (id == null ? json : json.put("channel", id.name())).put("text", line.text());
  }
}
