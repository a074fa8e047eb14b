#!/usr/bin/env python3
"""How long the program takes to start, against a bare `java -version`.

All measured commands take turns, so that a busy moment of the machine hits each alike; the medians
are printed as a Markdown table. CPU is that of the process and of all that it waited for (wait4), the
launcher's included. A picture is timed in a terminal of our own, from the fork to the bytes of its
last line, at which the program is killed.

    python3 src/benchmark/startup.py [--runs N] [--only WORD] [--json FILE]
"""

import argparse
import fcntl
import json
import os
import pty
import select
import signal
import socket
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HEADLESS = str(ROOT / "scripts/fetch-links")
SCREEN = str(ROOT / "scripts/fetch-links-tui")
CHANNELS = 40
COLUMNS, ROWS = 120, CHANNELS + 30
PATIENCE = 20

# Ends what a terminal shall show at once.
END_OF_PICTURE = b"\x1b[?2026l"


class Case:
    """One measured command.

    until: what its terminal has to receive, in this order; None for a command that ends by itself.
    goal: highest ratio of its CPU to that of the bare JVM.
    """

    def __init__(self, name, command, environment, until=None, goal=None):
        self.name, self.command, self.environment = name, command, environment
        self.until, self.goal = until, goal
        self.wall, self.cpu, self.memory = [], [], []

    def run(self):
        start = time.perf_counter()
        pid = self.spawn() if self.until is None else self.spawn_in_terminal(start)
        _, status, usage = os.wait4(pid, 0)
        if self.until is None:
            self.wall.append((time.perf_counter() - start) * 1000)
            if status != 0:
                sys.exit(f"{self.name}: ended with status {status}")
        self.cpu.append((usage.ru_utime + usage.ru_stime) * 1000)
        self.memory.append(usage.ru_maxrss / 1024)

    def spawn(self):
        nothing = [(os.POSIX_SPAWN_OPEN, fd, os.devnull, os.O_RDWR, 0) for fd in range(3)]
        return os.posix_spawn(self.command[0], self.command, self.environment, file_actions=nothing)

    def spawn_in_terminal(self, start):
        pid, terminal = pty.fork()
        if pid == 0:
            # Here and not in the parent: the program may ask for the size at once.
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
            os.execve(self.command[0], self.command, self.environment)
        try:
            self.await_picture(terminal)
            self.wall.append((time.perf_counter() - start) * 1000)
        finally:
            os.kill(pid, signal.SIGKILL)
            os.close(terminal)
        return pid

    def await_picture(self, terminal):
        seen, missing = b"", list(self.until)
        limit = time.monotonic() + PATIENCE
        while missing:
            ready, _, _ = select.select([terminal], [], [], max(0, limit - time.monotonic()))
            try:
                told = os.read(terminal, 1 << 16) if ready else b""
            except OSError:  # the program ended
                told = b""
            if not told:
                sys.exit(f"{self.name}: {missing[0]} never came, but {seen[-400:]}")
            seen += told
            while missing and missing[0] in seen:
                seen = seen.partition(missing.pop(0))[2]

    def figures(self, bare):
        wall, cpu, memory = (statistics.median(all) for all in (self.wall, self.cpu, self.memory))
        return {
            "name": self.name,
            "wall_ms": round(wall, 1),
            "cpu_ms": round(cpu, 1),
            "rss_mb": round(memory, 1),
            "wall_ratio": round(wall / statistics.median(bare.wall), 2),
            "cpu_ratio": round(cpu / statistics.median(bare.cpu), 2),
            "goal": self.goal,
        }


def find_java():
    """The Java that the launchers take."""
    script = f'. "{ROOT}/scripts/find-java.sh" && find_java && printf %s "$java_home"'
    home = subprocess.run(["sh", "-c", script], capture_output=True, text=True).stdout
    return Path(home) / "bin/java" if home else sys.exit("found no Java that fits")


def looks_like_java(folder):
    """A Java that does nothing, so that what is left is the launcher."""
    (folder / "bin").mkdir(parents=True)
    (folder / "bin/java").symlink_to("/bin/true")
    (folder / "release").write_text('JAVA_VERSION="25"\n')
    return str(folder)


def write_channels(folder, link):
    """A configuration of feeds; a yt-dlp is there, as with most people, and is not needed."""
    (folder / "channels").mkdir()
    for i in range(CHANNELS):
        (folder / f"channels/channel-{i:03}.toml").write_text(
            f'link = "{link}/{i}.rss"\ntarget_folder = "Broadcaster{i:03}"\n'
            f'last_video = "video-{i}"\nlast_download_index = {i}\n'
        )
    config = folder / "video_downloads.toml"
    config.write_text(
        'video_definition_dir = "channels"\nlink_queue_dir = "queue"\ntarget_dir = "videos"\n'
        '[fetch]\nyt_dlp = "/bin/true"\n'
    )
    return str(config)


def all_cases(folder, link):
    config = write_channels(folder, link)
    plain = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "JAVA_HOME": str(find_java().parents[1]),
    }
    stand_in = dict(plain, FETCH_LINKS_JAVA_HOME=looks_like_java(folder / "java"))
    first = [b"reading channels", END_OF_PICTURE]
    table = [f"er{CHANNELS - 1:03}".encode(), END_OF_PICTURE]
    yield Case("`java -version`", [str(find_java()), "-version"], plain)
    yield Case("the launcher alone", [HEADLESS], dict(stand_in, FETCH_LINKS_ARCHIVE="off"))
    for archive in ("sync", "off"):
        environment = dict(plain, FETCH_LINKS_ARCHIVE=archive)
        suffix, counts = ("", True) if archive == "sync" else (", no archive", False)
        for name, command, until, goal in (
            ("`--version`", [HEADLESS, "--version"], None, 1.6),
            ("`--help`", [HEADLESS, "--help"], None, 4),
            ("first frame", [SCREEN, config], first, 5),
            (f"table of {CHANNELS} channels", [SCREEN, config], table, 7),
        ):
            yield Case(name + suffix, command, environment, until, goal if counts else None)


def print_table(all_figures):
    print("| start of | wall ms | ratio | CPU ms | ratio | goal | RSS MB |")
    print("|---|---|---|---|---|---|---|")
    for f in all_figures:
        goal = "" if f["goal"] is None else f"≤ {f['goal']}"
        print(
            f"| {f['name']} | {f['wall_ms']:.0f} | {f['wall_ratio']:.1f}"
            f" | {f['cpu_ms']:.0f} | {f['cpu_ratio']:.1f} | {goal} | {f['rss_mb']:.0f} |"
        )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=15, help="of each command, after 2 that do not count (15)")
    parser.add_argument("--only", default="", help="just what has this word in its name")
    parser.add_argument("--json", help="write the figures to this file as well")
    options = parser.parse_args()
    # A site that accepts whoever comes and never answers: a table that stays as it was first shown.
    with tempfile.TemporaryDirectory() as folder, socket.create_server(("127.0.0.1", 0)) as site:
        link = f"http://127.0.0.1:{site.getsockname()[1]}"
        bare, *others = all_cases(Path(folder), link)
        measured = [bare] + [case for case in others if options.only in case.name]
        for run in range(-2, options.runs):
            for case in measured:
                case.run()
                if run < 0:
                    case.wall, case.cpu, case.memory = [], [], []
        all_figures = [case.figures(bare) for case in measured]
    print_table(all_figures)
    if options.json:
        Path(options.json).write_text(json.dumps(all_figures, indent=2) + "\n")


if __name__ == "__main__":
    main()
