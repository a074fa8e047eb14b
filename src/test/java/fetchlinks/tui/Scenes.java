package fetchlinks.tui;

import static fetchlinks.tui.Scene.BOT;
import static fetchlinks.tui.Scene.NET;
import static fetchlinks.tui.Scene.NOT_FOUND;
import static fetchlinks.tui.Scene.TIMEOUT;
import static fetchlinks.tui.Scene.TOO_MANY;
import static fetchlinks.tui.Scene.id;

import fetchlinks.event.FetchEvent;
import fetchlinks.event.FetchEvent.Level;
import fetchlinks.event.RunState;
import fetchlinks.model.ChannelStatus;
import fetchlinks.model.Failure;
import fetchlinks.model.FailureClass;
import fetchlinks.model.PastRun;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The situations in which the screen is looked at. */
enum Scenes {
  START {
    @Override
    void play(Scene scene) {}
  },
  QUEUED {
    @Override
    void play(Scene scene) {
      scene.starts(5, NAMES);
    }
  },
  RUNNING {
    @Override
    void play(Scene scene) {
      busy(scene);
    }
  },
  STORM {
    @Override
    void play(Scene scene) {
      List<String> names = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        names.add("Channel " + i);
      }
      scene.starts(5, names.toArray(String[]::new));
      scene.after(Duration.ofMinutes(2));
      Failure[] causes = {BOT, NET, NOT_FOUND};
      for (int i = 0; i < 290; i++) {
        scene.fails("Channel " + i, causes[i * i % 3], Duration.ofSeconds(i % 40));
      }
      scene.fails(
          "Channel 290", Failure.of(FailureClass.LOCAL, "DISK", "disk full"), Duration.ZERO);
      scene.settled();
    }
  },
  PAUSED {
    @Override
    void play(Scene scene) {
      busy(scene);
      for (int slot = 1; slot <= 4; slot++) {
        scene.is(RUNNING_NAMES[slot - 1], new ChannelStatus.Paused());
      }
      scene.run(RunState.PAUSED, "paused by you").settled();
    }
  },
  DRAINING {
    @Override
    void play(Scene scene) {
      busy(scene);
      scene.press("Ctrl-C").run(RunState.DRAINING, "").settled();
    }
  },
  DONE {
    @Override
    void play(Scene scene) {
      busy(scene);
      scene.after(Duration.ofSeconds(30));
      scene.doubted("Zoo Live Cams", "nothing new for 5 days, it usually has something every day");
      for (String name : NAMES) {
        Row row = scene.state.rows().find(id(name));
        if (row != null && row.kind().active()) {
          scene.ends(name, new ChannelStatus.UpToDate(30));
        }
      }
      scene.run(RunState.DONE, "").settled();
    }
  },
  EMPTY {
    @Override
    void play(Scene scene) {
      scene.starts(5).run(RunState.DONE, "").settled();
    }
  },
  ONE_CHANNEL {
    @Override
    void play(Scene scene) {
      scene.starts(1, "Slow TV").after(Duration.ofSeconds(1)).lists("Slow TV", 1, 30);
      scene.logs(Level.INFO, "Slow TV", "page 1: 30 entries, 0 new").settled();
    }
  },
  TEN_THOUSAND {
    @Override
    void play(Scene scene) {
      List<fetchlinks.model.ChannelId> ids = new ArrayList<>();
      for (int i = 0; i < 10_000; i++) {
        ids.add(id("channel-%05d".formatted(i)));
      }
      scene.happens(new FetchEvent.RunStarted(scene.now, ids, 64));
      scene.after(Duration.ofMinutes(1));
      for (int slot = 1; slot <= 64; slot++) {
        scene.lists("channel-%05d".formatted(slot * 100), slot, slot * 3);
      }
      scene.settled();
    }
  },
  HOSTILE {
    @Override
    void play(Scene scene) {
      String[] names = {
        "\u001b]0;pwned\u0007name",
        "a\u202egnirts",
        "tab\there\nnewline",
        "zero\u200bwidth\ufeff",
        "\u009b31mred",
        "family \ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
        "lone \ud800 surrogate",
        "e\u0301a\u0308 marks"
      };
      scene.starts(2, names).after(Duration.ofSeconds(5));
      scene.lists(names[0], 1, 5);
      scene.fails(
          names[1],
          Failure.of(FailureClass.UNEXPECTED, "\u001b[31mX", "a\u001b[2Jb\r\nc"),
          Duration.ofSeconds(2));
      scene.logs(Level.ERROR, names[2], "\u001b[1mbold\u001b[0m\nsecond\u0000line");
      scene.settled();
    }
  },
  CJK {
    @Override
    void play(Scene scene) {
      String[] names = {"日本の鉄道チャンネル", "한국어 채널", "中文频道：新闻与评论每日更新", "Ｆｕｌｌｗｉｄｔｈ"};
      scene.starts(2, names).after(Duration.ofSeconds(5));
      scene.lists(names[0], 1, 5).lists(names[1], 2, 7);
      scene.ends(names[2], new ChannelStatus.Fetched(2, 40));
      scene.logs(Level.WARN, names[0], "何かが起こった: no output");
      scene.settled();
    }
  },
  DETAILS {
    @Override
    void play(Scene scene) {
      busy(scene);
      scene.happens(
          new FetchEvent.VideoQueued(
              scene.now, id("MusicMix"), "xYz01234567", "Winter preview", "queue/x.link", true));
      scene.logs(Level.WARN, "MusicMix", "HTTP Error 429: Too Many Requests");
      while (!Targets.of(scene.state).getFirst().name().equals("MusicMix")) {
        scene.press("j");
      }
      scene.press("Enter").settled();
    }
  },
  HELP {
    @Override
    void play(Scene scene) {
      busy(scene);
      scene.press("?", "Down");
    }
  },
  PALETTE {
    @Override
    void play(Scene scene) {
      busy(scene);
      scene.press(":").type("retr");
    }
  },
  QUIT {
    @Override
    void play(Scene scene) {
      busy(scene);
      scene.press("q");
    }
  },
  WALL {
    @Override
    void play(Scene scene) {
      STORM.play(scene);
      scene.press("W", "}").settled();
    }
  },
  FILTER {
    @Override
    void play(Scene scene) {
      busy(scene);
      scene.press("*", "/").type("state:problem try>2");
    }
  };

  static final String[] RUNNING_NAMES = {"TechChannel", "ScienceDaily", "日本の鉄道チャンネル", "CodingTips"};

  static final String[] NAMES = {
    "Retro Repair Shop",
    "DailyNews24",
    "Quiz Hub",
    "Tech Talks PL",
    "Film Vault",
    "Old Radio",
    "MusicMix",
    "NewsToday",
    "TechChannel",
    "ScienceDaily",
    "日本の鉄道チャンネル",
    "CodingTips",
    "LongLectures",
    "Woodworking Weekly",
    "Chess Endgames",
    "Gardening with Ola",
    "Slow TV",
    "Piano Etudes",
    "Bike Touring EU",
    "Zoo Live Cams",
    "Astronomy Now",
    "Board Game Night",
    "Cheese Makers",
    "Drone Racing PL"
  };

  abstract void play(Scene scene);

  /** The situation that the design's drawings show. */
  static void busy(Scene scene) {
    scene.starts(5, NAMES).at("20:19:40");
    scene.fails("Retro Repair Shop", NOT_FOUND, Duration.ofSeconds(31)).at("20:21:02");
    scene.happens(
        new FetchEvent.ChannelRead(scene.now, Scene.channel("Film Vault"), "example.tv"),
        new FetchEvent.ChannelRead(scene.now, Scene.channel("Old Radio"), "example.tv"));
    scene.fails("Film Vault", NET, Duration.ofSeconds(31));
    scene.fails("Old Radio", NET, Duration.ofSeconds(31)).lists("日本の鉄道チャンネル", 3, 0);
    scene.at("20:20:42").lists("日本の鉄道チャンネル", 3, 9).at("20:21:08");
    scene.lists("NewsToday", 5, 30).waits("NewsToday", 3, Duration.ofSeconds(34), TIMEOUT);
    scene.at("20:21:09").ends("Piano Etudes", new ChannelStatus.UpToDate(35));
    scene.at("20:21:10").ends("Slow TV", new ChannelStatus.UpToDate(35));
    scene
        .at("20:21:11")
        .ends(
            "Gardening with Ola", new ChannelStatus.Fetched(2, 40), 1, Duration.ofSeconds(11), "");
    scene.lists("TechChannel", 1, 1).lists("MusicMix", 5, 63).at("20:21:14");
    scene.ends("Chess Endgames", new ChannelStatus.Fetched(1, 36)).at("20:21:15");
    scene.ends("Woodworking Weekly", new ChannelStatus.Fetched(5, 37));
    scene.lists("CodingTips", 4, 20).at("20:21:20");
    scene.waits("MusicMix", 2, Duration.ofSeconds(10), TOO_MANY);
    scene.is("ScienceDaily", new ChannelStatus.Writing(2, 1, 3, 5));
    scene.is("LongLectures", new ChannelStatus.Paused()).at("20:21:22");
    for (String name : new String[] {"DailyNews24", "Quiz Hub", "Tech Talks PL"}) {
      scene.fails(name, BOT, Duration.ofSeconds(132));
    }
    scene.happens(
        new FetchEvent.BrakeChanged(
            scene.now, "youtube.com", scene.now.plusSeconds(253), "bot check"));
    scene.lists("TechChannel", 1, 184).lists("CodingTips", 4, 52);
    scene.logs(Level.INFO, "Slow TV", "up to date (35 seen, 2.1s)");
    scene.logs(Level.WARN, "日本の鉄道チャンネル", "yt-dlp silent for 30s (limit 120s)");
    scene.logs(Level.ERROR, "DailyNews24", "yt-dlp: Sign in to confirm you're not a bot");
    scene.logs(Level.INFO, "", "brake: bot check 3x in 60 s (B lifts it)");
    scene.logs(Level.DEBUG, "CodingTips", "not shown at level INFO");
    scene.logs(Level.INFO, "ScienceDaily", "link 4/5  Zz9Yy8Xx7Ww.link");
    scene.remembers(
        "MusicMix",
        new PastRun(Instant.parse("2026-11-22T08:00:00Z"), "new", 2, Duration.ofSeconds(4), 0),
        new PastRun(Instant.parse("2026-11-21T20:00:00Z"), "ok", 0, Duration.ofSeconds(3), 0),
        new PastRun(Instant.parse("2026-11-21T08:00:00Z"), "new", 1, Duration.ofSeconds(12), 1));
    scene.at("20:21:23").settled();
  }
}
