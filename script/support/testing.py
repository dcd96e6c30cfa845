"""script/test: Chromium and gettext where missing, engines of their own, a migrated template, then pytest."""
import hashlib
import os
import shutil
import subprocess
import sys

from .bootstrap import LOCAL, ROOT, VENV, Mend, end_on_signals, run_to_its_end, say
from .engines import Engines

PYTHON = str(VENV / "bin" / "python")
PROGRAMS = {"chromium": ("chromium", "chromium-browser", "google-chrome"), "gettext": ("msgfmt",)}


def main() -> None:
    end_on_signals()
    for package, names in PROGRAMS.items():
        _need(package, names)
    engines = Engines(LOCAL / "test", durable=False)
    try:
        engines.start()
        environment = {**os.environ, **engines.environment("tandem"), "SECRET_KEY": "tests only", "DEMO": "1",
                       "LOG_LEVEL": "ERROR", "EMAIL_URL": "mailbox://", "PYTHONUNBUFFERED": "1"}
        environment |= {"TEST_TEMPLATE": _template(engines, environment)}
        code = run_to_its_end([PYTHON, "-m", "pytest", *_arguments(sys.argv[1:])], env=environment)
    except KeyboardInterrupt:
        code = 130
    finally:
        engines.stop()
    sys.exit(code)


def _arguments(given: list[str]) -> list[str]:
    if any(a == "-n" or a.startswith(("-n", "--numprocesses")) or a == "--pdb" for a in given):
        return given
    return ["-n", str(os.cpu_count() or 1), "--dist", "loadgroup", *given]


def _need(package: str, names: tuple[str, ...]) -> None:
    if any(shutil.which(name) for name in names):
        return
    if shutil.which("apt-get") and os.geteuid() == 0:
        say(f"Installing {package}")
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.run(["apt-get", "update", "-qq"], **quiet)
        subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", package], **quiet,
                       env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})
    if not any(shutil.which(name) for name in names):
        raise Mend(f"{package} is missing: install it, for example sudo apt-get install {package}")


def _template(engines: Engines, environment: dict[str, str]) -> str:
    """A migrated, empty database that every worker copies; made again when a migration changes."""
    digest = hashlib.sha256()
    for file in sorted([*ROOT.glob("*/migrations/*.py"), ROOT / "requirements.txt", *ROOT.glob("tenancy/*.sql")]):
        digest.update(file.read_bytes())
    name = f"template_{digest.hexdigest()[:12]}"
    ready = f"{name}_ready"
    engines.prepare("tandem")
    subprocess.run([PYTHON, "manage.py", "compile_messages"], cwd=ROOT, env=environment, check=True)
    if not engines.has(ready):
        for (old,) in engines.as_superuser("SELECT datname FROM pg_database WHERE datname LIKE 'template\\_%'"):
            engines.drop(old)
        say("Preparing the test database")
        engines.prepare(name)
        migrated = subprocess.run([PYTHON, "manage.py", "migrate", "--database", "owner", "--no-input", "--verbosity", "0"],
                                  cwd=ROOT, env={**environment, **engines.environment(name)})
        if migrated.returncode:
            raise Mend("The migrations do not apply; what they printed is above")
        engines.as_superuser(f'ALTER DATABASE "{name}" RENAME TO "{ready}"')
    return ready
