"""Wrong usage that only the layers below can see, told as click tells its own: one line, where help is, status 2."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from kg.errors import CallerError


@contextmanager
def asked_rightly() -> Iterator[None]:
    """What is checked in here was written on the command line, before anything is done."""
    try:
        yield
    except CallerError as error:
        raise click.UsageError(str(error)) from error
