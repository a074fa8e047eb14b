"""A loopback site of many RSS feeds, quick enough for ten thousand of them: feedserver.py ENTRIES LATENCY

Prints its port. /feed/N is a feed of ENTRIES entries that answers after LATENCY seconds and knows
`If-None-Match`; /stats says how many requests there were since it was last asked, and their bytes.
"""

import asyncio
import json
import sys


class Site:
    def __init__(self, entries: int, latency: float) -> None:
        self.entries = entries
        self.latency = latency
        self.requests = 0
        self.bytes = 0

    def feed(self, number: str) -> bytes:
        items = "".join(
            f"<item><title>Video {i} of channel {number}, with a title of usual length</title>"
            f"<link>http://127.0.0.1/watch/c{number}v{i}</link><guid>c{number}v{i}</guid>"
            f"<pubDate>Sat, {i % 28 + 1:02d} Nov 2025 12:00:00 GMT</pubDate>"
            f"<description>{'What the video is about. ' * 10}</description></item>"
            for i in range(self.entries, 0, -1)
        )
        return f'<rss version="2.0"><channel><title>Channel {number}</title>{items}</channel></rss>'.encode()

    def stats(self) -> bytes:
        text = json.dumps({"requests": self.requests, "bytes": self.bytes})
        self.requests = self.bytes = 0
        return text.encode()

    def answer(self, path: str, head: bytes) -> bytes:
        if path == "/stats":
            return response("200 OK", "application/json", "", self.stats())
        number = path.rpartition("/")[2]
        etag = f'ETag: "{number}"\r\n'
        if f'"{number}"'.encode() in head:
            out = response("304 Not Modified", "application/rss+xml", etag, b"")
        else:
            out = response("200 OK", "application/rss+xml", etag, self.feed(number))
        self.requests += 1
        self.bytes += len(out)
        return out


def response(status: str, kind: str, more: str, body: bytes) -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}Content-Length: {len(body)}\r\n\r\n".encode() + body


class Connection(asyncio.Protocol):
    """One request at a time, as clients without pipelining send them."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.received = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.received += data
        if self.received.endswith(b"\r\n\r\n"):
            head, self.received = self.received, b""
            path = head.split(b" ", 2)[1].decode()
            delay = self.site.latency if path.startswith("/feed/") else 0
            asyncio.get_running_loop().call_later(delay, self.send, path, head)

    def send(self, path: str, head: bytes) -> None:
        if not self.transport.is_closing():
            self.transport.write(self.site.answer(path, head))
            if b"connection: close" in head.lower():
                self.transport.close()


async def serve(site: Site) -> None:
    server = await asyncio.get_running_loop().create_server(
        lambda: Connection(site), "127.0.0.1", 0, backlog=1000
    )
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(Site(int(sys.argv[1]), float(sys.argv[2]))))
