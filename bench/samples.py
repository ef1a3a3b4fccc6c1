"""`python -m bench.samples openaire=FOLDER arxiv=FOLDER`: what becomes of every file of real samples, as a table.

The readers of `kg load --dry-run` look at every file and every member of an archive by itself, without a database.
With `--graph` all of them are loaded into a server that is thrown away as well, and what is there is counted.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from bench.bed import throwaway
from kg import connect, schema
from kg.model import Item, Reject
from loaders.contents import Content, recognised
from loaders.files import Member, members
from loaders.registry import items
from loaders.run import Options, load, summary

_HEAD = "| file | what it is | release | records | accepted | rejected |\n|---|---|---|---|---|---|"
#: A reason is shown with the words of its first case where there are no more of them than this.
_FEW = 3


@dataclass(slots=True)
class Seen:
    """What one file or member says."""

    name: str
    content: Content
    lost: Counter[str] = field(default_factory=Counter)
    """Records and links that cannot be used."""
    left_out: Counter[str] = field(default_factory=Counter)
    """Single values without which a record is accepted."""
    firsts: dict[str, Reject] = field(default_factory=dict)

    def take(self, item: Item) -> None:
        """Count one item."""
        if not isinstance(item, Reject):
            self.content.take(item)
            return
        (self.left_out if item.value else self.lost)[item.reason] += 1
        self.firsts.setdefault(item.reason, item)

    @property
    def accepted(self) -> int:
        """Records and links that would be loaded; what is only named beside them is not counted."""
        return self.content.read.total()

    @property
    def refused(self) -> Reject | None:
        """Why nothing of this file is used, where it is the file that is refused and not a record of it."""
        if self.accepted or self.content.named or self.lost.total() != 1:
            return None
        only = self.firsts[next(iter(self.lost))]
        return only if only.where == self.name or self.by_name(only) else None

    def by_name(self, reject: Reject) -> bool:
        """Whether the file is known for something that is not loaded."""
        return reject.reason.startswith(f"{self.content.about};")


def seen(source: str, folder: Path) -> Iterator[Seen]:
    """Every member of every file below a folder."""
    for member in members([folder]):
        one = _opened(member)
        for item in items(member, source):
            one.take(item)
        yield one


def _opened(member: Member) -> Seen:
    about, release = recognised(member)
    return Seen(member.name, Content(about, release, member.packing))


def row(one: Seen, folder: Path) -> str:
    """One file as a line of the table."""
    content = one.content
    what = content.about + (f", in {content.packing}" if content.packing else "")
    cells = [one.name.removeprefix(f"{folder.name}/"), what, content.release]
    if refused := one.refused:
        # A refusal by name says all there is to say; else what the file looks like helps.
        detail = "" if one.by_name(refused) else refused.detail
        cells += ["", "nothing", ": ".join(filter(None, (refused.reason, detail)))]
    else:
        cells += [f"{one.accepted + one.lost.total():,}", _accepted(content), _rejected(one)]
    return "| " + " | ".join(map(_cell, cells)) + " |"


def _cell(text: str) -> str:
    return " ".join(text.replace("\\", "\\\\").replace("|", "\\|").split())


def _accepted(content: Content) -> str:
    counts = [f"{count:,} {kind}" for kind, count in sorted(content.read.items())]
    counts += [f"{count:,} {kind} only named" for kind, count in sorted(content.named.items())]
    return ", ".join(counts) or "nothing"


def _rejected(one: Seen) -> str:
    told = [_reason(one, reason, count) for reason, count in sorted(one.lost.items())]
    told += [f"{_reason(one, reason, count)}, left out" for reason, count in sorted(one.left_out.items())]
    return "; ".join(told)


def _reason(one: Seen, reason: str, count: int) -> str:
    detail = one.firsts[reason].detail if count <= _FEW else ""
    return f"{count:,} {reason}" + (f" ({'' if count == 1 else 'the first: '}{detail})" if detail else "")


def table(source: str, folder: Path) -> Iterator[str]:
    """The lines of the table of a folder, each as soon as its file is read."""
    yield f"## {source}\n\n{_HEAD}"
    accepted, rejected, files, refused = 0, Counter[str](), 0, 0
    for one in seen(source, folder):
        files += 1
        accepted += one.accepted
        if one.refused:
            refused += 1
        else:
            rejected += one.lost
        yield row(one, folder)
    lost = [f"{count:,} {reason.partition(';')[0]}" for reason, count in sorted(rejected.items())]
    lost += [f"{refused:,} files refused"] if refused else []
    yield f"| **{files:,} in all** | | | {accepted + rejected.total():,} | {accepted:,} | {'; '.join(lost)} |\n"


def loaded(source: str, folder: Path) -> str:
    """What a load of the folder says of itself, into a server that is thrown away."""
    with TemporaryDirectory() as bed, throwaway(Path(bed)) as settings, connect(settings) as graph:
        schema.apply(graph)
        return summary(load(graph, source, [folder], Options(release="samples")).as_dict())


@click.command()
@click.argument("folders", nargs=-1, required=True, metavar="SOURCE=FOLDER...")
@click.option("--graph", is_flag=True, help="Load each folder into a throw-away server as well.")
def main(folders: tuple[str, ...], *, graph: bool) -> None:
    """Say of every file below each folder what becomes of it."""
    for given in folders:
        source, _, folder = given.partition("=")
        for line in table(source, Path(folder)):
            click.echo(line)
        if graph:
            click.echo(loaded(source, Path(folder)))


if __name__ == "__main__":
    main()
