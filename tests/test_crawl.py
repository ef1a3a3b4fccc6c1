"""Every internal link that a visitor can follow from the first page leads to something."""

import re
from collections import Counter
from typing import Any
from urllib.parse import urldefrag

from page_text import Page

#: So many addresses of one shape are followed: the corpus has hundreds of people whose pages are alike.
_EACH = 6


def _shape(address: str) -> str:
    """What addresses of one sort have in common: first words of the path, arguments by name, ending."""
    path, _, query = address.partition("?")
    parts = path.split("/")[1:3]
    names = "&".join(sorted(part if part.startswith("list=") else part.split("=")[0] for part in query.split("&")))
    ending = re.search(r"\.(json|csv|ttl|jsonld|nt|rdf|bib|ris|csl|html|svg|gexf|graphml)$", path)
    kept = parts if parts[0] in ("queries", "map", "static") else parts[:1]
    return f"{'/'.join(kept)}?{names}{ending[0] if ending else ''}"


def test_every_internal_link_from_the_first_page_leads_somewhere(client: Any) -> None:
    waiting, seen, shapes = ["/"], {"/"}, Counter[str]()
    broken = []
    while waiting:
        address = waiting.pop(0)
        shapes[_shape(address)] += 1
        if shapes[_shape(address)] > _EACH:
            continue
        answer = client.get(address)
        if answer.status_code >= 400:
            broken.append((answer.status_code, address))
        if answer.mimetype != "text/html":
            continue
        for link in Page(answer.text).links:
            target = urldefrag(link).url
            if target.startswith("/") and target not in seen:
                seen.add(target)
                waiting.append(target)
    assert broken == []
    assert len(seen) > 500


def test_every_anchor_of_a_figure_is_on_its_page(client: Any) -> None:
    for address in ("/paper/arxiv:1811.02360", "/person/geran%20zhao~arxiv:2203.12570", "/institution/ror:02jx3x895",
                    "/topic/arxiv:cs.CV", "/version/arxiv:2109.07270v2", "/venue/issn:0925-2312",
                    "/project/oaire:corda__h2020::45ea1cbee9603fc863e712068dc67bc1"):  # fmt: skip
        page = Page(client.get(address).text)
        ids = {attributes.get("id") for _, attributes in page.elements}
        assert {link[1:] for link in page.links if link.startswith("#")} <= ids, address
