"""`python -m bench.decode FILE…`: reading against inflating and msgspec with nothing else, per core.

Of each file: inflated and cut into lines; the same and every line decoded by msgspec; the same and every line read
into records. Processor time, the best of several turns; the ratio says how much of the reader's time decoding takes.
"""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

import click
import msgspec

from kg.model import Item
from loaders.files import Member, members
from loaders.registry import items

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
        begun = time.process_time()
        count = sum(work(member) for member in members([path]))
        best = min(best, time.process_time() - begun)
    return count, best


def figures(path: Path, turns: int = TURNS) -> tuple[int, float, float, float]:
    """Lines, and seconds for cutting, decoding and reading them."""
    (_, cut), (lines, decoded), (_, read) = (taken(work, path, turns) for work in (_cut, _decoded, _read))
    return lines, cut, decoded, read


def table(paths: Sequence[Path], turns: int = TURNS) -> str:
    """A row for each file; times in microseconds a line."""
    made = ["| file | lines | inflate, cut | + msgspec | + reader | ratio |", "|---|---|---|---|---|---|"]
    for path in paths:
        lines, *times = figures(path, turns)
        each = [1e6 * one / max(lines, 1) for one in times]
        made.append(
            f"| {path.name} | {lines:,} | {each[0]:.2f} | {each[1]:.2f} | {each[2]:.2f} | {each[1] / each[2]:.2f} |"
        )
    return "\n".join(made)


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--turns", default=TURNS, show_default=True, help="How often each is done.")
def main(files: tuple[Path, ...], turns: int) -> None:
    """Measure reading FILES against decoding them and doing nothing else."""
    click.echo(table(files, turns))


if __name__ == "__main__":
    main()
