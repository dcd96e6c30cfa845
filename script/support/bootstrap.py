"""From a bare Python 3.11+ to an environment with the locked packages. Only the standard library is used here."""
import hashlib
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
VENV = ROOT / ".venv"
LOCAL = ROOT / ".local"


class Mend(SystemExit):
    """Ends the command with one line that says what to do."""

    def __init__(self, line: str):
        super().__init__(f"✗ {line}")


def say(line: str) -> None:
    print(f"· {line}", flush=True)


def enter_environment(*locks: str) -> None:
    """Makes .venv hold exactly the locked packages, and goes on inside it. Asked for --help, prints the script's docstring instead."""
    if sys.argv[1:] in (["-h"], ["--help"]):
        print(sys.modules["__main__"].__doc__)
        sys.exit(0)
    if sys.version_info < (3, 11):  # noqa: UP036  this file alone runs before any version is known
        raise Mend("Python 3.11 or later is needed: run this with a newer one, for example python3.12 script/server")
    python = VENV / "bin" / "python"
    stamp = VENV / ".locked"
    wanted = hashlib.sha256(b"".join((ROOT / lock).read_bytes() for lock in locks)).hexdigest()
    have = stamp.read_text().split() if stamp.exists() else []
    if not python.exists() or wanted not in have:
        _install(python, locks)
        stamp.write_text("\n".join(hashlib.sha256(b"".join((ROOT / k).read_bytes() for k in locks[:n + 1])).hexdigest()
                                   for n in range(len(locks))))
    if Path(sys.prefix) != VENV:
        os.execv(python, [str(python), *sys.argv])


def end_on_signals() -> None:
    """From now on a polite signal unwinds the command, so that what it started ends with it."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda number, frame: sys.exit(128 + number))


def run_to_its_end(arguments: list[str], **options) -> int:
    """The exit code of a command. Ended early, we end it first, then all that it started."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
    process = subprocess.Popen(arguments, cwd=ROOT, start_new_session=True, **options,
                               preexec_fn=lambda: signal.pthread_sigmask(signal.SIG_SETMASK, before))
    try:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)  # one that came while it was half started is raised here
        return process.wait()
    except BaseException:
        process.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=15)
        raise
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def takes_no_arguments() -> None:
    if sys.argv[1:]:
        raise Mend(f"{Path(sys.argv[0]).name} takes no arguments; settings are environment variables, such as PORT=8001")


def _install(python: Path, locks: tuple[str, ...]) -> None:
    say("Installing the locked packages into .venv (the first time takes a minute or two)")
    if not python.exists():
        made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], capture_output=True, text=True)
        if made.returncode:
            raise Mend("Python cannot make a virtual environment: install its venv module, such as apt-get install python3-venv")
    for lock in locks:
        done = subprocess.run(
            [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--only-binary", ":all:",
             "--require-hashes", "-r", str(ROOT / lock)], capture_output=True, text=True)
        if done.returncode:
            raise Mend(f"{lock} did not install: {_cause(done.stderr)}")


def _cause(output: str) -> str:
    if "No space left" in output:
        return "the disk is full; free about 1 GB and run the command again"
    if "No matching distribution" in output or "Could not find a version" in output:
        return "no built package for this Python or machine; use Python 3.11 to 3.13 on Linux or macOS (x86-64 or arm64)"
    if "Connection" in output or "resolve" in output:
        return "the package index does not answer; check the network (or PIP_INDEX_URL) and run the command again"
    lines = [line for line in output.splitlines() if line.startswith("ERROR")]
    return lines[-1][7:] if lines else "run it by hand to see why: .venv/bin/pip install -r " + "requirements.txt"
