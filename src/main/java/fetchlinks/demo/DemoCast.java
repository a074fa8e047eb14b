package fetchlinks.demo;

import static fetchlinks.demo.DemoChannel.Format.ATOM;
import static fetchlinks.demo.DemoChannel.Format.PODCAST;
import static fetchlinks.demo.DemoChannel.Format.RSS;
import static fetchlinks.demo.DemoChannel.Format.TUBE;

import java.util.List;

/** Who appears in the demonstration: something of everything that channels do in real life. */
final class DemoCast {

  /** The channel whose titles try to harm whoever shows them. */
  static final String HOSTILE = "odd-titles";

  static final List<DemoChannel> CHANNELS =
      List.of(
          DemoChannel.of("astronomy-tonight", "Astronomy Tonight", TUBE, 15, 2),
          DemoChannel.of("bird-atlas", "Bird Atlas", RSS, 42, 0).taking(1_800),
          DemoChannel.of("board-game-table", "Board Game Table", ATOM, 28, 1),
          DemoChannel.of("bridge-builders", "Bridge Builders", RSS, 9, 9),
          DemoChannel.of("cello-at-noon", "Cello at Noon", PODCAST, 120, 0).taking(4_200),
          DemoChannel.of("city-archive", "City Archive (slow server)", ATOM, 400, 3).taking(12_000),
          DemoChannel.of("clock-repair", "Clock Repair", TUBE, 15, 0).taking(1_500),
          DemoChannel.of("closed-shop", "Closed Shop", RSS, 5, 5)
              .behaving(Behaviour.MISSING)
              .taking(700),
          DemoChannel.of("coding-kata", "Coding Kata", RSS, 64, 4),
          DemoChannel.of("cooking-jp", "\u6599\u7406\u6559\u5ba4 \u6771\u4eac", RSS, 33, 2)
              .taking(3_100),
          DemoChannel.of("cut-short", "Cut Short", ATOM, 40, 0)
              .behaving(Behaviour.TRUNCATED)
              .taking(2_000),
          DemoChannel.of("dance-kr", "\ucd94\uc5b5\uc758 \ub304\uc2a4", TUBE, 15, 1).taking(1_900),
          DemoChannel.of("desert-radio", "Desert Radio (drips)", PODCAST, 30, 1).taking(16_000),
          DemoChannel.of("documentary-cn", "\u7eaa\u5f55\u7247\u9891\u9053", RSS, 51, 0),
          DemoChannel.of("empty-stage", "Empty Stage", RSS, 0, 0).taking(900),
          DemoChannel.of("fiddle-and-bow", "Fiddle & Bow", ATOM, 21, 1).taking(3_300),
          DemoChannel.of("flaky-lab", "Flaky Lab (works the third time)", RSS, 18, 2)
              .behaving(Behaviour.FLAKY)
              .taking(1_200),
          DemoChannel.of("garden-year", "Garden Year", RSS, 77, 0).taking(2_200),
          DemoChannel.of("glass-blowing", "Glass Blowing", RSS, 12, 12).taking(3_600),
          DemoChannel.of(
              "hebrew-poetry",
              "\u05e9\u05d9\u05e8\u05d4 \u05e2\u05d1\u05e8\u05d9\u05ea",
              ATOM,
              26,
              2),
          DemoChannel.of("highlights", "Highlights of Coding Kata", RSS, 64, 4)
              .repeating("coding-kata"),
          DemoChannel.of("history-hour", "History Hour", PODCAST, 210, 1).taking(6_500),
          DemoChannel.of("ice-and-rock", "Ice and Rock", TUBE, 15, 0).taking(1_600),
          DemoChannel.of("jazz-cellar", "Jazz Cellar", RSS, 48, 3),
          DemoChannel.of("kite-makers", "Kite Makers", ATOM, 7, 7).taking(2_800),
          DemoChannel.of("lighthouses", "Lighthouses", RSS, 35, 0).taking(1_400),
          DemoChannel.of("members-room", "Members' Room", RSS, 5, 5)
              .behaving(Behaviour.FORBIDDEN)
              .taking(800),
          DemoChannel.of("moved-away", "Moved Away (a web page now)", RSS, 5, 5)
              .behaving(Behaviour.WEB_PAGE)
              .taking(900),
          DemoChannel.of(HOSTILE, "Odd Titles", RSS, 24, 12).taking(2_600),
          DemoChannel.of("old-projector", "Old Projector", RSS, 20, 0).disabled(),
          DemoChannel.of("overloaded", "Overloaded", ATOM, 5, 5)
              .behaving(Behaviour.BROKEN)
              .taking(600),
          DemoChannel.of("paper-craft", "Paper Craft", TUBE, 15, 15).taking(2_100),
          DemoChannel.of("railway-cab", "Railway Cab Views", RSS, 90, 1).taking(5_400),
          DemoChannel.of("busy-news", "Busy News", RSS, 30, 3)
              .behaving(Behaviour.BUSY)
              .taking(1_500),
          DemoChannel.of("busy-sports", "Busy Sports", RSS, 30, 0)
              .behaving(Behaviour.BUSY)
              .taking(1_500),
          DemoChannel.of("busy-weather", "Busy Weather", ATOM, 30, 1)
              .behaving(Behaviour.BUSY)
              .taking(1_500),
          DemoChannel.of("sailing-log", "Sailing Log", ATOM, 55, 1),
          DemoChannel.of("stone-walls", "Stone Walls", RSS, 16, 0).taking(1_700),
          DemoChannel.of("tide-tables", "Tide Tables", RSS, 60, 2).taking(3_900),
          DemoChannel.of("urban-bees", "Urban Bees \ud83d\udc1d", ATOM, 31, 0).taking(2_000));

  private DemoCast() {}
}
