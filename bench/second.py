"""The next release of a made-up world: works that came, went, were changed, merged and split; links that came and went.

What becomes of a work depends on the seed and its number alone, so that both releases are written in one pass each
and what differs is known without comparing them.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from bench.dice import Dice
from bench.openaire_things import UNKNOWN
from bench.relation_lines import work_relations
from bench.world import Work, World, openaire_id

_REMOVED, _CHANGED, _MERGED, _SPLIT, _CITED_LESS, _CITED_MORE = 0.03, 0.10, 0.5, 0.03, 0.05, 0.05
_ADDED = 0.03


class Second(World):
    """A world as the next release has it; preprint servers are as they were."""

    __slots__ = ()

    def numbers(self) -> range:
        """The numbers of all works, the new ones last."""
        return range(self.works + max(1, int(self.works * _ADDED)))

    def products(self, number: int) -> tuple[str, ...]:
        """OpenAIRE ids of a work: some are gone, some two are one, some one is two."""
        before = World.products(self, number)
        if not before or number >= self.works:
            return before
        removed, merged, split = (Dice(self.seed, 17, number, place) for place in range(3))
        if removed.some(_REMOVED):
            return ()
        if len(before) == 2 and merged.some(_MERGED):
            return (openaire_id("doi_dedup", self.doi(number)),)
        if before[0].startswith("doi_dedup") and split.some(_SPLIT):
            preprint = openaire_id("doi", f"10.48550/arxiv.{self.arxiv_id(number)}")
            return preprint, openaire_id("doi", self.doi(number))
        return before

    def work(self, number: int) -> Work:
        """The work of a number, as it is now."""
        made = World.work(self, number)
        cites = tuple(cited for cited in made.cites if self.products(cited))
        changed, less, more = (Dice(self.seed, 18, number, place) for place in range(3))
        if number < self.works:
            if less.some(_CITED_LESS):
                cites = cites[1:]
            other = more.below(max(1, number))
            if more.some(_CITED_MORE) and number and self.products(other) and other not in made.cites:
                cites = (*cites, other)
            if changed.some(_CHANGED):
                made = replace(made, title=f"{made.title} revisited")
        return replace(made, cites=cites)


def differences(before: World, after: Second) -> Iterator[dict[str, Any]]:
    """What differs in OpenAIRE's form: things first told by their ids, then links by the numbers of works."""
    for number in after.numbers():
        old = before.work(number) if number < before.works else None
        new = after.work(number)
        yield from _things(number, old, new)
        yield from _links(before, after, old, new)


def _things(number: int, old: Work | None, new: Work) -> Iterator[dict[str, Any]]:
    was, now = old.products if old else (), new.products
    what = _fate(was, now)
    if not what and old and was and old.title != new.title:
        what = "changed"
    # Two products that stay two are two things, each changed for itself.
    for place in range(len(now) if what in ("changed", "added") else len(was) if what == "removed" else 1):
        if what:
            yield {"what": what, "kind": "paper", "work": number, "place": place, "before": was, "after": now}
    if not new.dataset:
        return
    fate = "added" if now and not was else "removed" if was and not now else ""
    if not fate and old and was and old.title != new.title:
        fate = "changed"
    if fate:
        yield {"what": fate, "kind": "dataset", "work": number}


def _fate(was: tuple[str, ...], now: tuple[str, ...]) -> str:
    if bool(was) != bool(now):
        return "added" if now else "removed"
    return {1: "split", -1: "merged"}.get(len(now) - len(was), "")


def _links(before: World, after: Second, old: Work | None, new: Work) -> Iterator[dict[str, Any]]:
    was = set(_ends(before, old)) if old else set()
    now = set(_ends(after, new))
    for what, found in (("link added", now - was), ("link removed", was - now)):
        for name, target in sorted(found, key=str):
            yield {"what": what, "name": name, "work": new.number, "target": target}


def _ends(world: World, work: Work) -> Iterator[tuple[str, str]]:
    """Name and target of everything a work stands in relation to; works that it cites by number."""
    numbers = {world.products(cited)[-1]: f"work {cited}" for cited in work.cites}
    for row, _ in work_relations(world, work):
        if row["target"] != UNKNOWN:
            target: str = row["target"]
            yield row["relType"]["name"], numbers.get(target, target)
