"""The real server on a copy of the demo: one demo database a run, one copy and one server a worker."""
import fcntl
import hashlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
ADDRESSES = ("DATABASE_URL", "DATABASE_OWNER_URL", "DATABASE_OPS_URL")


class Site:
    """Where the product answers, and a way to set its stage."""

    def __init__(self, port: int, database: str, folder: Path):
        self.url, self.database, self.mail = f"http://127.0.0.1:{port}", database, folder / "mail"
        self.port, self.folder = port, folder

    def address(self, path: str) -> str:
        return self.url + path

    def sql(self, statement: str, *values) -> list[tuple]:
        """Rows of a statement run as superuser, outside the walls: for setting a stage, never for what a test claims."""
        return _run(statement, *values, database=self.database)

    def environment(self) -> dict[str, str]:
        own = {"BASE_URL": self.url, "MAILBOX_DIR": str(self.mail), "MEDIA_ROOT": str(self.folder / "media")}
        return environment(self.database) | own


def environment(database: str) -> dict[str, str]:
    """This run's engines, with another database and a corner of Valkey of its own."""
    corner = int(hashlib.sha256(database.encode()).hexdigest(), 16) % 15 + 1
    moved = {key: os.environ[key].rsplit("/", 1)[0] + f"/{database}" for key in ADDRESSES}
    return {**os.environ, **moved, "REDIS_URL": f"{os.environ['REDIS_URL'].partition('?')[0]}?db={corner}", "DEMO": "1"}


def demo_template() -> str:
    """The name of a database with the demo, loaded once for all workers and kept until the demo's makers change, or the day."""
    from tests.conftest import copy_database, drop_database

    digest = hashlib.sha256(os.environ["TEST_TEMPLATE"].encode() + date.today().isoformat().encode())
    for file in sorted([*ROOT.glob("mentoring/demo/**/*.*"), *ROOT.glob("*/services/*.py"), *ROOT.glob("*/services.py")]):
        if "__pycache__" not in file.parts:
            digest.update(file.read_bytes())
    name = f"demo_{digest.hexdigest()[:12]}"
    with _only_one("demo"):
        known = _databases("demo\\_%")
        if name not in known:
            for old in known:
                drop_database(old)
            copy_database("making_demo", os.environ["TEST_TEMPLATE"])
            subprocess.run([sys.executable, "manage.py", "load_demo"], cwd=ROOT, env=environment("making_demo"), check=True,
                           stdout=subprocess.DEVNULL)
            _run("VACUUM ANALYZE", database="making_demo")  # nobody else does: autovacuum is off on the tests' server
            _run(f'ALTER DATABASE making_demo RENAME TO "{name}"')
    return name


@contextmanager
def serving_demo(folder: Path, worker: str):
    """A Site on a fresh copy of the demo; ended and dropped afterwards."""
    from tests.conftest import copy_database, drop_database

    template = demo_template()
    with _only_one("demo"):
        database = copy_database(f"site_{worker}", template)
    try:
        with serving(folder, database) as site:
            yield site
    finally:
        drop_database(database)


@contextmanager
def serving(folder: Path, database: str):
    """A Site on a database that is there, as script/server runs it; the folder is for its files."""
    site = Site(_free_port(), database, folder)
    with (folder / "server.log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "uvicorn", "mentoring.asgi:everything", "--host", "127.0.0.1", "--port", str(site.port),
             "--log-level", "warning", "--ws", "websockets", "--no-server-header"],
            cwd=ROOT, env=site.environment(), stdout=log, stderr=subprocess.STDOUT)
        try:
            _wait_for(site, server, folder / "server.log")
            yield site
        finally:
            server.terminate()
            server.wait(timeout=15)


def _wait_for(site: Site, server: subprocess.Popen, log: Path) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise RuntimeError(f"the server ended:\n{log.read_text()[-3000:]}")
        try:
            urllib.request.urlopen(site.address("/livez"), timeout=5)
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"the server does not answer:\n{log.read_text()[-3000:]}")


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def _only_one(name: str):
    place = ROOT / ".local" / f"{name}.lock"
    place.parent.mkdir(exist_ok=True)
    with place.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _run(statement: str, *values, database: str = "postgres") -> list[tuple]:
    from tests.conftest import _server

    with _server(database) as server, server.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


def _databases(pattern: str) -> list[str]:
    return [name for (name,) in _run("SELECT datname FROM pg_database WHERE datname LIKE %s", pattern)]


def chromium_options() -> dict:
    """How Debian's Chromium starts quietly in a container."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    return {"executable_path": program, "args": [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"]}
