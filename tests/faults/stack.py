"""The whole product as script/server runs it, on engines and in a folder of its own, each part to be killed and started alone."""
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

import psutil

from script.support.bootstrap import ROOT
from script.support.engines import Engines
from script.support.serve import processes

TOKEN = "a" * 32


class Stack:
    def __init__(self, folder: Path):
        self.folder, self.engines, self.port = folder, Engines(folder / "engines"), free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.mail = folder / "mail"
        self.environment = {
            **os.environ, **self.engines.environment(), "SECRET_KEY": "faults only " * 5, "DEMO": "1", "BASE_URL": self.address,
            "EMAIL_URL": "mailbox://", "MAILBOX_DIR": str(self.mail), "LOG_LEVEL": "CRITICAL"}
        self.commands = processes(self.port)
        self.running: dict[str, subprocess.Popen] = {}

    def start(self) -> None:
        self.engines.start()
        self.engines.prepare()
        self.python("manage.py", "migrate", "--database", "owner", "--no-input", "--verbosity", "0")

    def python(self, *arguments: str) -> str:
        done = subprocess.run([sys.executable, *arguments], cwd=ROOT, env=self.environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def seed(self, *numbers: int) -> dict:
        return json.loads(self.python("-m", "tests.faults.seed", *map(str, numbers)).splitlines()[-1])

    def run(self, name: str) -> None:
        command = self.commands[name] + (f" -s {self.folder / 'beat'}" if name == "beat" else "")
        log = (self.folder / f"{name}.log").open("a")
        self.running[name] = subprocess.Popen(command, shell=True, cwd=ROOT, env=self.environment, stdout=log, stderr=log,
                                              start_new_session=True)

    def kill(self, name: str) -> None:
        """kill -9, without warning, of a process with its children, or of an engine."""
        if name in ("postgres", "valkey"):
            engines = self.engines
            pid = engines.postmaster() if name == "postgres" else int(engines.valkey_pid_file.read_text())
            os.kill(pid, signal.SIGKILL)
            self.wait_for(lambda: is_gone(pid), 10, f"{name} is gone")
        else:
            process = self.running.pop(name)
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def restart(self, name: str) -> None:
        if name == "postgres":
            self.engines.start_postgres()
        elif name == "valkey":
            self.engines.start_valkey()
        else:
            self.run(name)

    def stop(self) -> None:
        for name in list(self.running):
            self.kill(name)
        self.engines.stop()

    def rows(self, sql: str) -> list[tuple]:
        return self.engines.as_superuser(sql, database="tandem")

    def handed_over(self) -> list[tuple[str, float]]:
        """(the outbox's row, when) of each letter each time that it was handed over."""
        lines = (line.split() for line in (self.mail / "handed-over").read_text().splitlines())
        return [(name.partition("@")[0], float(at)) for at, name in lines]

    def letters_there(self) -> set[str]:
        """The outbox's rows whose letters are in the mailbox."""
        return {file.name.partition("@")[0] for file in (self.mail / "new").iterdir()}

    def wait_for(self, condition, seconds: float, what: str):
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if found := condition():
                return found
            time.sleep(0.1)
        raise AssertionError(f"{what}: not within {seconds} s\n" + self.logs())

    def logs(self) -> str:
        return "\n".join(f"── {file.name}\n{file.read_text()[-1500:]}" for file in self.folder.glob("*.log"))

    def answers(self) -> bool:
        return self.ask("/livez") == 200

    def ask(self, path: str, cookie: str = "", **fields) -> int | None:
        """The status of a page, or of a form sent to it; None when the server went away before it answered."""
        request = urllib.request.Request(self.address + path, urllib.parse.urlencode(fields).encode() or None, {
            "Cookie": f"sessionid={cookie}; csrftoken={TOKEN}", "X-CSRFToken": TOKEN})
        try:
            return urllib.request.build_opener(Stay).open(request, timeout=10).status
        except urllib.error.HTTPError as answer:
            return answer.code
        except OSError:
            return None


def is_gone(pid: int) -> bool:
    """Also true of a zombie, which a container's first process may never reap."""
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args):
        return None


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


