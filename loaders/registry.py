"""One table of what can be loaded: the form a file is in, the source it comes from, and who reads it."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from kg.model import Item, Reject
from loaders import foreign
from loaders.arxiv import recognise as arxiv
from loaders.files import Member
from loaders.openaire import reader as openaire
from loaders.openaire import recognise as openaire_forms
from loaders.openaire.release import release
from loaders.packing import Unreadable

#: Bytes in which a file that is not recognised is searched for JSON.
_LOOKED_AT = 1 << 16
#: A line on which an object begins, on its own or in an array; Turtle has brackets, but no such.
_JSON = re.compile(rb"^\s*(?:\[\s*)?\{\s*(?:\"|$)", re.MULTILINE)

Reader = Callable[[Member], Iterator[Item]]


class Form(NamedTuple):
    """One form of one source; what is known but not loaded says why in `refusal`."""

    source: str
    about: str
    reader: Reader | None = None
    refusal: str = ""
    knows: Callable[[bytes], bool] | None = None
    """Whether a file that begins so is of this form; the two sources we come with tell their forms apart themselves."""
    release: Callable[[bytes], str] | None = None
    """Which release a file that begins so looks like, in words."""


def _openaire(member: Member) -> Iterator[Item]:
    return openaire.items(member.lines(), member.name, member.hint)


def _arxiv(form: str) -> Reader:
    def read(member: Member) -> Iterator[Item]:
        if form in arxiv.LINE_READERS:
            return arxiv.LINE_READERS[form](member.lines(), member.name)
        return arxiv.STREAM_READERS[form](member.stream(), member.name)

    return read


FORMS: dict[str, Form] = {
    "openaire dump": Form("openaire", "an OpenAIRE dump", _openaire, release=release),
    "openaire api": Form("openaire", "an answer of the OpenAIRE Graph API", _openaire, release=release),
    "openaire scholix": Form("openaire", "Scholix links of OpenAIRE", _openaire, release=release),
    # Their reader refuses them line by line, for a file may hold good lines after a bad one.
    **{f"openaire {name}": Form("openaire", "", _openaire, why) for name, why in openaire_forms.REFUSALS.items()},
    "snapshot": Form("arxiv", "an arXiv snapshot", _arxiv("snapshot")),
    "snapshot-array": Form("arxiv", "an arXiv snapshot", _arxiv("snapshot-array")),
    "oai": Form("arxiv", "an OAI-PMH answer of arXiv", _arxiv("oai"), release=arxiv.server),
    "atom": Form("arxiv", "an answer of arXiv's Atom API", _arxiv("atom")),
    "recorded": Form("arxiv", "a recorded answer of arXiv (XML inside JSON)", _arxiv("recorded")),
    "abs": Form("arxiv", "an .abs file of arXiv", _arxiv("abs")),
    "listing": Form("arxiv", "a listing of arXiv papers", _arxiv("listing")),
    "dc-lines": Form("arxiv", "lines of arXiv's Dublin Core", _arxiv("dc-lines")),
    "unarxive": Form("arxiv", "unarXive", _arxiv("unarxive")),
    "pairs": Form("arxiv", "pairs of arXiv ids", _arxiv("pairs")),
    "snap": Form("arxiv", "a citation network of SNAP", _arxiv("snap")),
}


def form(first: bytes) -> Form | None:
    """The form that begins with these bytes, None for what is none of ours."""
    further = next((one for one in FORMS.values() if one.knows and one.knows(first)), None)
    name = None if further else arxiv.form(first) or openaire_forms.form(first)
    return FORMS.get(name) if name else further


def sources() -> list[str]:
    """Whose dumps can be loaded."""
    return sorted({one.source for one in FORMS.values()})


def items(member: Member, source: str | None = None) -> Iterator[Item]:
    """What one member says; of a wrong or unreadable one a single reject that says what it looks like."""
    try:
        found = form(member.head())
        if found is None:
            yield from _unrecognised(member, source)
        elif found.reader is None or (found.refusal and found.source != source):
            yield Reject(reason=found.refusal, where=member.name)
        elif source is not None and found.source != source:
            detail = f"this looks like {found.about}; load it with kg load {found.source}"
            yield Reject(reason=f"not from {source}", where=member.name, detail=detail)
        else:
            yield from found.reader(member)
    except Unreadable as fault:
        yield Reject(reason=fault.reason, where=member.name, detail=str(fault).removeprefix(f"{member.name}: "))


def _unrecognised(member: Member, source: str | None) -> Iterator[Item]:
    """Where there is JSON, it may be a dump with damage at its beginning: OpenAIRE's reader judges line by line."""
    look = foreign.look(member.head()[:_LOOKED_AT])
    if source == "openaire" and not look and _JSON.search(member.head()[:_LOOKED_AT]):
        yield from _openaire(member)
        return
    sources = "OpenAIRE or arXiv" if source is None else source
    beginning = ascii(member.head()[:60].decode("utf-8", "replace"))
    detail = f"not a file of {sources}; {f'{look}; ' if look else ''}it begins {beginning}"
    yield Reject(reason="not recognised", where=member.name, detail=detail)
