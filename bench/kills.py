"""Loads that are killed at random moments and go on: `python -m bench.kills --bulk 30 --bolt 20 --seed 1`.

Made-up dumps are loaded again and again, in bulk into a home that serves another release meanwhile, and over Bolt into
an empty one. At random moments a process is killed without a last word (SIGKILL): one that reads, the command itself
in any stage, the importer, a server. Then the load goes on, and what comes out is compared, byte by byte, with what
comes of the same load undisturbed. All the while somebody asks the graph that serves what it holds.
"""

import json
import random
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from bench.bed import folder_for, machine
from bench.generate import generate
from bench.kills_bolt import bolt
from bench.kills_bulk import bulk
from bench.kills_told import Kill
from bench.second import Second
from bench.world import World


def corpora(folder: Path, works: int) -> list[Path]:
    """Two releases of made-up dumps."""
    made = [folder / "first", folder / "second"]
    for place, world in zip(made, (World(works, 7), Second(works, 7)), strict=True):
        if not place.exists():
            generate(place, world)
    return made


def lines(kills: list[Kill]) -> Iterator[str]:
    """The table for people."""
    yield "| no. | load | killed | at | the command said | going on said | equal |"
    yield "|---|---|---|---|---|---|---|"
    for number, one in enumerate(kills, 1):
        equal = {True: "yes", False: "NO", None: "?"}[one.equal]
        cells = (str(number), one.load, one.killed, one.stage, one.said, one.resumed, equal)
        yield "| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |"


@click.command()
@click.option("--bulk", "in_bulk", default=30, show_default=True, help="Kills of bulk loads.")
@click.option("--bolt", "over_bolt", default=20, show_default=True, help="Kills of loads over Bolt.")
@click.option("--seed", default=1, show_default=True, help="Another seed, other moments.")
@click.option("--works", default=300, show_default=True, help="Works of the made-up dumps.")
@click.option("--folder", type=click.Path(path_type=Path, file_okay=False), help="Keep dumps and homes here.")
@click.option("--json", "told", type=click.Path(path_type=Path, dir_okay=False), help="Also write all of it as JSON.")
@click.pass_context
def main(
    ctx: click.Context, in_bulk: int, over_bolt: int, seed: int, works: int, folder: Path | None, told: Path | None
) -> None:
    """Kill loads at random moments, let them go on, and compare; status 1 where anything differs."""
    dice = random.Random(seed)
    faults: list[str] = []
    kills: list[Kill] = []
    served: dict[str, Any] = {}
    with folder_for(folder) as place:
        made = corpora(place.absolute(), works)
        if in_bulk:
            served = bulk(place.absolute(), made, in_bulk, dice, kills, faults)
        if over_bolt:
            digest = bolt(place.absolute(), made[0], over_bolt, dice, kills, faults)
            if in_bulk and digest != served["digest"]:
                faults.append("In bulk and over Bolt, undisturbed, it is not the same graph")
    for line in lines(kills):
        click.echo(line)
    for line in [*faults, f"Meanwhile: {json.dumps(served)}"]:
        click.echo(line)
    if told:
        answer = {"kills": [asdict(one) for one in kills], "faults": faults, "served": served, "machine": machine()}
        told.write_text(json.dumps(answer, indent=1, ensure_ascii=False), encoding="utf-8")
    ctx.exit(1 if faults or not all(one.equal for one in kills) else 0)


if __name__ == "__main__":
    main()
