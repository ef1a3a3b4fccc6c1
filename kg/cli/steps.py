"""The parts of a long command and how long each took, told on standard error."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import click


class Steps:
    """Announces each step, and lists all with their seconds at the end."""

    def __init__(self) -> None:
        self.taken: list[tuple[str, float]] = []

    @contextmanager
    def __call__(self, name: str) -> Iterator[None]:
        """One step."""
        click.echo(f"{name[0].upper()}{name[1:]} …", err=True)
        started = time.perf_counter()
        yield
        self.taken.append((name, time.perf_counter() - started))

    def say(self) -> None:
        """All steps with their seconds."""
        parts = ", ".join(f"{name} {seconds:.1f} s" for name, seconds in self.taken)
        click.echo(f"Done: {parts}", err=True)
