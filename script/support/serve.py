"""script/server: engines first, then web, worker and beat under honcho, then everything ended in reverse."""
import errno
import fcntl
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from contextlib import contextmanager

import psutil
from honcho.manager import Manager
from honcho.printer import Printer

from .bootstrap import LOCAL, ROOT, VENV, Mend, end_on_signals, say, takes_no_arguments
from .engines import Engines

PYTHON = str(VENV / "bin" / "python")
PIDS = LOCAL / "server.pids"


def main() -> None:
    takes_no_arguments()
    end_on_signals()
    LOCAL.mkdir(exist_ok=True)
    port = _port()
    with _only_one_here():
        _end_previous_run()
        _port_must_be_free(port)
        try:
            code = _run(None if os.environ.get("DATABASE_URL") else Engines(LOCAL), port)
        except OSError as error:
            if error.errno != errno.ENOSPC:
                raise
            raise Mend("The disk is full: free about 1 GB and run the command again") from None
    sys.exit(code)


def _run(engines: Engines | None, port: int) -> int:
    environment = _environment(engines, port)
    try:
        if engines:
            say("Starting PostgreSQL and Valkey")
            engines.start()
            engines.prepare()
        _prepare(environment)
        return _serve(environment, port)
    except KeyboardInterrupt:
        return 130
    finally:
        if engines:
            engines.stop()
        PIDS.unlink(missing_ok=True)


@contextmanager
def _only_one_here():
    """A lock that the kernel drops with its holder, however that ends; children do not inherit it."""
    with (LOCAL / "server.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            holder = lock.read().strip()
            raise Mend(f"script/server already runs here (process {holder}): end it first with kill {holder}") from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


def _port() -> int:
    told = os.environ.get("PORT", "8000")
    if not told.isdecimal() or not 0 < int(told) < 65536:
        raise Mend(f"PORT={told} is no port: use a number such as PORT=8000")
    return int(told)


def reset() -> None:
    takes_no_arguments()
    LOCAL.mkdir(exist_ok=True)
    with _only_one_here():
        _end_previous_run()
        _forget()


def _forget() -> None:
    Engines(LOCAL).stop()
    for name in ("postgres", "valkey", "media", "mail", "static", "env", "sign_ins.txt", "postgres.log", "valkey.log"):
        place = LOCAL / name
        shutil.rmtree(place) if place.is_dir() else place.unlink(missing_ok=True)
    say("Forgotten. script/server starts anew")


def _environment(engines, port: int) -> dict[str, str]:
    """What the processes read; also left in .local/env for manage.py by hand."""
    own = {"BASE_URL": f"http://127.0.0.1:{port}", "DEMO": "1", "CSRF_TRUSTED_ORIGINS": f"http://localhost:{port}"}
    if engines:
        own |= engines.environment()
    own = {key: os.environ.get(key, value) for key, value in own.items()}
    own["SECRET_KEY"] = os.environ.get("SECRET_KEY") or _kept_secret()
    (LOCAL / "env").write_text("".join(f"{key}={value}\n" for key, value in own.items()))
    (LOCAL / "env").chmod(0o600)
    return {**os.environ, **own, "PYTHONUNBUFFERED": "1"}


def _kept_secret() -> str:
    file = LOCAL / "env"
    for line in file.read_text().splitlines() if file.exists() else []:
        if line.startswith("SECRET_KEY="):
            return line.removeprefix("SECRET_KEY=")
    return secrets.token_urlsafe(50)


def _prepare(environment) -> None:
    say("Preparing the database")
    done = subprocess.run([PYTHON, "manage.py", "prepare"], cwd=ROOT, env=environment)
    if done.returncode:
        raise Mend("The database could not be prepared; what went wrong is above")


def _serve(environment, port: int) -> int:
    manager = Manager(Printer(sys.stdout))
    for name, command in processes(port).items():
        manager.add_process(name, command, cwd=str(ROOT), env=environment)
    threading.Thread(target=_announce, args=(port,), daemon=True).start()
    threading.Thread(target=_note_children, daemon=True).start()
    manager.loop()
    return manager.returncode or 0


def processes(port: int) -> dict[str, str]:
    """The Procfile, with this environment's interpreter and port filled in."""
    lines = (ROOT / "Procfile").read_text().splitlines()
    named = dict(line.split(":", 1) for line in lines if ":" in line and not line.startswith("#"))
    return {name: "exec " + command.strip().replace("python ", f"{PYTHON} ", 1).replace("$PORT", str(port))
            for name, command in named.items()}


def _announce(port: int) -> None:
    address = f"http://127.0.0.1:{port}"
    for _ in range(300):
        try:
            urllib.request.urlopen(f"{address}/readyz", timeout=2)
            break
        except OSError:
            time.sleep(0.1)
    told = LOCAL / "sign_ins.txt"
    print(told.read_text() if told.exists() else f"\n  Tandem answers at  {address}\n", flush=True)


def _note_children() -> None:
    """Kept fresh, so that a next start can end what a killed one left behind."""
    while True:
        children = psutil.Process().children(recursive=True)
        PIDS.write_text("\n".join(str(p.pid) for p in children))
        time.sleep(1)


def _end_previous_run() -> None:
    """Ends the children of a run that was killed: only processes noted then, and still running from this folder."""
    left = []
    for line in PIDS.read_text().split() if PIDS.exists() else []:
        try:
            process = psutil.Process(int(line))
            if process.cwd() == str(ROOT) and str(VENV) in " ".join(process.cmdline()):
                process.send_signal(signal.SIGTERM)
                left.append(process)
        except (psutil.Error, ValueError):
            continue
    for process in psutil.wait_procs(left, timeout=8)[1]:
        process.kill()
    PIDS.unlink(missing_ok=True)


def _port_must_be_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise Mend(f"Port {port} is in use: end what uses it, or run PORT={port + 1} script/server") from None
