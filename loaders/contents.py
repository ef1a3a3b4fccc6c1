"""What a delivery is: its files by form, release and packing, and what is in each kind of them."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from kg.model import Item, Link, Product, Reject, kind_of
from loaders import registry
from loaders.files import Member
from loaders.packing import Unreadable

#: How ends of links are counted that a file only names: they weigh less than a record.
NAMED = "named"


@dataclass(slots=True)
class Content:
    """Files of one form, release and packing."""

    about: str
    release: str
    packing: str
    files: int = 0
    read: Counter[str] = field(default_factory=Counter)
    """Records and rows of links."""
    named: Counter[str] = field(default_factory=Counter)
    """What is only named, so that a link has its end."""
    inside: Counter[str] = field(default_factory=Counter)
    """Links that stand inside records."""
    rejects: Counter[str] = field(default_factory=Counter)
    newest: str = ""
    """When the latest record was last changed."""

    def take(self, item: Item) -> None:
        """Count one item."""
        if isinstance(item, Reject):
            self.rejects[item.reason] += 1
        elif isinstance(item, Link):
            self.read[f"link {item.name}"] += 1
        elif getattr(item, "mentioned", False):
            self.named[kind_of(item)] += 1
        else:
            self.read[kind_of(item)] += 1
            if isinstance(item, Product):
                self.inside.update(f"link {link.name}" for link in item.links)
                self.newest = max(self.newest, item.stamp[:10])

    def as_dict(self) -> dict[str, Any]:
        """The same as JSON holds it."""
        counts = {name: dict(sorted(getattr(self, name).items())) for name in ("read", "named", "inside", "rejects")}
        told = {"about": self.about, "looks_like": self.release, "packing": self.packing, "files": self.files}
        return told | {"last_changed": self.newest} | counts


@dataclass(slots=True)
class Contents:
    """All kinds of files of a delivery, in the order in which they are met."""

    kinds: dict[tuple[str, str, str], Content] = field(default_factory=dict)
    _now: Content | None = None

    def open(self, member: Member) -> None:
        """What is taken from now on comes out of this file."""
        about, release = recognised(member)
        key = (about, release, member.packing)
        self._now = self.kinds.setdefault(key, Content(*key))
        self._now.files += 1

    def take(self, item: Item) -> None:
        """Count one item of the file that is open."""
        if self._now is not None:
            self._now.take(item)

    def rows(self) -> list[dict[str, Any]]:
        """Every kind as JSON holds it."""
        return [one.as_dict() for one in self.kinds.values()]

    def weights(self) -> Counter[str]:
        """Everything that loading will have to do with, for an outlook."""
        found: Counter[str] = Counter()
        for one in self.kinds.values():
            found.update(one.read)
            found.update(one.inside)
            found[NAMED] += one.named.total()
        return +found


def recognised(member: Member) -> tuple[str, str]:
    """What a file is, and the release that it looks like."""
    try:
        first = member.head()
    except Unreadable as fault:
        return fault.reason, ""
    form = registry.form(first)
    if form is None:
        return "not recognised", ""
    if form.refusal:
        return form.refusal.partition(";")[0], ""
    return form.about, form.release(first) if form.release else ""


def lines(rows: list[dict[str, Any]]) -> list[str]:
    """A delivery in words: a line for each kind of file, and one for what is in it."""
    found = []
    for row in rows:
        packing = f" in {row['packing']}" if row["packing"] else ""
        release = f", looks like {row['looks_like']}" if row["looks_like"] else ""
        changed = f", last changed {row['last_changed']}" if row["last_changed"] else ""
        files = f"{row['files']:,} file" + ("s" if row["files"] != 1 else "")
        found.append(f"  {files}{packing}: {row['about']}{release}{changed}")
        counts = [f"{count:,} {name}" for name, count in row["read"].items()]
        counts += [f"{count:,} {name} only named" for name, count in row["named"].items()]
        if row["inside"]:
            counts.append(f"{sum(row['inside'].values()):,} links inside them")
        if row["rejects"]:
            counts.append(f"{sum(row['rejects'].values()):,} rejected")
        found.append(f"      {', '.join(counts) or 'nothing'}")
    return found
