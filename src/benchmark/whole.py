"""The whole program against fake sites, beside scripts that start yt-dlp themselves: `whole.py --help`."""

import argparse
import json
import os
import re
import shutil
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from measure import Figures, adopt_orphans, middle, run
from sites import ROOT, SPECIAL, FakeSite, FeedSite, find_fake_site, link

OUT = ROOT / "target" / "benchmark"
WORK = OUT / "work"
# Videos of the largest channel, so that 100 channels have about 5,400; else 200.
MOST_VIDEOS = {10: 300, 100: 1350}
SAMPLE = 100  # channels that the scripts are measured with; for more of them their figures are scaled up
NEWS_ON = 30  # channels with new videos, one to three each
PER_PROCESS = 20  # addresses in one process, for the scripts that give it several
YTDLP_BASE = ["--ignore-config", "--no-update", "--flat-playlist", "--lazy-playlist", "--compat-options", "no-certifi"]
LATEST = ["-I", "1:15"]  # as many as a feed shows; enough to find what is new


@dataclass
class Row:
    """One line of the table; the ratios are of CPU time, theirs divided by ours."""

    scenario: str
    channels: int
    workers: int
    ours: Figures
    each: float | None = None
    several: float | None = None


@dataclass
class Setting:
    """A site, and the folder of a person who watches it."""

    site: FakeSite | FeedSite
    folder: Path
    links: list[str]

    @property
    def config(self) -> Path:
        return self.folder / "video_downloads.toml"

    def environment(self) -> dict[str, str]:
        own = {"XDG_STATE_HOME": str(self.folder / "state"), "XDG_CONFIG_HOME": str(self.folder / "config"),
               "FETCH_LINKS_ARCHIVE": "sync", "LC_ALL": "C.UTF-8"}  # fmt: skip
        return {**without_proxies(), **own, **self.site.environment}

    def configure(self, ytdlp: str | None, more: str = "") -> None:
        fetch = f'yt_dlp = "{ytdlp}"\n' if ytdlp else ""
        self.config.write_text(
            'video_definition_dir = "channels"\nlink_queue_dir = "queue"\ntarget_dir = "videos"\n'
            f'[fetch]\n{fetch}yt_dlp_args = ["--compat-options", "no-certifi"]\n{more}'
        )

    def write_channels(self, more: str = "") -> None:
        (self.folder / "channels").mkdir(parents=True)
        for number, link in enumerate(self.links, 1):
            text = f'# channel {number}\nlink = "{link}"\ntarget_folder = "Channel {number}"\n{more}'
            (self.folder / "channels" / f"c{number:05}.toml").write_text(text)

    def queued(self) -> int:
        return sum(1 for _ in (self.folder / "queue").glob("*.link"))

    def keep(self) -> None:
        shutil.copytree(self.folder, kept(self.folder), dirs_exist_ok=True)

    def restore(self) -> None:
        shutil.rmtree(self.folder)
        shutil.copytree(kept(self.folder), self.folder)


def kept(folder: Path) -> Path:
    return folder.with_name(folder.name + ".kept")


def without_proxies() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}


class Benchmark:
    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.ytdlp: str | None = find_ytdlp()
        self.fakeyt = find_fake_site()
        self.rows: list[Row] = []
        self.note = ""
        if not self.ytdlp:
            say("no yt-dlp on PATH: only feeds are measured; install one (for example: pipx install yt-dlp)")
        if not self.fakeyt:
            say("no fakeyt (FAKEYT_HOME, or shared/fakeyt in a folder above): only feeds are measured")

    # ---- one run ---------------------------------------------------------------------------------

    def ours(self, setting: Setting, workers: int, least: int, most: int | None = None) -> Figures:
        """One run of the program that has to queue this many links, or so many at most."""
        before = setting.queued()
        command = [str(ROOT / "scripts" / "fetch-links"), "--plain", "-w", str(workers), str(setting.config)]
        status, figures = self.counted(command, setting)
        found = setting.queued() - before
        if status != 0 or not least <= found <= (least if most is None else most):
            fail(f"fetch-links ended with {status} and {found} new links instead of {least}")
        return figures

    def repeated(self, setting: Setting, workers: int, expected: int) -> Figures:
        """The median of some runs that all begin with what was kept."""
        runs = []
        for _ in range(self.times(setting)):
            config = setting.config.read_text()
            setting.restore()
            setting.config.write_text(config)
            runs.append(self.ours(setting, workers, expected))
        return middle(runs)

    def times(self, setting: Setting) -> int:
        """Large runs vary less and take long: one of them will do."""
        return self.options.repeat if len(setting.links) <= SAMPLE else 1

    def script(self, setting: Setting, urls_each: int, workers: int, arguments: list[str]) -> float:
        """CPU seconds of a script that starts yt-dlp with some addresses at a time, for all channels."""
        assert self.ytdlp
        links = setting.links[:SAMPLE]
        addresses = setting.folder.parent / "addresses"
        addresses.write_text("\n".join(links))
        command = ["xargs", "-a", str(addresses), "-P", str(workers), "-n", str(urls_each),
                   self.ytdlp, *YTDLP_BASE, *arguments, "--print", "%(.{id,title,url,duration})j"]  # fmt: skip
        status, figures = self.counted(command, setting)
        lines = len((OUT / "output").read_bytes().splitlines())
        if status != 0 or lines < len(links):
            fail(f"yt-dlp ended with {status} and {lines} lines for {len(links)} channels")
        say(f"  yt-dlp, {urls_each} a process: {figures.cpu:.1f} CPU s, {figures.wall:.1f} s, "
            f"{figures.requests:.0f} requests")  # fmt: skip
        return figures.cpu * len(setting.links) / len(links)

    def counted(self, command: list[str], setting: Setting) -> tuple[int, Figures]:
        setting.site.reset()
        status, figures = run(command, setting.environment(), OUT / "output")
        figures.requests, figures.bytes = setting.site.stats()
        return status, figures

    def add(self, scenario: str, setting: Setting, workers: int, ours: Figures,
            each: float | None = None, several: float | None = None) -> None:  # fmt: skip
        row = Row(scenario, len(setting.links), workers, ours, each, several)
        self.rows.append(row)
        say("  " + " | ".join(cells(row)))

    # ---- scenarios -------------------------------------------------------------------------------

    def start(self) -> None:
        """What every run costs, whatever it does."""
        command = [str(ROOT / "scripts" / "fetch-links"), "--version"]
        environment = {**without_proxies(), "FETCH_LINKS_ARCHIVE": "sync"}
        run(command, environment, OUT / "output")
        runs = [run(command, environment, OUT / "output")[1] for _ in range(5)]
        self.note = f"\n`--version` takes {middle(runs).cpu:.2f} CPU s.\n"

    def pages(self, channels: int) -> None:
        """A site of pages: the first run, quiet ones with and without feeds, one with news."""
        more = channels + channels // 10 + SPECIAL
        site = FakeSite(self.must_have_fakeyt(), WORK / "site", more, MOST_VIDEOS.get(channels, 200))
        try:
            watched = site.watched(channels)
            self.ask_pages(Setting(site, WORK / "pages", [link(channel) for channel in watched]), watched)
        finally:
            site.stop()

    def ask_pages(self, setting: Setting, watched: list[dict[str, Any]]) -> None:
        wanted = self.options.scenarios
        compared = bool(self.options.compare)
        fewest, most = min(self.options.workers), max(self.options.workers)
        assert isinstance(setting.site, FakeSite)
        setting.write_channels()
        setting.configure(self.ytdlp)
        listed = sum(channel["videos"] for channel in watched)
        workers = fewest if len(setting.links) <= SAMPLE else most
        # Some that are listed can't be had: premieres, videos for members.
        first = self.ours(setting, workers, listed * 97 // 100, listed)
        setting.keep()
        if "first" in wanted:
            scripts = (None, None)
            if compared and len(setting.links) <= SAMPLE:
                scripts = self.both_scripts(setting, workers, [])
            self.add(f"first run, {listed:,} videos", setting, workers, first, *scripts)
        latest = (None, None)
        if compared and {"quiet", "lists", "news"} & set(wanted):
            latest = self.both_scripts(setting, fewest, LATEST)
        if "quiet" in wanted:
            for workers in self.options.workers:
                self.add("nothing new", setting, workers, self.repeated(setting, workers, 0), *latest)
            settled = self.settled(setting)
            for workers in self.options.workers:
                self.add("nothing new, all told by feeds", settled, workers, self.repeated(settled, workers, 0))
        if "lists" in wanted:
            setting.configure(self.ytdlp, 'probe = "off"\n')
            for workers in self.options.workers:
                figures = self.repeated(setting, workers, 0)
                self.add('nothing new, probe = "off"', setting, workers, figures, *latest)
            setting.configure(self.ytdlp)
        if "news" in wanted:
            new = setting.site.publish(watched, NEWS_ON)
            for workers in self.options.workers:
                figures = self.repeated(setting, workers, new)
                self.add(f"{new} new on {min(NEWS_ON, len(setting.links))}", setting, workers, figures, *latest)

    def settled(self, setting: Setting) -> Setting:
        """Without the channels whose pages are looked at each time, as while a premiere is announced."""
        status, _ = self.counted([str(ROOT / "scripts" / "fetch-links"), "--json", str(setting.config)], setting)
        lines = [line for line in (OUT / "output").read_text().splitlines() if line.startswith("{")]
        results = [line for line in map(json.loads, lines) if line["event"] == "channel_finished"]
        listed = {line["channel"] for line in results if line["probed"] < line["requests"]}
        if status != 0 or len(results) != len(setting.links):
            fail(f"fetch-links ended with {status} and {len(results)} results")
        links = [link for number, link in enumerate(setting.links, 1) if f"c{number:05}" not in listed]
        rest = Setting(setting.site, setting.folder.with_name("settled"), links)
        shutil.copytree(kept(setting.folder), rest.folder)
        for channel in listed:
            (rest.folder / "channels" / f"{channel}.toml").unlink()
        rest.configure(self.ytdlp)
        rest.keep()
        return rest

    def both_scripts(self, setting: Setting, workers: int, arguments: list[str]) -> tuple[float, float]:
        return (self.script(setting, 1, workers, arguments), self.script(setting, PER_PROCESS, workers, arguments))

    def feeds(self, channels: int) -> None:
        """A site of nothing but feeds, as many as one likes: how the program grows."""
        site = FeedSite(channels)
        setting = Setting(site, WORK / "feeds", site.links())
        workers = max(self.options.workers)
        try:
            setting.write_channels('baseline = "now"\n')
            setting.configure(self.ytdlp)
            self.add("feeds, first run", setting, workers, self.ours(setting, workers, 0))
            runs = [self.ours(setting, workers, 0) for _ in range(self.times(setting))]
            self.add("feeds, nothing new", setting, workers, middle(runs))
            setting.configure(self.ytdlp, 'probe = "off"\n')
            self.add('feeds, nothing new, probe = "off"', setting, workers, self.ours(setting, workers, 0))
        finally:
            site.stop()

    def deep(self) -> None:
        """One channel with very many videos, of which three are new."""
        site = FakeSite(self.must_have_fakeyt(), WORK / "site", 9, 100)
        try:
            self.ask_deep(Setting(site, WORK / "deep", ["https://www.youtube.com/@chan0009/videos"]))
        finally:
            site.stop()

    def ask_deep(self, setting: Setting) -> None:
        site = setting.site
        assert isinstance(site, FakeSite)
        site.admin("latency", kind="continuation", rule=["fixed", 0])
        setting.write_channels()
        setting.configure(self.ytdlp)
        few = self.ours(setting, 1, 5)
        setting.keep()
        self.add("one channel, first run, 5 videos", setting, 1, few)
        self.add("one channel, nothing new", setting, 1, self.repeated(setting, 1, 0))
        site.admin("publish", channel=9, count=3)
        self.add("one channel, 3 new of 8 videos", setting, 1, self.repeated(setting, 1, 3))
        many = self.options.deep
        site.admin("publish", channel=9, count=many)
        whole = self.ours(setting, 1, many)
        self.add(f"one channel, {many:,} new", setting, 1, whole)
        setting.keep()
        latest = (self.script(setting, 1, 1, LATEST), None) if self.options.compare else (None, None)
        site.admin("publish", channel=9, count=3)
        self.add(f"one channel, 3 new of {many:,}", setting, 1, self.repeated(setting, 1, 3), *latest)
        setting.configure(self.ytdlp, 'probe = "off"\n')
        self.add('the same, probe = "off"', setting, 1, self.repeated(setting, 1, 3), *latest)
        setting.configure(self.ytdlp)
        site.admin("publish", channel=9, count=5)
        self.add("the same, marker 9th", setting, 1, self.repeated(setting, 1, 8), *latest)
        site.delete_marker(9, 8)
        self.add("the same, marker deleted", setting, 1, self.repeated(setting, 1, 8), *latest)

    def must_have_fakeyt(self) -> Path:
        assert self.fakeyt
        return self.fakeyt

    # ---- all of it -------------------------------------------------------------------------------

    def all(self) -> None:
        wanted = set(self.options.scenarios)
        with_pages = bool(self.ytdlp and self.fakeyt)
        if "start" in wanted:
            self.part("start", self.start)
        if with_pages and {"first", "quiet", "lists", "news"} & wanted:
            for channels in self.options.sizes:
                if channels <= 1000:
                    self.part(f"{channels} channels of pages", lambda size=channels: self.pages(size))
        if "feeds" in wanted:
            for channels in (size for size in self.options.sizes if size >= SAMPLE):
                self.part(f"{channels} feeds", lambda size=channels: self.feeds(size))
        if with_pages and "deep" in wanted:
            self.part("one deep channel", self.deep)

    def part(self, name: str, work: Callable[[], None]) -> None:
        say(f"{name} ...")
        shutil.rmtree(WORK, ignore_errors=True)
        WORK.mkdir(parents=True)
        work()
        shutil.rmtree(WORK, ignore_errors=True)
        (OUT / "whole.md").write_text(table(self.rows, len(HEAD)) + self.note)


def find_ytdlp() -> str | None:
    own = str(ROOT / "target" / "ytdlp" / "bin" / "yt-dlp")
    candidates = [os.environ.get("FETCH_LINKS_TEST_YTDLP"), shutil.which("yt-dlp"), own]
    return next((path for path in candidates if path and os.access(path, os.X_OK)), None)


# ---- the table -------------------------------------------------------------------------------------

HEAD = ["run", "channels", "workers", "CPU s", "s", "requests", "MB received", "MB memory",
        "yt-dlp each", f"yt-dlp per {PER_PROCESS}", "CPU s in the JVM", "MB memory of the JVM"]  # fmt: skip
SHORT = 10  # columns that the README shows


def cells(row: Row) -> list[str]:
    ours = row.ours
    return [row.scenario, f"{row.channels:,}", str(row.workers), f"{ours.cpu:.2f}", f"{ours.wall:.1f}",
            f"{ours.requests:,.0f}", f"{ours.bytes / 1e6:.2f}", f"{ours.tree / 1e6:.0f}",
            ratio(row.each, ours), ratio(row.several, ours), f"{ours.own:.2f}", f"{ours.largest / 1e6:.0f}"]  # fmt: skip


def ratio(theirs: float | None, ours: Figures) -> str:
    return f"{theirs / ours.cpu:.1f} ×" if theirs else ""


def table(rows: list[Row], columns: int) -> str:
    lines = [HEAD, ["---"] + ["---:"] * (len(HEAD) - 1)] + [cells(row) for row in rows]
    return "\n".join("| " + " | ".join(line[:columns]) + " |" for line in lines) + "\n"


def short(rows: list[Row]) -> list[Row]:
    """What the README shows: not the smallest, and many workers only where nothing is new."""
    fewest = min((row.workers for row in rows if row.channels > 1), default=0)
    quiet = ("nothing new", "nothing new, all told by feeds")
    return [row for row in rows
            if row.channels == 1 or row.channels > 10
            and (row.workers <= fewest or row.scenario in quiet or row.scenario.startswith("feeds"))]  # fmt: skip


def put_into_readme(text: str) -> None:
    readme = ROOT / "README.md"
    begin, end = "<!-- scripts/benchmark --readme -->\n", "<!-- end -->"
    pattern = re.compile(re.escape(begin) + ".*" + re.escape(end), re.DOTALL)
    old = readme.read_text()
    if not pattern.search(old):
        fail(f"README.md has no place for the table, between {begin.strip()} and {end}")
    readme.write_text(pattern.sub(lambda _: begin + text + end, old))


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def fail(text: str) -> None:
    sys.exit(f"benchmark: {text}; its output is in {OUT / 'output'}")


SCENARIOS = ["start", "first", "quiet", "lists", "news", "feeds", "deep"]


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/benchmark", description=__doc__.partition(":")[0] if __doc__ else "")
    parser.add_argument("scenarios", nargs="*", metavar="SCENARIO", help=f"some of {', '.join(SCENARIOS)} (all)")
    numbers: Callable[[str], list[int]] = lambda text: [int(number) for number in text.split(",")]
    parser.add_argument("--sizes", type=numbers, default=[10, 100, 1000, 10_000],
                        help="numbers of channels (10,100,1000,10000); pages up to 1000, feeds from 100")  # fmt: skip
    parser.add_argument("--workers", type=numbers, default=[5, 32], help="(5,32)")
    parser.add_argument("--repeat", type=int, default=3, help="runs of which the median counts (3)")
    parser.add_argument("--deep", type=int, default=20_000, help="videos of the one deep channel (20000)")
    parser.add_argument("--no-compare", dest="compare", action="store_false",
                        help="without the scripts that start yt-dlp")  # fmt: skip
    parser.add_argument("--readme", action="store_true", help="puts the table into README.md as well")
    chosen = parser.parse_args()
    for name in chosen.scenarios:
        if name not in SCENARIOS:
            parser.error(f'there is no scenario "{name}"; there are {", ".join(SCENARIOS)}')
    chosen.scenarios = chosen.scenarios or SCENARIOS
    return chosen


def main() -> None:
    adopt_orphans()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    OUT.mkdir(parents=True, exist_ok=True)
    benchmark = Benchmark(options())
    began = time.monotonic()
    benchmark.all()
    print((OUT / "whole.md").read_text())
    say(f"took {time.monotonic() - began:.0f} s; the table is in {OUT / 'whole.md'}")
    if benchmark.options.readme:
        put_into_readme(table(short(benchmark.rows) or benchmark.rows, SHORT) + benchmark.note)


if __name__ == "__main__":
    main()
