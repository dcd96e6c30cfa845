"""Addresses that members give are fetched from outside only, within limits of size and time."""
import socket
import threading
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from sessions_app.busy import fetching
from sessions_app.busy.fetching import checked, fetched, is_public
from sessions_app.busy.port import Trouble, Version

CALENDAR = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n"


class Server(BaseHTTPRequestHandler):
    def log_message(self, *args):
        pass

    def do_GET(self):
        self.server.asked.append((self.path, dict(self.headers)))
        with suppress(ConnectionError, TimeoutError):
            getattr(self, "path_" + self.path.strip("/"))()

    def say(self, status, body=b"", **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def path_calendar(self):
        if self.headers.get("If-None-Match") == '"one"':
            return self.say(304)
        return self.say(200, CALENDAR, ETag='"one"', Last_Modified="Mon, 23 Nov 2026 07:00:00 GMT", Content_Length=str(len(CALENDAR)))

    def path_huge(self):
        self.say(200, Content_Length=str(50 * 2**20))

    def path_endless(self):
        self.say(200)
        while True:
            self.wfile.write(b"X" * 65536)

    def path_drip(self):
        self.say(200)
        while not self.server.over.wait(0.05):
            self.wfile.write(b"X")
            self.wfile.flush()

    def path_headers(self):
        self.wfile.write(b"HTTP/1.0 200 OK\r\n")
        while not self.server.over.wait(0.05):
            self.wfile.write(b"X")
            self.wfile.flush()

    def path_short(self):
        self.say(200, CALENDAR, Content_Length="5000")

    def path_inside(self):
        self.say(302, Location=f"http://127.0.0.1:{self.server.server_port}/calendar")

    def path_metadata(self):
        self.say(302, Location="http://169.254.169.254/latest/meta-data/")

    def path_file(self):
        self.say(302, Location="file:///etc/passwd")

    def path_round(self):
        self.say(302, Location="/round")

    def path_moved(self):
        self.say(301, Location="/calendar")

    def path_gone(self):
        self.say(404)

    def path_broken(self):
        self.say(500)

    def path_nonsense(self):
        self.wfile.write(b"\x00\x01\x02 nonsense\r\n\r\n")


@contextmanager
def serving():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    server.daemon_threads, server.asked, server.over = True, [], threading.Event()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.over.set()
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def server(monkeypatch):
    """Known to the world as calendar.example; by its own address it is as private as any."""
    known = fetching.addresses
    monkeypatch.setattr(fetching, "addresses", lambda host, port: ["127.0.0.1"] if host == "calendar.example" else known(host, port))
    with serving() as running:
        yield running


NOTHING = Version()


def get(server, path, known=NOTHING):
    return fetched(f"http://calendar.example:{server.server_port}/{path}", known)


def trouble(server, path):
    with pytest.raises(Trouble) as found:
        get(server, path)
    return found.value.code


def test_a_calendar_is_fetched_and_not_again_unless_it_changed(server):
    answer = get(server, "calendar")
    assert answer.content == CALENDAR
    assert answer.version == Version('"one"', "Mon, 23 Nov 2026 07:00:00 GMT")
    assert get(server, "calendar", answer.version) is None
    assert server.asked[-1][1]["If-Modified-Since"] == "Mon, 23 Nov 2026 07:00:00 GMT"
    assert server.asked[0][1]["Host"] == f"calendar.example:{server.server_port}"


def test_a_redirect_outside_is_followed(server):
    assert get(server, "moved").content == CALENDAR


@pytest.fixture
def silent(monkeypatch):
    """An address that takes no connection and does not say so, before the one that answers."""
    connect = socket.create_connection

    def connected(address, timeout):
        tried.append(address[0])
        if address[0] == "127.0.0.9":
            threading.Event().wait(timeout)
            raise TimeoutError
        return connect(address, timeout)

    tried = []
    monkeypatch.setattr(fetching.socket, "create_connection", connected)
    return tried


@pytest.mark.parametrize("first", ["127.0.0.8", "127.0.0.9"])
def test_an_address_that_does_not_answer_leaves_time_for_the_next(server, silent, monkeypatch, first):
    monkeypatch.setattr(fetching, "SECONDS", 1.0)
    monkeypatch.setattr(fetching, "addresses", lambda host, port: [first, "127.0.0.1"])
    assert get(server, "calendar").content == CALENDAR
    assert silent == [first, "127.0.0.1"]


@pytest.mark.parametrize(("found", "code"), [(["127.0.0.8", "127.0.0.7"], "unreachable"), (["127.0.0.9"] * 2, "slow")])
def test_where_no_address_answers_all_were_tried_in_time(server, silent, monkeypatch, found, code):
    monkeypatch.setattr(fetching, "SECONDS", 0.3)
    monkeypatch.setattr(fetching, "addresses", lambda host, port: found)
    assert trouble(server, "calendar") == code
    assert silent == found


@pytest.mark.parametrize(("path", "code"), [
    ("huge", "too_large"), ("endless", "too_large"), ("inside", "address"), ("metadata", "address"), ("file", "address"),
    ("round", "status"), ("gone", "missing"), ("broken", "status"), ("nonsense", "unreachable"), ("short", "unreachable")])
def test_what_is_hostile_or_broken_is_said_so(server, path, code):
    assert trouble(server, path) == code
    assert len(server.asked) == (fetching.REDIRECTS + 1 if path == "round" else 1)


@pytest.mark.parametrize("path", ["drip", "headers"])
def test_a_server_that_trickles_is_left(server, monkeypatch, path):
    monkeypatch.setattr(fetching, "SECONDS", 0.5)
    assert trouble(server, path) == "slow"


def test_a_secure_address_does_not_lead_to_an_open_one(server, monkeypatch):
    monkeypatch.setattr(fetching, "_asked", lambda target, known, until: ("http://calendar.example/", None))
    with pytest.raises(Trouble, match="address"):
        fetched("https://calendar.example/", Version())


@pytest.mark.parametrize("url", [
    "ftp://example.org/x", "file:///etc/passwd", "https://", "https:///x", "http://127.0.0.1/", "http://[::1]/", "https://10.0.0.1/x",
    "http://169.254.169.254/", "https://user@example.org/", "https://a:b@example.org/", "https://example.org:99999/", "https://[::1",
    "https://example.org:0/", "http://[::ffff:127.0.0.1]/", "javascript:alert(1)", "", "https://exa\nmple.org/", "https://localhost/x",
    "https://LocalHost.:8443/", "https://a.localhost/", "https://printer.local/", "https://intranet/x", "https://router.home.arpa/",
    "https://home.arpa/", "https://metadata.google.internal/", "https://127.1/", "https://0x7f.1/", "https://2130706433/",
    "https://0177.0.0.1/", "https://127.0.0.1./", "https://./", "https://10.0.0.1%2f/", "https://localhost.localdomain/"])
def test_addresses_that_nobody_fetches(url):
    with pytest.raises(Trouble, match="address"):
        checked(url)


@pytest.mark.parametrize("host", ["calendar.example", "localhost.example.org", "thelocal.fr", "my.local.example", "93.184.216.34", "1.1",
                                  "[2606:4700::1111]", "calendar.example."])
def test_names_and_addresses_outside_may_be_asked(host):
    assert checked(f"https://{host}/x").hostname == host.strip("[]")


@pytest.mark.parametrize("address", [
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255",
    "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "ff02::1",
    "::127.0.0.1", "::10.0.0.1", "::93.184.216.34"])
def test_what_is_inside(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:4700::1111", "::ffff:93.184.216.34"])
def test_what_is_outside(address):
    assert is_public(address)


@pytest.mark.parametrize("found", [["127.0.0.1"], ["93.184.216.34", "10.0.0.1"], []])
def test_a_name_that_leads_inside_is_refused(monkeypatch, found):
    monkeypatch.setattr(fetching.socket, "getaddrinfo", lambda *args, **options: [(2, 1, 6, "", (address, 443)) for address in found])
    with pytest.raises(Trouble, match="address"):
        fetching.addresses("inside.example", 443)
