package fetchlinks.tui;

import fetchlinks.event.FetchEvent;
import fetchlinks.event.FetchEvent.Level;
import fetchlinks.model.Baseline;
import fetchlinks.model.Channel;
import fetchlinks.model.ChannelId;
import fetchlinks.model.ChannelResult;
import fetchlinks.model.ChannelStatus;
import fetchlinks.model.Marker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A screen in the middle of a run of many channels, and what happens to it. */
final class Play {

  private static final int SLOTS = 32;
  private static final Instant START = Instant.parse("2026-11-22T20:14:03Z");

  private final int channels;
  private Instant now = START;
  private int turn;

  UiState state;

  Play(int channels) {
    this.channels = channels;
    Setup setup =
        new Setup("video_downloads.toml", List.of(), 4, false, KeyMap.defaults(), ZoneOffset.UTC);
    state = UiState.start(setup, new Size(120, 40));
    step(new Message.Ticked(now));
    List<ChannelId> ids = IntStream.range(0, channels).mapToObj(Play::id).toList();
    List<FetchEvent> events = new ArrayList<>();
    events.add(new FetchEvent.RunStarted(now, ids, SLOTS));
    for (int i = 0; i < channels; i++) {
      events.add(new FetchEvent.ChannelRead(now, channel(i), "youtube.com"));
    }
    step(new Message.Happened(events));
  }

  void step(Message... messages) {
    state = Update.step(state, List.of(messages)).state();
  }

  /** So much later that spinners and clocks look different. */
  Message later() {
    now = now.plusMillis(200);
    return new Message.Ticked(now);
  }

  /** What a fast run tells between two frames: each slot works, ends a channel, takes the next. */
  Message news() {
    List<FetchEvent> events = new ArrayList<>();
    for (int slot = 1; slot <= SLOTS; slot++) {
      int channel = turn++ % channels;
      ChannelId id = id(channel);
      events.add(new FetchEvent.StatusChanged(now, id, new ChannelStatus.Queued()));
      events.add(new FetchEvent.StatusChanged(now, id, new ChannelStatus.Listing(slot, 1, 30, 1)));
      events.add(new FetchEvent.LogLine(now, Level.INFO, id, "page 1: 30 entries, 0 new"));
      events.add(new FetchEvent.ChannelFinished(now, id, result(channel)));
    }
    return new Message.Happened(events);
  }

  private static ChannelResult result(int channel) {
    return new ChannelResult(
        channel(channel), new ChannelStatus.UpToDate(30), 0, 1, 0, Duration.ofSeconds(2), "");
  }

  private static ChannelId id(int channel) {
    return new ChannelId("channel-%05d".formatted(channel));
  }

  private static Channel channel(int channel) {
    return new Channel(
        id(channel),
        Path.of("channels", channel + ".toml"),
        "https://www.youtube.com/@" + channel + "/videos",
        channel % 5 == 0 ? "鉄道チャンネル " + channel : "Channel " + channel,
        1080,
        new Marker("dQw4w9WgXcQ", 17),
        true,
        new Baseline.Unsaid());
  }
}
