"""Runs a program and counts what its whole tree of processes took. Linux: peaks are read from /proc."""

import ctypes
import os
import signal
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

PR_SET_CHILD_SUBREAPER = 36
TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass
class Figures:
    """Of one run, or medians of several. Memory in bytes, times in seconds."""

    cpu: float
    own: float  # CPU time without that of children
    wall: float
    largest: float  # most memory of the largest single process
    tree: float  # most memory of all together; what they share counts for each
    requests: float = 0
    bytes: float = 0


def middle(runs: list[Figures]) -> Figures:
    return Figures(**{name: median(getattr(run, name) for run in runs) for name in vars(runs[0])})


def adopt_orphans() -> None:
    """Makes processes whose parent ended ours, so that their CPU time is counted as well."""
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def run(command: list[str], environment: dict[str, str], output: Path) -> tuple[int, Figures]:
    """Runs a command to its end, and all it started to theirs; returns the command's status as well."""
    with output.open("wb") as out:
        began = time.monotonic()
        child = subprocess.Popen(
            command, env=environment, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT,
            start_new_session=True,
        )  # fmt: skip
        watch = Watch(child.pid)
        try:
            os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
        except BaseException:
            os.killpg(child.pid, signal.SIGTERM)  # we were told to end, and it hears no Ctrl-C of ours
            raise
        own = sum(int(ticks) for ticks in fields(child.pid)[11:13]) / TICKS
        _, status, used = os.wait4(child.pid, 0)
        wall = time.monotonic() - began
        child.returncode = os.waitstatus_to_exitcode(status)
    cpu = used.ru_utime + used.ru_stime
    while left := session(child.pid):
        for orphan in left:
            cpu += wait_for(orphan)
    return child.returncode, Figures(cpu, own, wall, used.ru_maxrss * 1024, watch.stop())


def wait_for(orphan: int) -> float:
    """The CPU time it took, with that of its children; 0 where another is its parent still."""
    try:
        _, _, used = os.wait4(orphan, 0)
        return used.ru_utime + used.ru_stime
    except ChildProcessError:
        time.sleep(0.01)
        return 0


def session(leader: int) -> list[int]:
    """The processes of a session, the dead that nobody has waited for included."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                if int(fields(int(folder.name))[3]) == leader:
                    found.append(int(folder.name))
            except OSError:
                continue  # it has just gone
    return found


def fields(pid: int) -> list[str]:
    """What /proc says of a process, from its state on: see proc(5)."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()


class Watch(threading.Thread):
    """Looks at the memory of a session ten times a second."""

    def __init__(self, leader: int) -> None:
        super().__init__(daemon=True)
        self.leader = leader
        self.peak = 0
        self.ended = threading.Event()
        self.start()

    def run(self) -> None:
        while not self.ended.wait(0.1):
            self.peak = max(self.peak, sum(resident(pid) for pid in session(self.leader)))

    def stop(self) -> int:
        self.ended.set()
        self.join()
        return self.peak


def resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE
    except OSError:
        return 0
