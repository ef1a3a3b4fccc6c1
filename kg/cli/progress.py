"""Progress on standard error: a bar on a terminal, a plain line every some seconds elsewhere."""

import sys
import time
from collections import Counter
from types import TracebackType
from typing import Self

import click

#: Seconds between two plain lines where there is no terminal.
_EVERY = 10.0


class Progress:
    """Told of steps and counts by a load; says bytes, rate and time left."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.counts: Counter[str] = Counter()
        self.started = self.said = time.monotonic()
        self._shown = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown and sys.stderr.isatty():
            click.echo("", err=True)

    def told(self, step: str, count: int) -> None:
        """Take note of one more piece of work, and say so if it is time."""
        self.counts[step] += count
        now = time.monotonic()
        if now - self.said < (0.2 if sys.stderr.isatty() else _EVERY):
            return
        self.said = now
        self._shown = True
        if sys.stderr.isatty():
            click.echo(f"\r\x1b[K{self.line(now)}", nl=False, err=True)
        else:
            click.echo(self.line(now), err=True)

    def line(self, now: float) -> str:
        """One line: bytes read of all, rate, time left; then what has been done with it."""
        read = self.counts["read"]
        seconds = max(now - self.started, 1e-6)
        parts = [f"read {read / 1e6:,.1f} MB"]
        if self.size:
            parts[0] = f"read {read / 1e6:,.1f} of {self.size / 1e6:,.1f} MB"
            rate = read / seconds
            if 0 < read < self.size:
                parts.append(f"{rate / 1e6:,.1f} MB/s, {(self.size - read) / rate:,.0f} s left")
        parts += [f"{count:,} {step}" for step, count in self.counts.items() if step != "read"]
        return " · ".join(parts)
