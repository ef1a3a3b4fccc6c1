"""Foreign text in every field of every kind of thing: it stands on the page as text, and nothing of it runs."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import pytest
from page_text import Page, inert

from kg import Settings
from kg.graph import Graph

HOSTILE = (
    "\"><img src=x onerror=alert(1)></script><script>alert(2)</script> ' {{ 7*7 }} $\\text{<script>alert(3)</script>}$"
)
LINK = "javascript:alert(4)"
KEY = "doi:10.1000/a\"b'c<d>&e f/é?x=1#y%20z"

GRAPH = """
CREATE (work:Paper:Work {id: $key, title: $text, subtitle: $text, abstract: $text, type: $text, date: $text, year: 2020,
  language: $text, access: $text, colour: $text, publisher: $text, countries: [$text], comments: $text,
  journal_ref: $text, report_no: $text, submitter: $text, license: $link, authors: 1, contributors: [$text],
  code_repository: $link, documentation_urls: [$link], stated_by: $text, stated_influence_class: $text,
  stated_citations: 3, sources: [$text], withdrawn: true, withdrawn_how: $text, embargo_end: $text})
CREATE (other:Software:Work {id: 'doi:10.1000/other', title: $text, year: 2021, code_repository: $link,
  sources: [$text]})
CREATE (data:Dataset:Work {id: 'doi:10.1000/data', title: $text, sources: [$text]})
CREATE (product:OtherProduct:Work {id: 'doi:10.1000/product', title: $text, sources: [$text]})
CREATE (person:Person {id: $text + '~' + $key, name: $text, name_key: $text, identity: $text, orcid: $text,
  alternative_names: [$text], sources: [$text]})
CREATE (twin:Person {id: 'twin~x', name: $text, name_key: $text, sources: [$text]})
CREATE (institution:Institution {id: 'ror:x', name: $text, short: $text, country_name: $text, website: $link,
  sources: [$text]})
CREATE (partner:Institution {id: 'ror:y', name: $text, sources: [$text]})
CREATE (topic:Topic {id: 'keyword:' + $text, label: $text, scheme: $text, code: $text})
CREATE (above:Topic {id: 'keyword:above', label: $text, scheme: 'keyword', code: $text})
CREATE (venue:Venue {id: 'name:x', title: $text, publisher: $text, issns: [$text]})
CREATE (source:Source {id: 'oaire:x', name: $text, type: $text, homepage: $link, description: $text, sources: [$text]})
CREATE (project:Project {id: 'oaire:y', code: $text, acronym: $text, title: $text, summary: $text, website: $link,
  start: $text, currency: $text, amount: 3.5, sources: [$text]})
CREATE (funder:Funder {id: 'funder:x', name: $text, short: $text, jurisdiction: $text})
CREATE (version:Version {id: $key + '/1', kind: 'copy', type: $text, license: $link, access: $text, oa_route: $text,
  refereed: $text, urls: [$link, 'https://x.org/"><script>'], date: '2020', pids: [$text], alternate_ids: [$text],
  apc_amount: $text, apc_currency: $text, sources: [$text]})
CREATE (record:Record {id: $text, source: $text, release: $text, stamp: $text,
  payload: '{"id": "x", "kind": "paper", "title": "</script><script>alert(5)</script>"}'})
CREATE (again:Record {id: 'y', source: $text, release: $text, payload: '{"title": "z"}'})
CREATE (identifier:Identifier {id: $text, scheme: $text, value: $text})
CREATE (identifier)-[:IDENTIFIES]->(work), (record)-[:DESCRIBES]->(work), (again)-[:DESCRIBES]->(work),
  (record)-[:DESCRIBES]->(institution), (record)-[:QUOTES_ID]->(:Identifier {id: 'doi:' + $text}),
  (person)-[:AUTHORED {position: 1, name: $text, name_key: $text, homonym: $text, orcid: $text, affiliations: [$text],
    sources: [$text]}]->(work),
  (twin)-[:AUTHORED {position: 2, name: $text, sources: [$text]}]->(other),
  (person)-[:COAUTHOR {papers: 1, weight: 1.0, first_year: 2020, last_year: 2020}]->(twin),
  (person)-[:MAYBE_SAME {rule: $text, evidence: [$text], score: 0.5}]->(twin),
  (work)-[:AFFILIATED {sources: [$text]}]->(institution), (work)-[:AFFILIATED {sources: [$text]}]->(partner),
  (person)-[:AFFILIATED {sources: [$text]}]->(institution),
  (institution)-[:COLLABORATES {papers: 1, weight: 1.0}]->(partner), (institution)-[:PART_OF]->(partner),
  (work)-[:ABOUT {primary: true, origin: $text, sources: [$text]}]->(topic), (work)-[:ABOUT]->(above),
  (topic)-[:BROADER]->(above), (work)-[:PUBLISHED_IN {volume: $text, issue: $text, first_page: $text}]->(venue),
  (work)-[:HOSTED_BY]->(source), (version)-[:HOSTED_BY]->(source), (work)-[:HAS_VERSION]->(version),
  (source)-[:PROVIDED_BY]->(institution), (work)-[:FUNDED_BY {sources: [$text]}]->(project),
  (work)-[:FUNDED_BY]->(funder), (funder)-[:FUNDED {stream: $text, stream_description: $text}]->(project),
  (institution)-[:TAKES_PART]->(project), (work)-[:RELATED {name: $text, sources: [$text]}]->(other),
  (work)-[:CITES {sources: [$text]}]->(other), (other)-[:CITES]->(work),
  (work)-[:MAYBE_SAME {rule: $text, evidence: [$text], score: 0.5}]->
    (:Paper:Work {id: 'doi:10.1000/same', title: $text}),
  (:Load {id: $text, source: $text, release: $text, state: $text, changed_at: 'x', finished: $text,
    rejects: '[{"reason": "</script><script>alert(6)</script>", "count": 1, "where": "x"}]'})
"""

ADDRESSES = {
    "paper": KEY,
    "software": "doi:10.1000/other",
    "dataset": "doi:10.1000/data",
    "other": "doi:10.1000/product",
    "person": f"{HOSTILE}~{KEY}",
    "institution": "ror:x",
    "topic": f"keyword:{HOSTILE}",
    "venue": "name:x",
    "source": "oaire:x",
    "project": "oaire:y",
    "funder": "funder:x",
    "version": f"{KEY}/1",
}


@dataclass(frozen=True)
class Hostile:
    """A client over the hostile graph."""

    client: Any

    def page(self, address: str) -> Page:
        """A page that must be there."""
        answer = self.client.get(address)
        assert answer.status_code == 200, answer.text[:500]
        return Page(answer.text)


@pytest.fixture
def hostile(scratch: Graph, scratch_settings: Settings) -> Hostile:
    from webui import create_app

    scratch.write(GRAPH, {"text": HOSTILE, "link": LINK, "key": KEY})
    return Hostile(create_app(scratch_settings, lambda: scratch, limits=False).test_client())


def test_every_page_shows_hostile_text_and_runs_nothing(hostile: Hostile) -> None:
    for kind, key in ADDRESSES.items():
        page = hostile.page(f"/{kind}/{quote(key, safe='/')}")
        inert(page)
        assert "<img src=x onerror=alert(1)></script><script>alert(2)</script> ' {{ 7*7 }}" in page.words
        assert "49" not in page.words


def test_every_list_shows_hostile_text_and_runs_nothing(hostile: Hostile) -> None:
    from queries.entities import PAGES

    for kind, key in ADDRESSES.items():
        for name in PAGES[kind].lists:
            inert(hostile.page(f"/{kind}/{quote(key, safe='/')}?list={name}"))


def test_links_of_a_hostile_key_lead_back_to_it(hostile: Hostile) -> None:
    paper = hostile.page(f"/person/{quote(ADDRESSES['person'], safe='/')}")
    own = [link for link in paper.links if link.startswith("/paper/") and "?" not in link]
    assert own
    assert hostile.page(own[0]).words.count("alert(1)") > 1


def test_home_search_and_status_are_inert(hostile: Hostile) -> None:
    for address in ("/", "/status", f"/search?q={quote(HOSTILE)}", "/search?q=onerror", "/search?q=alert"):
        inert(hostile.page(address))


def test_json_keeps_hostile_text_as_it_is(hostile: Hostile) -> None:
    answer = hostile.client.get(f"/paper/{quote(KEY, safe='/')}.json")
    assert answer.mimetype == "application/json"
    assert answer.json["title"] == HOSTILE
    assert answer.json["versions"]["copies"][0]["urls"] == ['https://x.org/"><script>']
