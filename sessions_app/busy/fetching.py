"""Fetches what a member's address holds, and never reaches inside: each name is resolved once, every address it has must be public, and
the connection goes to one of the very addresses that were checked. Redirects are checked in the same way.
"""
import socket
import ssl
import threading
import time
from collections.abc import Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from ipaddress import IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, urljoin, urlsplit

from django.utils.encoding import iri_to_uri

from .port import Trouble, Version

LIMIT = 5 * 2**20  # bytes
SECONDS = 20.0  # for everything, redirects included
REDIRECTS = 5
CHUNK = 64 * 1024
WRAPPED = (IPv6Network("64:ff9b::/96"), IPv6Network("::/96"))  # NAT64, IPv4-compatible: an IPv4 address is in them
INSIDE = {"localhost", "localdomain", "local", "internal", "home.arpa"}  # RFC 6761, 6762, 8375; ICANN resolution 2024.07.29.06
FOUND, UNCHANGED, MOVED = 200, 304, (301, 302, 303, 307, 308)


@dataclass(frozen=True)
class Answer:
    content: bytes
    version: Version


def fetched(url: str, known: Version) -> Answer | None:
    """None when it is still as `known`. Raises Trouble: address, unreachable, slow, too_large, missing or status."""
    until = time.monotonic() + SECONDS
    for _ in range(REDIRECTS + 1):
        target = checked(url)
        moved, answer = _asked(target, known, until)
        if not moved:
            return answer
        url = urljoin(url, moved)
        if target.scheme == "https" and urlsplit(url).scheme != "https":
            raise Trouble("address")
    raise Trouble("status")


def checked(url: str) -> SplitResult:
    """The parts of an address that may be asked. Raises Trouble("address")."""
    try:
        parts = urlsplit(iri_to_uri(url))
        port = parts.port
    except ValueError:
        raise Trouble("address")
    if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc or port == 0 or not url.isprintable():
        raise Trouble("address")
    if not _may_be_public(parts.hostname.removesuffix(".")):
        raise Trouble("address")
    return parts


def _may_be_public(host: str) -> bool:
    """Whether a host written as an address is a public one; a name is unless nothing public is called so."""
    try:
        return is_public(host)
    except ValueError:
        pass
    try:
        return is_public(socket.inet_ntoa(socket.inet_aton(host)))  # 127.1, 0x7f000001, 2130706433: resolvers know them as addresses
    except OSError:
        return "." in host and not any(host.endswith(f".{name}") for name in INSIDE) and host not in INSIDE


def is_public(address: str) -> bool:
    """Neither this machine nor its network, under whichever disguise. Raises ValueError where it is no address."""
    found = ip_address(address.partition("%")[0])
    if isinstance(found, IPv6Address):
        hidden = found.ipv4_mapped or found.sixtofour or (found.teredo and found.teredo[1])
        if any(found in network for network in WRAPPED) or (hidden and not is_public(str(hidden))):
            return False
    return found.is_global and not found.is_multicast


def addresses(host: str, port: int) -> list[str]:
    """Where a name leads. One address inside is enough to refuse them all."""
    try:
        found = list(dict.fromkeys(str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))
    except (OSError, UnicodeError):
        raise Trouble("unreachable")
    if not found or not all(is_public(address) for address in found):
        raise Trouble("address")
    return found


class Plain(HTTPConnection):
    """To the addresses that were checked, whatever the name says by now."""

    checked_addresses: Sequence[str] = ()

    def connect(self):
        self.sock = _connected(self.checked_addresses, self.port, self.timeout)


class Secure(HTTPSConnection):
    checked_addresses: Sequence[str] = ()
    tls = ssl.create_default_context()

    def connect(self):
        plain = _connected(self.checked_addresses, self.port, self.timeout)
        self.sock = self.tls.wrap_socket(plain, server_hostname=self.host)


def _connected(found, port, seconds) -> socket.socket:
    """With the first of the addresses that answers. Each has its share of the time: one that is silent leaves some for the next."""
    until, trouble = time.monotonic() + seconds, OSError()
    for left, address in zip(range(len(found), 0, -1), found, strict=True):
        try:
            connected = socket.create_connection((address, port), max(0.001, until - time.monotonic()) / left)
        except OSError as error:
            trouble = error
        else:
            connected.settimeout(max(0.001, until - time.monotonic()))
            return connected
    raise trouble


def _asked(target, known, until):
    """(where it moved to, or "", answer)"""
    port = target.port or (443 if target.scheme == "https" else 80)
    found = addresses(target.hostname, port)
    left = until - time.monotonic()
    if left <= 0:
        raise Trouble("slow")
    connection = (Secure if target.scheme == "https" else Plain)(target.hostname, port, timeout=left)
    connection.checked_addresses = found
    try:
        with closing(connection):
            return _answered(connection, target, known, until)
    except TimeoutError:
        raise Trouble("slow")
    except (OSError, HTTPException, ValueError):
        raise Trouble("slow" if time.monotonic() >= until else "unreachable")


def _answered(connection, target, known, until):
    connection.connect()
    with _ended_at(until, connection.sock):
        connection.request("GET", (target.path or "/") + (f"?{target.query}" if target.query else ""), headers=_headers(known))
        response = connection.getresponse()
        if response.status in MOVED and response.getheader("Location"):
            return response.getheader("Location"), None
        if response.status == UNCHANGED:
            return "", None
        if response.status != FOUND:
            raise Trouble("missing" if response.status in (401, 403, 404, 410) else "status")
        version = Version((response.getheader("ETag") or "")[:200], (response.getheader("Last-Modified") or "")[:60])
        return "", Answer(_content(response, until), version)


def _headers(known):
    asked = {"Accept": "text/calendar", "Accept-Encoding": "identity", "User-Agent": "Tandem calendar reader", "Connection": "close"}
    if known.etag:
        asked["If-None-Match"] = known.etag
    if known.modified:
        asked["If-Modified-Since"] = known.modified
    return asked


@contextmanager
def _ended_at(until, sock):
    """A server that sends a byte now and then never times out by itself."""
    timer = threading.Timer(max(0.0, until - time.monotonic()), _shut, [sock])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _shut(sock):
    try:
        sock.shutdown(socket.SHUT_RDWR)
    except OSError:
        return


def _content(response, until) -> bytes:
    """Stopped at the limit, whatever length was announced."""
    if (response.length or 0) > LIMIT:
        raise Trouble("too_large")
    got = bytearray()
    while chunk := response.read1(CHUNK):
        got += chunk
        if len(got) > LIMIT:
            raise Trouble("too_large")
    if time.monotonic() >= until:
        raise Trouble("slow")
    if response.length:
        raise Trouble("unreachable")
    return bytes(got)
