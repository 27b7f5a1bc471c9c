"""Starts what is measured: the site under gunicorn, and Datasette where it is installed."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks import asking
from benchmarks.data import FOLDER, ROOT

READY_WITHIN = 600
DATASETTE = ROOT / ".venv/datasette/bin/datasette"
COMPLETE = {
    "facet_time_limit_ms": 3_600_000,
    "sql_time_limit_ms": 3_600_000,
    "default_page_size": 25,
    "suggest_facets": "off",
}


@dataclass(frozen=True)
class Server:
    """A running server: its port, its process, how long its first answer took in seconds."""

    port: int
    process: subprocess.Popen
    start: float

    @property
    def workers(self):
        """The keys of the worker processes; none where there is no /proc."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return children.read_text().split() if children.exists() else []

    @property
    def peak_memory(self):
        """The most memory that a worker held, in MB; None where there is no /proc."""
        lines = [line for key in self.workers for line in Path(f"/proc/{key}/status").read_text().splitlines()]
        peaks = [int(line.split()[1]) / 1000 for line in lines if line.startswith("VmHWM")]
        return max(peaks, default=None)


def free_port():
    """A port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@contextmanager
def running(command, port, first, environment=None):
    """Runs a server until the end of the block; `first` is the address whose answer says that it is ready."""
    began = time.perf_counter()
    log = (FOLDER / "servers.log").open("a")
    process = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=log, stderr=log)
    try:
        while time.perf_counter() - began < READY_WITHIN and process.poll() is None:
            if asking.is_answered(port, first):
                break
            time.sleep(0.01)
        else:
            raise SystemExit(f"The server does not start; see {log.name}.")
        yield Server(port, process, time.perf_counter() - began)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)
        log.close()


def site(directory, workers=1):
    """The site itself on a directory."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "kooperation.wsgi", f"--bind=127.0.0.1:{port}", "--timeout=600"]
    options = [f"--workers={workers}", "--log-level=warning", "--limit-request-line=0", "--no-control-socket"]
    environment = {**directory.environment, "PORT": str(port)}
    return running([*command, *options], port, "/organisationen/", environment)


def datasette(file):
    """Datasette on an SQLite file."""
    port = free_port()
    settings = [word for name, value in COMPLETE.items() for word in ("--setting", name, str(value))]
    command = [str(DATASETTE), "serve", "--immutable", str(file), "--port", str(port), *settings]
    return running(command, port, "/-/versions.json", {**os.environ, "NO_COLOR": "1"})
