"""Made-up dumps in both formats, with the truth beside them: `python -m bench.generate --works 20000 --seed 7 OUT`.

One pass, one work in memory at a time; the same options give the same bytes. In OUT:

    arxiv/arxiv-metadata-oai-snapshot.json
    openaire/{publication,dataset,organization,project,datasource,relation_1,relation_2}.json
    truth/works.jsonl        which record of which source is which work
    truth/people.jsonl       who there is, and who bears the name of whom
    truth/authorships.jsonl  which place in which author list is whom
    truth/labelled.jsonl     the same as labels for `kg people evaluate`
    truth/broken.jsonl       which lines cannot be used, and why

With `--second` also second/, the same world as the next release has it, and truth/second.jsonl: what differs.
"""

import gzip
import json
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any, cast

import click
import msgspec

from bench.arxiv_lines import arxiv_line, joined_by_doi
from bench.dice import Dice
from bench.openaire_lines import dataset_line, product_lines
from bench.openaire_things import institution_line, project_line, source_lines
from bench.relation_lines import Both, other_relations, work_relations
from bench.second import Second, differences
from bench.world import CITATIONS, Work, World

_SNAPSHOT = "arxiv/arxiv-metadata-oai-snapshot.json"
_TRUTHS = ("works", "people", "authorships", "labelled", "broken")
_ENTITIES = ("publication", "dataset", "organization", "project", "datasource", "relation_1", "relation_2")


class Out:
    """The files of one corpus, written line by line."""

    def __init__(self, folder: Path, stack: ExitStack, *, packed: bool, broken: float, seed: int) -> None:
        self.broken = broken
        self.seed = seed
        self._numbers: dict[str, int] = {}
        self._files: dict[str, IO[bytes]] = {}
        for name in (_SNAPSHOT, *(f"openaire/{one}.json" for one in _ENTITIES)):
            self._files[name] = stack.enter_context(_opened(folder / (name + ".gz" if packed else name), packed))
        for name in (f"truth/{one}.jsonl" for one in _TRUTHS):
            self._files[name] = stack.enter_context(_opened(folder / name, False))

    def write(self, name: str, line: bytes) -> None:
        """One line that ends in a line end; now and then a broken one after it."""
        self._files[name].write(line)
        number = self._numbers[name] = self._numbers.get(name, 0) + 1
        dice = Dice(self.seed, 16, *name.encode(), number)
        if self.broken and dice.some(self.broken):
            why, damaged = _damaged(name, line, dice)
            self._files[name].write(damaged)
            self._numbers[name] += 1
            self.truth("broken", {"file": name, "line": number + 1, "why": why})

    def openaire(self, name: str, line: Any) -> None:
        """One record of OpenAIRE."""
        self.write(f"openaire/{name}.json", msgspec.json.encode(line) + b"\n")

    def both(self, pair: Both) -> None:
        """One statement and its inverse."""
        for name, line in zip(("relation_1", "relation_2"), pair, strict=True):
            self.openaire(name, line)

    def truth(self, name: str, line: dict[str, Any]) -> None:
        """One line of the truth."""
        self._files[f"truth/{name}.jsonl"].write(msgspec.json.encode(line) + b"\n")


def _opened(path: Path, packed: bool) -> IO[bytes]:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not packed:
        return path.open("wb", buffering=1 << 20)
    # No time and no name in the header, so that the same options give the same bytes.
    return cast(IO[bytes], gzip.GzipFile(filename="", mode="wb", compresslevel=1, fileobj=path.open("wb"), mtime=0))


def _damaged(name: str, line: bytes, dice: Dice) -> tuple[str, bytes]:
    """A line of the same kind that cannot be used."""
    record = json.loads(line)
    ways = ["cut off", "a number"]
    if name == _SNAPSHOT:
        ways += ["no id", "impossible month"]
    else:
        ways += ["no target"] if "relation" in name else ["no id"]
    why = dice.pick(ways)
    if why == "cut off":
        return why, line[: len(line) // 2] + b"\n"
    if why == "a number":
        return why, b"7\n"
    if why == "impossible month":
        record["id"] = f"1513.{dice.below(99_999) + 1:05}"
    else:
        record["target" if why == "no target" else "id"] = None
    return why, json.dumps(record, separators=(",", ":")).encode() + b"\n"


def _write_work(out: Out, world: World, work: Work) -> None:
    if work.arxiv:
        out.write(_SNAPSHOT, arxiv_line(world, work))
    for line in product_lines(world, work):
        out.openaire("publication", line)
    if work.dataset and work.products:
        out.openaire("dataset", dataset_line(world, work))
    for pair in work_relations(world, work):
        out.both(pair)
    joined = len(work.products) + bool(work.arxiv) < 3 or joined_by_doi(work)
    identity = {"work": work.number, "arxiv": work.arxiv, "doi": work.doi, "openaire": work.products, "joined": joined}
    out.truth("works", identity)
    for position, author in enumerate(work.authors, 1):
        out.truth("authorships", {"work": work.number, "position": position, "person": author.person})
        for identifier in _separate(work, joined):
            out.truth("labelled", {"work": identifier, "position": position, "person": author.person})


def _separate(work: Work, joined: bool) -> list[str]:
    """An identifier of each work that the loaders make of this one: of copies that share none they make two."""
    found = [f"arxiv:{work.arxiv}" if work.arxiv else "", f"doi:{work.doi}" if work.doi else ""]
    return [one for one in found if one][: 1 if joined else 2]


def _write_things(out: Out, world: World) -> None:
    for number in range(world.institutions):
        out.openaire("organization", institution_line(world, number))
    for number in range(world.projects):
        out.openaire("project", project_line(world, number))
    for line in source_lines(world):
        out.openaire("datasource", line)
    for pair in other_relations(world):
        out.both(pair)
    for number in range(world.persons):
        person = world.people.person(number)
        about = {"person": number, "name": person.name, "orcid": person.orcid, "twin_of": person.twin_of}
        out.truth("people", about)


def generate(folder: Path, world: World, *, packed: bool = False, broken: float = 0.0) -> None:
    """Write a whole corpus with its truth into a folder."""
    with ExitStack() as stack:
        out = Out(folder, stack, packed=packed, broken=broken, seed=world.seed)
        _write_things(out, world)
        for number in world.numbers():
            _write_work(out, world, world.work(number))
            if number % 10_000 == 9_999:
                click.echo(f"{number + 1:,} works", err=True)


@click.command()
@click.argument("out", type=click.Path(path_type=Path, file_okay=False))
@click.option("--works", default=20_000, show_default=True, type=click.IntRange(1, 10_000_000), help="How many works.")
@click.option("--seed", default=7, show_default=True, type=click.IntRange(0), help="Another seed, another world.")
@click.option("--collaborations", default=0, show_default=True, help="Works of 3,000 authors.")
@click.option("--citations", default=CITATIONS, show_default=True, help="How often a work tries to cite another.")
@click.option("--broken", default=0.0, show_default=True, type=click.FloatRange(0, 0.5), help="Share of broken lines.")
@click.option("--packed", is_flag=True, help="Pack the dumps with gzip.")
@click.option("--second", is_flag=True, help="Also the next release, and what differs.")
def main(
    out: Path, works: int, seed: int, collaborations: int, citations: int, broken: float, packed: bool, second: bool
) -> None:
    """Write made-up dumps of arXiv and OpenAIRE and the truth about them into OUT."""
    if out.exists() and any(out.iterdir()):
        click.echo(f"{out} is not empty; give a new folder", err=True)
        sys.exit(1)
    world = World(works, seed, collaborations, citations)
    generate(out, world, packed=packed, broken=broken)
    if second:
        after = Second(works, seed, collaborations, citations)
        generate(out / "second", after, packed=packed, broken=broken)
        with (out / "truth" / "second.jsonl").open("wb") as file:
            file.writelines(msgspec.json.encode(line) + b"\n" for line in differences(world, after))


if __name__ == "__main__":
    main()
