"""One kill, and what came of it."""

import sys
from dataclasses import dataclass

import click

#: Lines that only say that something goes on as it should.
_TALK = ("Derived figures", "Going on", "  still starting", "read ")


@dataclass(slots=True)
class Kill:
    """What was killed, in which load, where that was, what was said, and whether the outcome is that of no kill."""

    load: str
    killed: str
    stage: str
    said: str = ""
    """By the command, where it was not the one that was killed."""
    resumed: str = ""
    equal: bool | None = None


def last(said: list[str]) -> str:
    """What a command said in the end."""
    return next((one for one in reversed(said) if one.strip()), "")


def first(said: list[str]) -> str:
    """With what a command went on."""
    return next((one for one in said if one.strip() and not one.startswith(_TALK)), "")


def complaints(said: list[str]) -> list[str]:
    """What no command may say: Python's own account of an error."""
    return ["\n".join(said)] if any(one.startswith("Traceback") for one in said) else []


def tell(line: str) -> None:
    """Say how far it is."""
    click.echo(line, file=sys.stderr)
