"""Keeps one PostgreSQL server alive for as long as its standard input stays open.

A program of its own, so that the server and its folder are gone whatever happens to the tests:
the end of the pipe is the one thing a killed process cannot forget to announce.
Prints the folder of the server's socket when the server answers; nobody but this user gets in.
"""

import argparse
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

_SETTINGS = {
    "listen_addresses": "''",
    # Data is thrown away with the run: nothing needs to survive a power cut.
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "shared_buffers": "32MB",
    "max_connections": "100",
    "max_wal_size": "128MB",
    "min_wal_size": "32MB",
    # A server that is not on UTC shows every instant that lost its time zone.
    "timezone": "'Asia/Hong_Kong'",
}
_ROOM_IN_BYTES = 2 << 30


def main() -> None:
    """Start the server, say where it is, wait for the end of standard input, remove everything."""
    parser = argparse.ArgumentParser(description="Keep a PostgreSQL server while stdin is open.")
    parser.add_argument("programs", type=Path, help="the folder of initdb and pg_ctl")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    # In memory a database is copied ten times as fast as on a disc. Neither path is long: the one
    # of a socket may have 107 bytes, so it does not lie under pytest's.
    place = room_in_memory() or Path("/tmp")
    folder = Path(tempfile.mkdtemp(prefix="workstation-postgres-", dir=place))
    try:
        _serve(parser.parse_args().programs, folder)
    finally:
        shutil.rmtree(folder)


def room_in_memory() -> Path | None:
    """Return a folder in memory with room for a run's databases, where there is one."""
    memory = Path("/dev/shm")
    if os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > _ROOM_IN_BYTES:
        return memory
    return None


def _serve(programs: Path, folder: Path) -> None:
    user = _unprivileged_user()
    if user is not None:
        shutil.chown(folder, user, pwd.getpwnam(user).pw_gid)
    data = folder / "data"
    initdb = ["--auth=trust", "--username=office", "--encoding=UTF8", "--locale=C.UTF-8"]
    _run(user, programs / "initdb", "--no-sync", f"--pgdata={data}", *initdb)
    settings = _SETTINGS | {"unix_socket_directories": f"'{folder}'"}
    with (data / "postgresql.conf").open("a") as file:
        file.writelines(f"{name} = {value}\n" for name, value in settings.items())
    log = folder / "server.log"
    try:
        _run(user, programs / "pg_ctl", "start", "--wait", f"--pgdata={data}", f"--log={log}")
    except SystemExit as failure:
        sys.exit(f"{failure}\n{log.read_text() if log.exists() else ''}")
    try:
        print(folder, flush=True)
        sys.stdin.read()
    finally:
        _run(user, programs / "pg_ctl", "stop", "--mode=immediate", f"--pgdata={data}")


def _unprivileged_user() -> str | None:
    """Name the user the server runs as where this process is root, which PostgreSQL refuses."""
    if os.getuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def _run(user: str | None, *command: str | Path) -> None:
    done = subprocess.run(
        command,
        check=False,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        user=user,
        group=None if user is None else pwd.getpwnam(user).pw_gid,
        extra_groups=None if user is None else [],
    )
    if done.returncode != 0:
        sys.exit(f"{command[0]} failed:\n{done.stdout.decode(errors='replace')}")


if __name__ == "__main__":
    main()
