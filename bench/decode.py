"""`python -m bench.decode FILE…`: reading against inflating and msgspec with nothing else, per core.

Of each file: inflated and cut into lines; the same and every line decoded by msgspec; the same and every line decoded
into the typed objects that the reader works with; the same and every line read into clean records. Processor time, the
best of several turns, each of which begins with empty caches. "Decode alone" is msgspec's time over that for typed
objects, both without the cutting; "decode and clean" is msgspec's over the reader's.
"""

import functools
import gc
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import click
import msgspec

from kg.model import Item
from loaders.arxiv import snapshot
from loaders.files import Member, members
from loaders.openaire import shapes
from loaders.registry import FORMS, form, items

TURNS = 5


def _cut(member: Member) -> int:
    return sum(1 for _ in member.lines())


def _decoded(member: Member) -> int:
    decode = msgspec.json.Decoder().decode
    count = 0
    for _, line in member.lines():
        decode(line)
        count += 1
    return count


def _shape(path: Path) -> Callable[[bytes], object]:
    """What makes typed objects of the lines of a file."""
    is_snapshot = any(form(member.head()) is FORMS["snapshot"] for member in members([path]))
    return snapshot.DECODER.decode if is_snapshot else shapes.decoded


def _typed(shape: Callable[[bytes], object], member: Member) -> int:
    """What the reader decodes a line into before it cleans: typed where the line has the shape, else key by key."""
    decode = msgspec.json.Decoder().decode
    count = 0
    for _, line in member.lines():
        try:
            shape(line)
        except msgspec.DecodeError:
            decode(line)
        count += 1
    return count


def _forget() -> None:
    """Empty every cache: a turn that finds what the one before it has kept says nothing of a file ten times as long."""
    for one in gc.get_objects():
        if type(one) is functools._lru_cache_wrapper:  # Asking what a weak proxy is an instance of may fail.
            one.cache_clear()


def _read(member: Member) -> int:
    count = 0
    one: Item
    for one in items(member):  # noqa: B007 - taken and dropped
        count += 1
    return count


def taken(work: Callable[[Member], int], path: Path, turns: int) -> tuple[int, float]:
    """What was counted, and the processor time of the fastest turn."""
    best, count = float("inf"), 0
    for _ in range(turns):
        _forget()
        begun = time.process_time()
        count = sum(work(member) for member in members([path]))
        best = min(best, time.process_time() - begun)
    return count, best


def figures(path: Path, turns: int = TURNS) -> tuple[int, float, float, float, float]:
    """Lines, and seconds for cutting, decoding, decoding into typed objects and reading them."""
    works = (_cut, _decoded, functools.partial(_typed, _shape(path)), _read)
    (lines, cut), (_, decoded), (_, typed), (_, read) = (taken(work, path, turns) for work in works)
    return lines, cut, decoded, typed, read


def table(paths: Sequence[Path], turns: int = TURNS) -> str:
    """A row for each file; times in microseconds a line."""
    made = [
        "| file | lines | inflate, cut | + msgspec | + typed | + reader | decode alone | decode and clean |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for path in paths:
        lines, *times = figures(path, turns)
        each = [1e6 * one / max(lines, 1) for one in times]
        cut, decoded, typed, read = each
        ratios = f"{(decoded - cut) / (typed - cut):.2f} | {decoded / read:.2f}"
        told = " | ".join(f"{one:.2f}" for one in each)
        made.append(f"| {path.name} | {lines:,} | {told} | {ratios} |")
    return "\n".join(made)


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--turns", default=TURNS, show_default=True, help="How often each is done.")
def main(files: tuple[Path, ...], turns: int) -> None:
    """Measure reading FILES against decoding them and doing nothing else."""
    click.echo(table(files, turns))


if __name__ == "__main__":
    main()
