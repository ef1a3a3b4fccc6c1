"""Where an export goes: standard output for `-`, gzip by the ending, and never half a file under the final name."""

import gzip
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from kg.errors import CallerError

#: Level 9 costs twice the time of 6 and saves two per cent on triples.
GZIP_LEVEL = 6


@contextmanager
def _packed(raw: BinaryIO, zipped: bool) -> Iterator[BinaryIO]:
    if not zipped:
        yield raw
        return
    # No name and no time in the header: the same graph gives the same bytes.
    with gzip.GzipFile(filename="", mode="wb", compresslevel=GZIP_LEVEL, fileobj=raw, mtime=0) as packed:
        yield cast(BinaryIO, packed)


@contextmanager
def opened(name: str) -> Iterator[BinaryIO]:
    """A binary file to write to; it gets its name only when the block ended well."""
    if name == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    path = Path(name)
    unfinished = path.with_name(path.name + ".tmp")
    try:
        with unfinished.open("wb") as raw:
            with _packed(raw, path.suffix == ".gz") as out:
                yield out
            raw.flush()
            os.fsync(raw.fileno())
        unfinished.replace(path)
    except OSError as error:
        raise CallerError(f"Cannot write {name}: {error.strerror or error}") from error
    finally:
        unfinished.unlink(missing_ok=True)
