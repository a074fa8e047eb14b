"""The sites on the loopback address that are asked. Each counts what it is asked."""

import atexit
import json
import os
import shutil
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
# Seconds to an answer. Fixed, so that what a run has to wait for is known.
PAGE_LATENCY, CONTINUATION_LATENCY, FEED_LATENCY = 0.2, 0.15, 0.1
SPECIAL = 10  # channels of unusual make at the beginning of fakeyt's site
direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def find_fake_site() -> Path | None:
    """FAKEYT_HOME, else the nearest shared/fakeyt upwards of the project."""
    homes = [Path(os.environ["FAKEYT_HOME"])] if os.environ.get("FAKEYT_HOME") else []
    homes += [above / "shared" / "fakeyt" for above in ROOT.parents]
    return next((home / "fakeyt.py" for home in homes if (home / "fakeyt.py").is_file()), None)


def serve(command: list[str]) -> subprocess.Popen[str]:
    """Starts a Python program that ends with ours, whatever ends ours."""
    process = subprocess.Popen(
        [sys.executable, *command], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    atexit.register(process.terminate)
    return process


def first_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    line = process.stdout.readline()
    if not line:
        sys.exit("benchmark: a fake site did not start")
    return line


class FakeSite:
    """fakeyt: the big site's pages and feeds, behind a proxy and a certificate of its own."""

    def __init__(self, script: Path, folder: Path, channels: int, most_videos: int) -> None:
        size = ["--channels", str(channels), "--max-videos", str(most_videos)]
        self.process = serve([str(script), "serve", "--state", str(folder), *size])
        self.ready = json.loads(first_line(self.process))
        rules = {"page": PAGE_LATENCY, "feed": FEED_LATENCY, "*": CONTINUATION_LATENCY}
        for kind, seconds in rules.items():
            self.admin("latency", kind=kind, rule=["fixed", seconds])
        trust = trusting_store(folder, Path(self.ready["ca"]))
        self.environment = {
            "http_proxy": self.ready["http"],
            "https_proxy": self.ready["http"],
            "SSL_CERT_FILE": self.ready["bundle"],
            "JDK_JAVA_OPTIONS": f"-Djavax.net.ssl.trustStore={trust}",
        }

    def admin(self, name: str, **arguments: Any) -> Any:
        url = f"{self.ready['http']}/_admin/{name}"
        with direct.open(urllib.request.Request(url, json.dumps(arguments).encode())) as answer:
            return json.load(answer)

    def watched(self, count: int) -> list[dict[str, Any]]:
        """So many channels with videos; the special cases that a site begins with are left out."""
        channels = self.admin("channels")["channels"][SPECIAL:]
        return [channel for channel in channels if channel["videos"]][:count]

    def delete_marker(self, channel: int, position: int) -> None:
        """Deletes the video that has so many newer ones above it."""
        self.admin("delete", video=self.admin("truth", channel=channel, tab="videos")["videos"][position])

    def publish(self, channels: list[dict[str, Any]], count: int) -> int:
        """Publishes one to three videos on each of some of these channels; returns how many."""
        numbers = [channel["number"] for channel in channels]
        published = self.admin("tick", channels=min(count, len(numbers)), among=numbers)["published"]
        return sum(len(videos) for videos in published.values())

    def reset(self) -> None:
        self.admin("log/reset")

    def stats(self) -> tuple[int, int]:
        stats = self.admin("stats")
        return stats["requests"], stats["bytes_out"]

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()


def link(channel: dict[str, Any]) -> str:
    return f"https://www.youtube.com/@{channel['handle']}/videos"


def trusting_store(folder: Path, certificate: Path) -> Path:
    """The JDK's own store and one certificate more: as costly to read as in real life."""
    java = Path(os.environ["JAVA_HOME"])
    store = folder / "cacerts"
    shutil.copyfile(java / "lib" / "security" / "cacerts", store)
    subprocess.run(
        [java / "bin" / "keytool", "-importcert", "-noprompt", "-alias", "benchmark", "-file", certificate,
         "-keystore", store, "-storepass", "changeit"],
        check=True, capture_output=True,
    )  # fmt: skip
    return store


class FeedSite:
    """Our own: nothing but RSS feeds, as many as one likes."""

    environment = {"no_proxy": "127.0.0.1"}

    def __init__(self, channels: int) -> None:
        self.channels = channels
        self.process = serve([str(HERE / "feedserver.py"), "15", str(FEED_LATENCY)])
        self.base = f"http://127.0.0.1:{int(first_line(self.process))}"

    def links(self) -> list[str]:
        return [f"{self.base}/feed/{number}.rss" for number in range(1, self.channels + 1)]

    def reset(self) -> None:
        self.stats()

    def stats(self) -> tuple[int, int]:
        with direct.open(self.base + "/stats") as answer:
            stats = json.load(answer)
        return stats["requests"], stats["bytes"]

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()
