"""The web UI in a process of its own, served as users serve it; run as a script it is that process."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg import Settings, connect, from_env
from webui.serve import free_port, serve

_HERE = Path(__file__)


@contextmanager
def served(settings: Settings) -> Iterator[str]:
    """The web UI over one server, in a process of its own; yields its address."""
    environment = {
        **os.environ,
        "KG_HOME": str(settings.home),
        "KG_NEO4J_INSTALL": str(settings.install_folder),
        "PYTHONPATH": str(_HERE.parent.parent),
    }
    command = [sys.executable, str(_HERE)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        assert address, "the site did not start; its message is above"
        try:
            yield address.rstrip("/")
        finally:
            process.terminate()
            process.stdout.close()


def _serve() -> None:
    settings = from_env()
    serve(
        settings,
        lambda: connect(settings),
        host="127.0.0.1",
        port=free_port("127.0.0.1", 5600),
        threads=4,
        ready=lambda address: print(address, flush=True),
    )


if __name__ == "__main__":
    _serve()
