"""A small load generator: keep-alive connections in one thread, each asking for the next address as soon as it is answered."""
import asyncio
import time
from dataclasses import dataclass, field
from urllib.parse import urlsplit


@dataclass
class Result:
    """`times` in seconds, one a request."""

    seconds: float
    times: list[float] = field(default_factory=list)
    wrong: int = 0

    @property
    def rate(self) -> float:
        return len(self.times) / self.seconds

    def quantile(self, q: float) -> float:
        ordered = sorted(self.times)
        return ordered[min(len(ordered) - 1, int(q * len(ordered)))]


def hammer(base: str, asked: list[tuple[str, str]], *, seconds: float, connections: int = 4) -> Result:
    """Asks for the (path, cookie) pairs in turn for `seconds`; answers other than 200 count as wrong."""
    return asyncio.run(_hammer(base, asked, seconds, connections))


async def _hammer(base, asked, seconds, connections):
    address = urlsplit(base)
    result, until, queue = Result(seconds), time.perf_counter() + seconds, _forever(asked)
    await asyncio.gather(*(_connection(address, queue, until, result) for _ in range(connections)))
    return result


def _forever(items):
    while True:
        yield from items


async def _connection(address, queue, until, result):
    reader, writer = await asyncio.open_connection(address.hostname, address.port)
    while time.perf_counter() < until:
        path, cookie = next(queue)
        began = time.perf_counter()
        writer.write(f"GET {path} HTTP/1.1\r\nHost: {address.netloc}\r\nCookie: {cookie}\r\n\r\n".encode())
        status, closing = await _answer(reader)
        result.times.append(time.perf_counter() - began)
        result.wrong += status != 200
        if closing:
            writer.close()
            reader, writer = await asyncio.open_connection(address.hostname, address.port)
    writer.close()


async def _answer(reader) -> tuple[int, bool]:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    status = int(head.split(" ", 2)[1])
    if "transfer-encoding: chunked" in head:
        while size := int((await reader.readline()).strip() or b"0", 16):
            await reader.readexactly(size + 2)
        await reader.readline()
    else:
        length = next((line.split(":")[1] for line in head.splitlines() if line.startswith("content-length:")), "0")
        await reader.readexactly(int(length))
    return status, "connection: close" in head
