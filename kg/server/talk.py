"""How the managed server's commands say what they are doing."""

import sys
from collections.abc import Callable

Say = Callable[[str], object]


def to_stderr(line: str) -> None:
    """Talk goes to standard error, so that standard output stays data."""
    print(line, file=sys.stderr, flush=True)
