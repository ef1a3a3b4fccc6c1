"""The demo corpus read a second time, by hand: what the queries' answers are computed from in the tests.

Nothing of the loaders is used: works are joined here by shared identifiers, years are the earliest date that any
record gives, links are taken from the rows of `relation.json`. Only who is who is asked of the graph: a person is
whoever stands at a place of an author list (that has tests of its own).
"""

import json
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from functools import cache
from importlib.resources import files
from typing import Any

Raw = dict[str, Any]


@dataclass
class Work:
    """One work as its raw records give it."""

    id: str
    label: str
    openaire: list[Raw] = field(default_factory=list)
    arxiv: list[Raw] = field(default_factory=list)

    @property
    def dates(self) -> list[str]:
        """Every date that a record gives, versions and copies included."""
        found = [one for record in self.openaire for one in (record["publicationDate"], *_copy_dates(record)) if one]
        return found + [day for _, day in self.versions]

    @property
    def year(self) -> int:
        return min(int(date[:4]) for date in self.dates)

    @property
    def versions(self) -> list[tuple[int, str]]:
        """Numbers and dates of the arXiv versions."""
        found = [one for record in self.arxiv for one in record["versions"]]
        return sorted(
            (int(one["version"][1:]), parsedate_to_datetime(one["created"]).strftime("%Y-%m-%dT%H:%M:%SZ"))
            for one in found
        )

    @property
    def copies(self) -> list[Raw]:
        """The instances of OpenAIRE."""
        return [copy for record in self.openaire for copy in record["instances"] or []]

    @property
    def title(self) -> str:
        """arXiv's title where it has one; the one accent that a title of the corpus writes in TeX is put in."""
        title = self.arxiv[0]["title"] if self.arxiv else self.openaire[0]["mainTitle"]
        return " ".join(title.replace("\\`a", "à").split())

    @property
    def authors(self) -> int:
        return len(self.arxiv[0]["authors_parsed"] if self.arxiv else self.openaire[0]["authors"] or [])

    @property
    def open(self) -> bool:
        """Whether it is open; the corpus says so of a work or says nothing, and whatever lies on arXiv is open."""
        return bool(self.arxiv) or any(record["bestAccessRight"] for record in self.openaire)

    @property
    def topics(self) -> set[str]:
        """Ids of topics: categories, and keywords in lower case."""
        keywords = {
            "keyword:" + " ".join(subject["subject"]["value"].lower().split())
            for record in self.openaire
            for subject in record["subjects"] or []
        }
        return keywords | {f"arxiv:{one}" for record in self.arxiv for one in record["categories"].split()}


def _copy_dates(record: Raw) -> list[str]:
    return [copy["publicationDate"] for copy in record["instances"] or []]


@cache
def _lines(name: str) -> list[Raw]:
    text = files("kg").joinpath("demo").joinpath(name).read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


def _identifier(pid: Raw) -> str:
    scheme, value = pid["scheme"].lower(), pid["value"]
    if scheme == "doi":
        value = value.lower()
        return "arxiv:" + value.rpartition("arxiv.")[2] if value.startswith("10.48550/arxiv.") else f"doi:{value}"
    return f"{scheme}:{value}"


def _ids(record: Raw) -> set[str]:
    pids = [*(record["pids"] or []), *(pid for copy in record["instances"] or [] for pid in copy["pids"] or [])]
    return {_identifier(pid) for pid in pids}


@cache
def works() -> dict[str, Work]:
    """All works by id: records that share an identifier are one, and the lowest arXiv id, else DOI, is its name."""
    groups: list[tuple[str, set[str], list[Raw], list[Raw]]] = []
    records = [(label, _ids(one), one, None) for label, name in _FILES for one in _lines(f"openaire/{name}.json")]
    snapshot = _lines("arxiv/arxiv-metadata-oai-snapshot.json")
    for one in snapshot:
        own = {f"arxiv:{one['id']}"} | ({f"doi:{one['doi'].lower()}"} if one["doi"] else set())
        records.append(("Paper", own, None, one))
    for label, ids, openaire, arxiv in records:
        joined = [group for group in groups if group[0] == label and group[1] & ids]
        groups = [group for group in groups if group not in joined]
        groups.append(
            (
                label,
                ids.union(*(group[1] for group in joined)),
                [record for group in joined for record in group[2]] + ([openaire] if openaire else []),
                [record for group in joined for record in group[3]] + ([arxiv] if arxiv else []),
            )
        )
    made = [
        Work(min(one for one in ids if one.startswith(_best(ids))), label, openaire, arxiv)
        for label, ids, openaire, arxiv in groups
    ]
    return {one.id: one for one in made}


_FILES = (("Paper", "publication"), ("Dataset", "dataset"), ("Software", "software"))


def _best(ids: set[str]) -> str:
    return "arxiv:" if any(one.startswith("arxiv:") for one in ids) else "doi:"


@cache
def _by_record() -> dict[str, str]:
    return {record["id"]: one.id for one in works().values() for record in one.openaire}


def _links(name: str) -> Iterable[tuple[str, str]]:
    return (
        (row["source"], row["target"]) for row in _lines("openaire/relation.json") if row["relType"]["name"] == name
    )


@cache
def cites() -> dict[str, set[str]]:
    """What each work cites."""
    found: dict[str, set[str]] = defaultdict(set)
    for citing, cited in _links("Cites"):
        if _by_record()[citing] != _by_record()[cited]:
            found[_by_record()[citing]].add(_by_record()[cited])
    return found


@cache
def cited_by() -> dict[str, set[str]]:
    """What cites each work."""
    found: dict[str, set[str]] = defaultdict(set)
    for citing, all_cited in cites().items():
        for cited in all_cited:
            found[cited].add(citing)
    return found


@cache
def institutions() -> dict[str, Raw]:
    """Institutions by our id."""
    return {_ror(one): one for one in _lines("openaire/organization.json")}


def _ror(raw: Raw) -> str:
    return "ror:" + next(pid["value"] for pid in raw["pids"] if pid["scheme"] == "ROR").rpartition("/")[2]


@cache
def affiliated() -> dict[str, set[str]]:
    """Institutions of each work."""
    by_id = {one["id"]: _ror(one) for one in _lines("openaire/organization.json")}
    found: dict[str, set[str]] = defaultdict(set)
    for work, institution in _links("hasAuthorInstitution"):
        found[_by_record()[work]].add(by_id[institution])
    return found


@cache
def projects() -> dict[str, Raw]:
    """Projects by our id."""
    return {f"oaire:{one['id']}": one for one in _lines("openaire/project.json")}


@cache
def funded() -> dict[str, set[str]]:
    """Projects of each work."""
    found: dict[str, set[str]] = defaultdict(set)
    for work, project in _links("isProducedBy"):
        found[_by_record()[work]].add(f"oaire:{project}")
    return found


def inverted(links: dict[str, set[str]]) -> dict[str, set[str]]:
    """The same links from the other end."""
    found: dict[str, set[str]] = defaultdict(set)
    for one, others in links.items():
        for other in others:
            found[other].add(one)
    return found


def plain(name: str) -> str:
    """A name without accents and in lower case."""
    bare = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in bare if not unicodedata.combining(letter)).lower()
