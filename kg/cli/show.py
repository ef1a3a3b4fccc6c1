"""`kg show` and `kg stats`: a thing, and the whole graph, as text or JSON."""

from collections.abc import Iterator
from typing import Any

import click

from kg.cli.output import shown

#: What names a row, best first.
_NAMES = ("title", "name", "label", "topic", "acronym", "code", "delivery", "id")


@click.command()
@click.argument("identifier")
@click.option("--json", "as_json", is_flag=True, help="The same as JSON, as the page's .json gives it.")
@click.option("--why", "as_why", is_flag=True, help="Of a person: by which evidence each mention belongs here.")
def show(identifier: str, as_json: bool, as_why: bool) -> None:
    """Show everything known about a thing.

    IDENTIFIER is a DOI, arXiv number (with or without version), ORCID, ROR or OpenAIRE id, a key of ours such as
    `arxiv:cs.CV` or `geran zhao~arxiv:2203.12570`, or an address.
    """
    from kg import connect, from_env
    from kg.cli.why import why_lines
    from queries import entities
    from queries.why import why

    with connect(from_env()) as graph:
        found, key = entities.known(graph, identifier)
        if as_why and found.kind != "person":
            raise click.UsageError(f"--why is for people, and {key} is none")
        answer = why(graph, found.facts) if as_why else entities.answer(graph, found)
    if not _names(identifier, key):
        click.echo(shown(f"{identifier} is known here as {key}"), err=True)
    if as_json:
        _print_json(answer)
    else:
        _print_lines(why_lines(answer) if as_why else lines(answer))


@click.command()
@click.option("--json", "as_json", is_flag=True, help="The same as JSON.")
def stats(as_json: bool) -> None:
    """Count nodes and relationships, list deliveries with their rejects, tell what is stale."""
    from kg import connect, from_env
    from queries.stats import overview

    with connect(from_env()) as graph:
        answer = overview(graph)
    if as_json:
        _print_json(answer)
    else:
        _print_lines(stat_lines(answer))


def _names(asked: str, key: str) -> bool:
    """Whether a text is the key itself, in whatever case, with or without scheme or the address around it."""
    from urllib.parse import unquote

    plain = unquote(asked.strip()).casefold()
    return plain.endswith((key.casefold(), key.casefold().partition(":")[2] or key.casefold()))


def _print_lines(told: Iterator[str]) -> None:
    """Lines of text; what a terminal would obey in foreign titles is taken out."""
    for line in told:
        for part in line.split("\n"):
            click.echo(shown(part))


def _print_json(answer: dict[str, Any]) -> None:
    import msgspec

    click.echo(msgspec.json.format(msgspec.json.encode({"ok": True, **answer}), indent=1).decode())


def lines(answer: dict[str, Any]) -> Iterator[str]:
    """A page as text: title, figures, then every list with how much of it is shown."""
    yield f"{answer['kind']}  {answer['id']}"
    yield answer.get("title") or answer.get("name") or answer["id"]
    for name in ("subtitle", "identity_words", "access_words", "withdrawn_words"):
        if answer.get(name):
            yield answer[name]
    if answer.get("versions", {}).get("submission"):
        yield answer["versions"]["submission"]
    yield ""
    yield "  ".join(f"{one['name']}: {one['value']}" for one in answer.get("facts", ()))
    if answer.get("abstract"):
        yield from ("", answer["abstract"])
    for one in answer.get("about", ()):
        yield f"{one['title']}: {'; '.join(value['text'] for value in one['values'])}"
    yield from _versions(answer.get("versions", {}))
    yield from _stated(answer.get("stated", {}))
    for name, part in answer.items():
        if isinstance(part, dict) and "rows" in part and "total" in part:
            yield from _list(name, part)
    for one in answer.get("suggestions", ()):
        yield f"May be the same: {_row(one)} ({one['rule']}: {'; '.join(one['evidence'])})"
    if answer.get("stale"):
        yield from ("", answer["stale"])


def _versions(versions: dict[str, Any]) -> Iterator[str]:
    for row in versions.get("history", ()):
        size = f"{row['size_kb']:,} kB" if row["size_kb"] else "size not given"
        marks = [word for word, on in (("this version", row["this"]), ("latest", row["latest"])) if on]
        yield f"{row['label']}  {row['date'] or 'date not given'}  {size}  {', '.join(marks)}".rstrip()
    for row in versions.get("copies", ()):
        where = ", ".join([*row["urls"], *(one["id"] for one in row["pids"])])
        parts = [row["day"], row["access_words"], row["oa_route"], row["license"], row["refereed_words"], where]
        yield "  ".join(part for part in (f"Copy: {row['type'] or 'type not given'}", *parts) if part)


def _stated(stated: dict[str, Any]) -> Iterator[str]:
    for row in stated.get("rows", ()):
        score = "score not given" if row["score"] is None else f"{row['score']:,}"
        of_class = f", {row['class']} ({row['class_words']})" if row["class"] else ""
        yield f"{row['title']}, stated by {stated['by_words']}: {score}{of_class}"


def _list(name: str, part: dict[str, Any]) -> Iterator[str]:
    title = part.get("title") or name.replace("_", " ").capitalize()
    if not part["total"]:
        yield f"\n{title}: none known"
        return
    some = part.get("shown", len(part["rows"]))
    yield f"\n{title}: {part['total']:,}" + (f", {some:,} shown" if some < part["total"] else "")
    for row in part["rows"]:
        yield f"  {_row(row)}"


def _row(row: dict[str, Any]) -> str:
    if "count" in row:
        return f"{row['year']}: {row['count']}"
    name = next((row[one] for one in _NAMES if row.get(one)), "")
    details = [row.get("year"), row.get("id") if name != row.get("id") else ""]
    return "  ".join(str(one) for one in (name, *details) if one not in (None, ""))


def stat_lines(answer: dict[str, Any]) -> Iterator[str]:
    """Counts, deliveries and staleness as text."""
    for row in answer["nodes"]:
        yield f"{row['label']:16}{row['nodes']:>14,}"
    yield ""
    for row in answer["relationships"]:
        yield f"{row['type']:16}{row['relationships']:>14,}"
    yield ""
    for load in answer["loads"]:
        read = ", ".join(f"{count:,} {name}" for name, count in load["read"].items())
        yield f"{load['delivery']}: {load['state']}; read {read or 'nothing'}; {sum(load['links'].values()):,} links"
        if load["waiting_links"]:
            yield f"  {load['waiting_links']:,} links wait for an end"
        for one in load["rejects"]:
            yield f"  rejected {one.get('count', 0):,}: {one.get('reason', '')} (for example {one.get('where', '')})"
    if not answer["loads"]:
        yield "Nothing has been loaded: kg demo, or kg load"
    yield answer["derived"]["words"] or "Derived figures are up to date."
