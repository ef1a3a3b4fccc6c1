"""References read from the graph, and written in any of the citation formats."""

from collections.abc import Iterable, Iterator, Sequence

from kg import bibtex, csl, ris
from kg.errors import Malformed, Unknown
from kg.graph import Graph
from kg.rdf_terms import KINDS
from kg.references import Reference, reference
from kg.statements import text

#: Works read at once.
PAGE = 100
#: Format -> media type.
FORMATS = {
    "bibtex": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
    "csl-json": "application/vnd.citationstyles.csl+json",
}


def references(graph: Graph, ids: Sequence[str], kind: str = "") -> list[Reference]:
    """The works of these ids in their order; an id that leads to no work is an error that names it."""
    label = next((label for label, name in KINDS.items() if name == kind), "")
    rows = graph.read(text("export", "works_for_citation"), {"ids": list(ids), "label": label}).dicts()
    found = {row["id"] for row in rows}
    for one in ids:
        if one not in found:
            raise Unknown(f"No work has the id {one}; kg show {one} says more")
    return [reference(row) for row in rows]


def all_references(graph: Graph) -> Iterator[Reference]:
    """Every work in the order of ids, page by page."""
    after = ""
    while True:
        ids = [row["id"] for row in graph.read(text("export", "work_ids"), {"after": after, "limit": PAGE}).dicts()]
        if not ids:
            return
        yield from references(graph, ids)
        after = ids[-1]


def written(works: Iterable[Reference], form: str) -> Iterator[str]:
    """The works in one format, in pieces."""
    match form:
        case "bibtex":
            return bibtex.written(works)
        case "ris":
            return ris.written(works)
        case "csl-json":
            return csl.written(works)
        case _:
            raise Malformed(f"{form!r} is not a citation format; there are {', '.join(FORMATS)}")


#: Columns of the table form.
COLUMNS = (
    "id", "kind", "type", "title", "authors", "year", "date", "container", "volume", "issue", "pages", "publisher",
    "doi", "arxiv", "url", "license",
)  # fmt: skip


def row(one: Reference) -> list[str]:
    """The cells of one work, in the order of `COLUMNS`."""
    made = {"authors": "; ".join(name.full for name in one.authors), "pages": "-".join(one.pages)}
    return [made[name] if name in made else str(getattr(one, name)) for name in COLUMNS]
